package glossa.features.display;

import glossa.features.CitationKeys;
import glossa.features.diagnostics.Diagnostics;
import glossa.grammar.Annotations;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.CitationMode;
import glossa.grammar.Locator;
import glossa.grammar.Metadata;
import glossa.grammar.Motivation;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Semantic tokens: the parts of a citation, and whether its key is known. */
public final class SemanticHighlights {
    /** The kinds of tokens. */
    public enum TokenKind {
        /** A key that a paper answers to, or any key while the corpus is empty. */
        KEY,
        /** A key that no paper answers to. */
        UNKNOWN_KEY,
        /** The {@code @}, and braces around a key. */
        AT,
        /** The minus that suppresses the author. */
        MINUS,
        /** A bracket around a citation, or a semicolon in it. */
        BRACKET,
        PREFIX,
        LOCATOR,
        SUFFIX,
        /** A tag or callout that names the motivation of an annotation. */
        MOTIVATION,
        /** A field of the front matter that Glossa reads. */
        FIELD
    }

    /**
     * A token.
     *
     * @param span never empty, within one line
     */
    public record Highlight(Span span, TokenKind kind) {}

    private static final Set<String> FIELDS =
            Set.of("citekey", "paper", "status", "rating", "read", "tags");

    private final Snapshot snapshot;
    private final Note note;
    private final List<Highlight> found = new ArrayList<>();
    private final Map<String, Boolean> known = new HashMap<>();
    private @Nullable Set<String> crossReferences;

    private SemanticHighlights(Snapshot snapshot, Note note) {
        this.snapshot = snapshot;
        this.note = note;
    }

    /** The tokens of {@code note} in text order, without overlap. */
    public static List<Highlight> of(Snapshot snapshot, Note note) {
        return of(snapshot, note, new Span(0, note.text().length()));
    }

    /** The tokens that touch {@code range}. */
    public static List<Highlight> of(Snapshot snapshot, Note note, Span range) {
        SemanticHighlights reader = new SemanticHighlights(snapshot, note);
        for (Citation citation : note.syntax().citations()) {
            if (touch(citation.span(), range)) {
                reader.citation(citation);
            }
        }
        reader.fields();
        // With the note's own motivations: [notes] motivations in .glossa.toml.
        for (Motivation motivation :
                Annotations.motivations(
                        note.text(), note.syntax(), note.conventions().motivations())) {
            reader.add(motivation.span(), TokenKind.MOTIVATION);
        }
        return reader.inOrder().stream().filter(part -> touch(part.span(), range)).toList();
    }

    private Set<String> crossReferences() {
        Set<String> all = crossReferences;
        if (all == null) {
            all = CitationKeys.crossReferences(snapshot, note);
            crossReferences = all;
        }
        return all;
    }

    private static boolean touch(Span one, Span other) {
        return one.start() <= other.end() && other.start() <= one.end();
    }

    /** Cross-references get no tokens: Glossa does not resolve them. */
    private void citation(Citation citation) {
        String text = note.text();
        List<CitationItem> items = citation.items();
        if (items.stream()
                .anyMatch(
                        item ->
                                CitationKeys.namesNoPaper(
                                        snapshot, note, item, this::crossReferences))) {
            return;
        }
        Span whole = citation.span();
        int close = text.startsWith("]", whole.end() - 1) ? whole.end() - 1 : -1;
        int open = close < 0 ? -1 : open(whole, items.getFirst());
        if (open >= 0) {
            add(new Span(open, open + 1), TokenKind.BRACKET);
            add(new Span(close, close + 1), TokenKind.BRACKET);
        }
        for (int i = 0; i < items.size(); i++) {
            CitationItem item = items.get(i);
            key(item);
            if (open < 0) {
                continue;
            }
            int from = item.span().end() <= open ? open + 1 : item.span().end();
            int next = i + 1 < items.size() ? items.get(i + 1).span().start() : close;
            int semicolon = i + 1 < items.size() ? semicolon(from, next) : close;
            if (i + 1 < items.size() && semicolon >= 0) {
                add(new Span(semicolon, semicolon + 1), TokenKind.BRACKET);
            }
            if (i == 0 && open < item.span().start()) {
                prefix(open + 1, item);
            }
            if (semicolon >= 0) {
                suffix(from, semicolon, item);
            }
            if (i + 1 < items.size()) {
                prefix(semicolon >= 0 ? semicolon + 1 : from, items.get(i + 1));
            }
        }
    }

