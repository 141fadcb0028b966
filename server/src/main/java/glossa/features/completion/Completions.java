package glossa.features.completion;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.corpus.PreferredKeys;
import glossa.corpus.Scope;
import glossa.features.CitationKeys;
import glossa.grammar.NotesLanguage;
import glossa.grammar.Span;
import glossa.grammar.WordStems;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.PrecedingText;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Completion of keys: after {@code @} and in citation roles, <code>{cite}`</code>, the papers that
 * match the query by key, title, authors and year.
 *
 * <p>The edit replaces the whole key under the cursor without its {@code @}. A key that pandoc
 * reads only in braces is inserted in braces. There is no completion in code, math, comments and
 * e-mail addresses.
 */
public final class Completions {
    /** Nobody reads more; typing on narrows the list. */
    private static final int MAX_PAPERS = 40;

    /** Words after an {@code @} that may be a query. */
    private static final int MAX_QUERY_WORDS = 6;

    /** Punctuation that pandoc allows within a key (pandoc manual, "Citation syntax"). */
    private static final String KEY_PUNCTUATION = ":.#$%&-+?<>~/";

    private Completions() {}

    /**
     * One proposed paper.
     *
     * @param paper the paper, without its abstract
     * @param origin its source, if no bibliography of the note has it
     * @param insertText the text that replaces {@link CompletionList#replaced}
     * @param filterText the text that the editor compares with the replaced text
     */
    public record Item(Paper paper, Optional<Path> origin, String insertText, String filterText) {}

    /**
     * The proposals at one place.
     *
     * @param replaced the key under the cursor, without {@code @}
     * @param items the proposed papers, the best first
     */
    public record CompletionList(Span replaced, List<Item> items) {}

    /** The completions at the cursor; empty if no citation can begin there. */
    public static Optional<CompletionList> at(Snapshot snapshot, Cursor cursor) {
        Optional<TypedCitation> typed = typedInRole(cursor);
        if (typed.isEmpty()) {
            typed = typedInBraces(cursor);
        }
        if (typed.isEmpty()) {
            typed = typedKey(cursor);
        }
        if (typed.isEmpty()) {
            typed = typedWords(snapshot, cursor);
        }
        return typed.map(citation -> completions(snapshot, cursor.note(), citation));
    }

    /**
     * A citation that is being typed.
     *
     * @param query the text between the {@code @} and the cursor
     * @param replaced the text that an accepted key replaces
     */
    private record TypedCitation(
            String query, Span replaced, boolean openBrace, boolean closedBrace) {}

    private static CompletionList completions(Snapshot snapshot, Note note, TypedCitation typed) {
        int start = typed.replaced().start();
        PreferredKeys preferred = KnownPapers.of(snapshot.notes(), note, start);
        Map<String, Paper> found = new LinkedHashMap<>();
        List<String> sentence = List.of();
        if (TextFolding.squeeze(typed.query()).isEmpty()) {
            Recommendations.at(snapshot, new Cursor(note, start), MAX_PAPERS)
                    .forEach(one -> found.put(one.paper().key(), one.paper()));
        } else {
            PrecedingText text = PrecedingText.upTo(note, Math.max(0, start - 1));
            sentence = WordStems.words(text.clause() + " " + text.before());
        }
        if (found.size() < MAX_PAPERS) {
            snapshot.corpus()
                    .search(new CompletionQuery(typed.query(), preferred, sentence, MAX_PAPERS))
                    .forEach(paper -> found.putIfAbsent(paper.key(), paper));
        }
        found.replaceAll((key, paper) -> meant(snapshot.corpus(), paper));
        Scope scope = snapshot.corpus().scope();
        List<Item> items =
                found.values().stream()
                        .sorted(Comparator.comparing(paper -> !scope.holds(paper)))
                        .limit(MAX_PAPERS)
                        .map(
                                paper ->
                                        new Item(
                                                paper,
                                                origin(scope, paper),
                                                insertText(paper.key(), typed),
                                                filterText(paper.key(), typed)))
                        .toList();
        return new CompletionList(typed.replaced(), items);
    }

    /** Of the papers with one key, that which the note means. */
    private static Paper meant(Corpus corpus, Paper paper) {
        return corpus.isShared(paper.key()) ? corpus.paper(paper.key()).orElse(paper) : paper;
    }

    /** The source of a paper that no bibliography of the note has. */
    private static Optional<Path> origin(Scope scope, Paper paper) {
        return scope.holds(paper)
                ? Optional.empty()
                : Optional.of(paper.sources().getFirst().file());
    }

    private static String insertText(String key, TypedCitation typed) {
        if (typed.openBrace()) {
            return typed.closedBrace() ? key : key + "}";
        }
        return CitationKeys.isPlain(key) ? key : "{" + key + "}";
    }

    /**
     * The key. If the query is not its beginning, the query precedes it, since editors drop items
     * whose filter text does not match the typed text.
     */
    private static String filterText(String key, TypedCitation typed) {
        return TextFolding.fold(key).startsWith(TextFolding.fold(typed.query()))
                ? key
                : typed.query() + key;
    }

    /** The text between {@code @} and the cursor, if it is the beginning of a key. */
    private static Optional<TypedCitation> typedKey(Cursor cursor) {
        String text = cursor.note().text();
        int start = cursor.offset();
        while (start > 0 && isKeyCharacter(text.charAt(start - 1))) {
            start--;
        }
        int at = start - 1;
        if (at < 0 || text.charAt(at) != '@' || !canBeginCitation(cursor.note(), at)) {
            return Optional.empty();
        }
        int end = endOfKey(text, cursor.offset());
        return Optional.of(
                new TypedCitation(
                        text.substring(start, cursor.offset()),
                        new Span(start, end),
                        false,
                        false));
    }

    /** The text of a key in a citation role up to the cursor; it may contain spaces. */
    private static Optional<TypedCitation> typedInRole(Cursor cursor) {
        Note note = cursor.note();
        String text = note.text();
        Optional<Span> key =
                NotesLanguage.keyInRole(text, cursor.offset(), note.conventions().dialects());
        if (key.isEmpty() || text.startsWith("@", key.get().start())) {
            return Optional.empty();
        }
        int start = key.get().start();
        // The braces or colons of the name tell whether the role is in code.
        int name = text.lastIndexOf('`', start - 1);
        while (name > 0 && text.charAt(name) == '`') {
            name--;
        }
        return note.isOpaque(name)
                ? Optional.empty()
                : Optional.of(
                        new TypedCitation(
                                text.substring(start, cursor.offset()), key.get(), true, true));
    }

    /** The text of a key in braces up to the cursor; it may contain spaces. */
    private static Optional<TypedCitation> typedInBraces(Cursor cursor) {
        String text = cursor.note().text();
        // Between "@" and "{", the cursor is on the braced key.
        int offset =
                cursor.offset() > 0 && text.startsWith("@{", cursor.offset() - 1)
                        ? cursor.offset() + 1
                        : cursor.offset();
        int start = offset;
        while (start > 0 && "{}\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        if (start < 2
                || !text.startsWith("@{", start - 2)
                || !canBeginCitation(cursor.note(), start - 2)) {
            return Optional.empty();
        }
        int close = offset;
        while (close < text.length() && "{}\n".indexOf(text.charAt(close)) < 0) {
            close++;
        }
        boolean isClosed = close < text.length() && text.charAt(close) == '}';
        int end = isClosed ? close : endInBraces(text, offset);
        return Optional.of(
                new TypedCitation(
                        text.substring(start, offset), new Span(start, end), true, isClosed));
    }

    /** Words with spaces after an {@code @}: {@code @attention is all}. */
    private static Optional<TypedCitation> typedWords(Snapshot snapshot, Cursor cursor) {
        String text = cursor.note().text();
        int at = cursor.offset() - 1;
        int spaces = 0;
        while (at >= 0 && text.charAt(at) != '@') {
            char c = text.charAt(at);
            if (c == ' ') {
                spaces++;
            } else if (!Character.isLetterOrDigit(c)
                    && c != '-'
                    && c != '\''
                    && !Character.isSurrogate(c)) {
                return Optional.empty();
            }
            at--;
        }
        if (at < 0
                || spaces == 0
                || spaces >= MAX_QUERY_WORDS
                || !canBeginCitation(cursor.note(), at)) {
            return Optional.empty();
        }
        String query = text.substring(at + 1, cursor.offset());
        String first = query.substring(0, query.indexOf(' '));
        if (first.isEmpty() || snapshot.corpus().has(first)) {
            return Optional.empty();
        }
        return Optional.of(
                new TypedCitation(query, new Span(at + 1, cursor.offset()), false, false));
    }

    /**
     * Whether an {@code @} at this offset can begin a citation (pandoc manual, "Citation syntax"):
     * it cannot in code or within a word.
     */
    private static boolean canBeginCitation(Note note, int at) {
        if (note.isOpaque(at)) {
            return false;
        }
        if (at == 0) {
            return true;
        }
        int before = note.text().codePointBefore(at);
        if (before == '\\') {
            int backslashes = 0;
            while (at - backslashes > 0 && note.text().charAt(at - backslashes - 1) == '\\') {
                backslashes++;
            }
            return backslashes % 2 == 0;
        }
        if (before == '_') {
            // An underscore begins emphasis, unless it is part of a word.
            return at == 1 || !Character.isLetterOrDigit(note.text().codePointBefore(at - 1));
        }
        return !Character.isLetterOrDigit(before) && before != '.';
    }

    private static boolean isKeyCharacter(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || c == '_'
                || KEY_PUNCTUATION.indexOf(c) >= 0;
    }

    /** The end of the key at an offset; punctuation belongs to a key only between letters. */
    private static int endOfKey(String text, int from) {
        int end = from;
        for (int i = from; i < text.length() && isKeyCharacter(text.charAt(i)); i++) {
            if (KEY_PUNCTUATION.indexOf(text.charAt(i)) < 0) {
                end = i + 1;
            }
        }
        return end;
    }

    private static int endInBraces(String text, int from) {
        int end = from;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "{}];".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
