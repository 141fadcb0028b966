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
 * Semantic highlights, encoded for LSP (3.17, "Semantic Tokens"). Keeps the tokens that it last
 * sent of each note, so that after a keystroke only the difference is sent.
 */
final class TokenEncoder {
    /**
     * The legend. Its types are standard ones, chosen by what editors colour by default: Kate knows
     * {@code function}, {@code parameter}, {@code enumMember}, {@code macro}, {@code comment} and
     * classes, and no modifiers (its lspclient, semantic_tokens_legend.cpp); Neovim's own colours
     * have {@code variable} as plain text; VS Code's themes colour all of these.
     *
     * <p>So a key is a {@code function}, and its locator the {@code parameter}. An unknown key is a
     * {@code comment}, as inactive code is in clangd: a type of its own instead of a modifier,
     * since neither Kate nor VS Code's themes show modifiers; and not {@code deprecated}, which
     * Neovim strikes through, since a key may be half typed or not yet in the corpus.
     */
    private static final List<String> LEGEND =
            List.of("function", "comment", "operator", "string", "parameter", "macro", "property");

    private final PositionEncoding encoding;
    private final Map<String, SentTokens> sent = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();

    /** The tokens of a note and their result id. */
    private record SentTokens(String id, List<Integer> data) {}

    /**
     * What the editor supports.
     *
     * @param full requests for whole notes
     * @param delta requests for the difference to the last answer
     * @param range requests for the visible part
     * @param refreshes requests of the server to request tokens again
     */
    record ClientSupport(boolean full, boolean delta, boolean range, boolean refreshes) {
        boolean any() {
            return full || range;
        }
    }

    TokenEncoder(PositionEncoding encoding) {
        this.encoding = encoding;
    }

    /** What is offered to an editor with this support. */
    static JsonObject provider(ClientSupport support) {
        JsonArray types = new JsonArray();
        LEGEND.forEach(types::add);
        JsonObject legend = new JsonObject();
        legend.add("tokenTypes", types);
        legend.add("tokenModifiers", new JsonArray());
        JsonObject provider = new JsonObject();
        provider.add("legend", legend);
        if (support.delta()) {
            JsonObject full = new JsonObject();
            full.addProperty("delta", true);
            provider.add("full", full);
        } else {
            provider.addProperty("full", support.full());
        }
        provider.addProperty("range", support.range());
        return provider;
    }

    /** The tokens of a whole note. */
    SemanticTokens full(Snapshot snapshot, Note note) {
        SentTokens now = new SentTokens(id(), data(note, SemanticHighlights.of(snapshot, note)));
        sent.put(note.uri(), now);
        return new SemanticTokens(now.id(), now.data());
    }

    /**
     * The difference to the tokens that the editor has; all tokens if those were not the last ones
     * sent.
     *
     * @param previousId the result id of what the editor has
     */
    Object since(Snapshot snapshot, Note note, String previousId) {
        SentTokens then = sent.get(note.uri());
        SemanticTokens now = full(snapshot, note);
        if (then == null || !then.id().equals(previousId)) {
            return now;
        }
        return new SemanticTokensDelta(difference(then.data(), now.getData()), now.getResultId());
    }

    /** The tokens of a part of a note. */
    SemanticTokens within(Snapshot snapshot, Note note, Range range) {
        int start = encoding.offset(note.text(), note.lines(), range.getStart());
        int end = encoding.offset(note.text(), note.lines(), range.getEnd());
        Span span = new Span(Math.min(start, end), Math.max(start, end));
        return new SemanticTokens(data(note, SemanticHighlights.of(snapshot, note, span)));
    }

    /** The note was closed. */
    void forget(String uri) {
        sent.remove(uri);
    }

    private String id() {
        return Long.toString(number.incrementAndGet());
    }

    /** At most one edit: all between the common beginning and the common end. */
    private static List<SemanticTokensEdit> difference(List<Integer> then, List<Integer> now) {
        int common = Math.min(then.size(), now.size());
        int start = 0;
        while (start < common && then.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < common - start
                && then.get(then.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        int removed = then.size() - start - end;
        List<Integer> added = List.copyOf(now.subList(start, now.size() - end));
        return removed == 0 && added.isEmpty()
                ? List.of()
                : List.of(new SemanticTokensEdit(start, removed, added));
    }

    /**
     * Five numbers for each token: line and character relative to the last, length, type,
     * modifiers.
     */
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