    /** The offset of the bracket that opens the citation, or of the one after its first key. */
    private int open(Span whole, CitationItem first) {
        if (note.text().startsWith("[", whole.start())) {
            return whole.start();
        }
        int from = Math.min(first.span().end(), whole.end());
        return note.text().indexOf('[', from, whole.end());
    }

    /** A prefix contains no semicolon, so the last one before a key separates the two items. */
    private int semicolon(int from, int next) {
        int at = next - 1;
        while (at >= from && note.text().charAt(at) != ';') {
            at--;
        }
        return at >= from ? at : -1;
    }

    private void key(CitationItem item) {
        Span span = item.span();
        Span key = item.keySpan();
        if (item.mode() == CitationMode.SUPPRESS_AUTHOR
                && span.start() > 0
                && note.text().charAt(span.start() - 1) == '-') {
            add(new Span(span.start() - 1, span.start()), TokenKind.MINUS);
        }
        add(new Span(span.start(), key.start()), TokenKind.AT);
        add(key, isKnown(item.key()) ? TokenKind.KEY : TokenKind.UNKNOWN_KEY);
        add(new Span(key.end(), span.end()), TokenKind.AT);
    }

    /** With an empty corpus no key is unknown, as in {@link Diagnostics}. */
    private boolean isKnown(String key) {
        return known.computeIfAbsent(
                key, name -> snapshot.corpus().size() == 0 || snapshot.corpus().has(name));
    }

    private void prefix(int from, CitationItem item) {
        int end = item.span().start();
        boolean minus = end > from && note.text().charAt(end - 1) == '-';
        add(new Span(from, Math.max(from, minus ? end - 1 : end)), TokenKind.PREFIX);
    }

    private void suffix(int from, int end, CitationItem item) {
        int at = from;
        if (item.locator().isPresent()) {
            Locator locator = item.locator().get();
            Span span = locator.span();
            if (span.start() >= from && span.end() <= end) {
                add(new Span(at, span.start()), TokenKind.SUFFIX);
                add(span, TokenKind.LOCATOR);
                at = span.end();
            }
        }
        add(new Span(at, end), TokenKind.SUFFIX);
    }

    private void fields() {
        Metadata.of(note.text(), note.syntax().frontMatter()).fields().stream()
                .filter(field -> FIELDS.contains(field.name()))
                .forEach(field -> add(field.span(), TokenKind.FIELD));
    }

    /**
     * Adds a token for each line, without surrounding spaces, quote markers, and a comma before a
     * suffix.
     */
    private void add(Span span, TokenKind kind) {
        String text = note.text();
        int start = span.start();
        while (start < span.end()) {
            int line = note.lines().line(start);
            int end = Math.min(span.end(), note.lines().end(line));
            String margin = start > span.start() ? ">" : kind == TokenKind.SUFFIX ? "," : "";
            int from = start;
            while (from < end && isMargin(text.charAt(from), margin)) {
                from++;
            }
            int to = end;
            while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
                to--;
            }
            if (to > from) {
                found.add(new Highlight(new Span(from, to), kind));
            }
            start = line + 1 < note.lines().count() ? note.lines().start(line + 1) : span.end();
        }
    }

    private static boolean isMargin(char c, String margin) {
        return Character.isWhitespace(c) || margin.indexOf(c) >= 0;
    }

    private List<Highlight> inOrder() {
        found.sort(Comparator.comparingInt(part -> part.span().start()));
        List<Highlight> parts = new ArrayList<>();
        int end = 0;
        for (Highlight part : found) {
            if (part.span().start() >= end) {
                parts.add(part);
                end = part.span().end();
            }
        }
        return parts;
    }
}
