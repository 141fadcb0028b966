package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import glossa.features.display.SemanticHighlights;
import glossa.features.display.SemanticHighlights.Highlight;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensEdit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Highlights in the words of LSP (3.17, "Semantic Tokens"). Remembers what it last said of each
 * note, so that after a keystroke only what differs is sent.
 */
final class TokenEncoder {
    /**
     * The legend. Its types are standard ones, chosen by what editors colour without being told to:
     * Kate knows {@code function}, {@code parameter}, {@code enumMember}, {@code macro}, {@code
     * comment} and classes, and no modifiers (its lspclient, semantic_tokens_legend.cpp); Neovim's
     * own colours have {@code variable} as plain text; VS Code's themes colour all of these.
     *
     * <p>So a key is a {@code function}, and its locator the {@code parameter}. An unknown key is a
     * {@code comment}, as clangd says of inactive code: a type of its own and no modifier, since
     * Kate shows none and VS Code's themes have none; and not {@code deprecated}, which Neovim
     * strikes through, for a key that is half typed or not yet in the corpus is nothing of the
     * kind.
     */
    private static final List<String> LEGEND =
            List.of("function", "comment", "operator", "string", "parameter", "macro", "property");

    private final PositionEncoding encoding;
    private final Map<String, SentTokens> said = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();

    /** What was last said of a note, and under which name. */
    private record SentTokens(String id, List<Integer> data) {}

    /**
     * How the editor asks.
     *
     * @param full for whole notes
     * @param delta for what differs from the last answer
     * @param range for the part that is shown
     * @param refreshes whether it asks again when the server says so
     */
    record ClientSupport(boolean full, boolean delta, boolean range, boolean refreshes) {
        boolean any() {
            return full || range;
        }
    }

    TokenEncoder(PositionEncoding encoding) {
        this.encoding = encoding;
    }

    /** What is offered to an editor that asks so. */
    static JsonObject provider(ClientSupport asked) {
        JsonArray types = new JsonArray();
        LEGEND.forEach(types::add);
        JsonObject legend = new JsonObject();
        legend.add("tokenTypes", types);
        legend.add("tokenModifiers", new JsonArray());
        JsonObject provider = new JsonObject();
        provider.add("legend", legend);
        if (asked.delta()) {
            JsonObject full = new JsonObject();
            full.addProperty("delta", true);
            provider.add("full", full);
        } else {
            provider.addProperty("full", asked.full());
        }
        provider.addProperty("range", asked.range());
        return provider;
    }

    /** All of a note. */
    SemanticTokens full(Snapshot snapshot, Note note) {
        SentTokens now = new SentTokens(id(), data(note, SemanticHighlights.of(snapshot, note)));
        said.put(note.uri(), now);
        return new SemanticTokens(now.id(), now.data());
    }

    /** What differs from the answer {@code before}; all, where that was not the last one. */
    Object since(Snapshot snapshot, Note note, String before) {
        SentTokens then = said.get(note.uri());
        SemanticTokens now = full(snapshot, note);
        if (then == null || !then.id().equals(before)) {
            return now;
        }
        return new SemanticTokensDelta(difference(then.data(), now.getData()), now.getResultId());
    }

    /** The part of a note that is shown. */
    SemanticTokens within(Snapshot snapshot, Note note, Range range) {
        int start = encoding.offset(note.text(), note.lines(), range.getStart());
        int end = encoding.offset(note.text(), note.lines(), range.getEnd());
        Span span = new Span(Math.min(start, end), Math.max(start, end));
        return new SemanticTokens(data(note, SemanticHighlights.of(snapshot, note, span)));
    }

    /** The note is open no longer. */
    void forget(String uri) {
        said.remove(uri);
    }

    private String id() {
        return Long.toString(number.incrementAndGet());
    }

    /** One edit: what stands between the beginning and the end that both have. */
    private static List<SemanticTokensEdit> difference(List<Integer> then, List<Integer> now) {
        int least = Math.min(then.size(), now.size());
        int start = 0;
        while (start < least && then.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < least - start
                && then.get(then.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        int removed = then.size() - start - end;
        List<Integer> added = List.copyOf(now.subList(start, now.size() - end));
        return removed == 0 && added.isEmpty()
                ? List.of()
                : List.of(new SemanticTokensEdit(start, removed, added));
    }

    /** Five numbers a token: lines and characters since the one before, length, type, modifiers. */
    private List<Integer> data(Note note, List<Highlight> highlights) {
        List<Integer> data = new ArrayList<>(highlights.size() * 5);
        int line = 0;
        int character = 0;
        for (Highlight highlight : highlights) {
            Range range = encoding.range(note.text(), note.lines(), highlight.span());
            int nextLine = range.getStart().getLine();
            int next = range.getStart().getCharacter();
            data.add(nextLine - line);
            data.add(nextLine == line ? next - character : next);
            data.add(range.getEnd().getCharacter() - next);
            data.add(LEGEND.indexOf(type(highlight.kind())));
            data.add(0);
            line = nextLine;
            character = next;
        }
        return data;
    }

    private static String type(SemanticHighlights.TokenKind kind) {
        return switch (kind) {
            case KEY -> "function";
            case UNKNOWN_KEY -> "comment";
            case AT, MINUS, BRACKET -> "operator";
            case PREFIX, SUFFIX -> "string";
            case LOCATOR -> "parameter";
            case MOTIVATION -> "macro";
            case FIELD -> "property";
        };
    }
}
