package glossa.features.outline;

import glossa.features.PaperLabels;
import glossa.features.Sections;
import glossa.features.Sections.Section;
import glossa.grammar.Annotation;
import glossa.grammar.CitationItem;
import glossa.grammar.Locator;
import glossa.grammar.Motivation;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.DisplayText;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Document symbols of a note: its headings, and below each the citations, quotations and remarks of
 * its section.
 *
 * <pre>
 * # Attention                          heading
 * &gt; Words of the paper. [&#64;a, p. 3]    quotation, citation
 * Why no baseline? [&#64;b] #question      remark, and in it a citation
 * </pre>
 *
 * <p>A remark is a symbol only if it has a motivation or a locator: other paragraphs are
 * represented by their citations.
 */
public final class NoteSymbols {
    /** The maximum length of the name of a quotation or remark, in UTF-16 units. */
    private static final int MAX_NAME_LENGTH = 60;

    /** The maximum number of keys whose papers are looked up. */
    private static final int MAX_LOOKED_UP = 500;

    private NoteSymbols() {}

    /** The kinds of symbols. */
    public enum NoteSymbolKind {
        HEADING,
        CITATION,
        QUOTATION,
        REMARK
    }

    /**
     * A symbol.
     *
     * @param name never empty
     * @param detail authors and year of the cited paper, or the paper of a quotation; may be empty
     * @param span the whole extent: for a heading, its section
     * @param selectionSpan the part of {@code span} that names it
     */
    public record Symbol(
            NoteSymbolKind kind,
            String name,
            String detail,
            Span span,
            Span selectionSpan,
            List<Symbol> children) {
        public Symbol {
            children = List.copyOf(children);
        }
    }

    /** The top-level symbols, in text order. */
    public static List<Symbol> of(Snapshot snapshot, Note note) {
        List<Symbol> all = new ArrayList<>();
        for (Section section : Sections.of(note)) {
            String text = withoutAttributes(DisplayText.line(section.heading().text()));
            all.add(
                    leaf(
                            NoteSymbolKind.HEADING,
                            text.isEmpty() ? "(no title)" : text,
                            "",
                            section.span(),
                            section.heading().span()));
        }
        note.annotations().forEach(annotation -> addAnnotation(note, annotation, all));
        Map<String, String> papers = new HashMap<>();
        for (CitationItem item : note.items()) {
            all.add(
                    leaf(
                            NoteSymbolKind.CITATION,
                            "@" + DisplayText.line(item.key()),
                            paper(snapshot, item.key(), papers),
                            item.span(),
                            item.span()));
        }
        // Sorted so that a symbol precedes those inside it.
        all.sort(
                Comparator.comparingInt((Symbol symbol) -> symbol.span().start())
                        .thenComparingInt(symbol -> -symbol.span().end())
                        .thenComparing(Symbol::kind));
        return new Nesting(all).within(Integer.MAX_VALUE);
    }

    /**
     * A heading without trailing attributes, {@code {#name .class}} (pandoc manual,
     * "header_attributes").
     */
    private static String withoutAttributes(String heading) {
        return heading.replaceFirst("\\s*\\{[^{}]*}\\s*$", "").strip();
    }

    private static Symbol leaf(
            NoteSymbolKind kind, String name, String detail, Span span, Span named) {
        return new Symbol(kind, name, detail, span, named, List.of());
    }

    private static void addAnnotation(Note note, Annotation annotation, List<Symbol> all) {
        String why =
                annotation.motivations().stream()
                        .map(Motivation::name)
                        .distinct()
                        .map(name -> "#" + name)
                        .collect(Collectors.joining(" "));
        String place = annotation.place().map(locator -> place(note, locator)).orElse("");
        if (annotation.quotation().isPresent()) {
            Span span = annotation.quotation().get().span();
            String of =
                    annotation.cited().stream()
                            .map(item -> cited(note, item))
                            .collect(Collectors.joining("; "));
            all.add(
                    leaf(
                            NoteSymbolKind.QUOTATION,
                            "“" + excerpt(annotation.quotation().get().exact()) + "”",
                            joined(of, place, why),
                            span,
                            span));
        } else if (annotation.body().isPresent() && !(why.isEmpty() && place.isEmpty())) {
            Span body = annotation.body().get();
            String name = excerpt(body.in(note.text()));
            all.add(leaf(NoteSymbolKind.REMARK, name, joined(place, why), body, body));
        }
    }

    private static String cited(Note note, CitationItem item) {
        return DisplayText.line(item.key())
                + item.locator().map(locator -> ", " + place(note, locator)).orElse("");
    }

    private static String place(Note note, Locator locator) {
        return DisplayText.line(locator.span().in(note.text()))
                .replaceFirst("^[,\\s]+", "")
                .strip();
    }

    private static String joined(String... parts) {
        return Arrays.stream(parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** A text in one line, cut between words. */
    private static String excerpt(String written) {
        String text = DisplayText.line(written).replaceAll("\\s+", " ").strip();
        if (text.length() <= MAX_NAME_LENGTH) {
            return text.isEmpty() ? "…" : text;
        }
        int end = text.lastIndexOf(' ', MAX_NAME_LENGTH);
        end = end < MAX_NAME_LENGTH / 2 ? MAX_NAME_LENGTH : end;
        end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        return text.substring(0, end) + "…";
    }

    private static String paper(Snapshot snapshot, String key, Map<String, String> known) {
        if (known.size() >= MAX_LOOKED_UP) {
            return known.getOrDefault(key, "");
        }
        return known.computeIfAbsent(
                key, name -> snapshot.corpus().paper(name).map(PaperLabels::authors).orElse(""));
    }

    /** Builds a tree from symbols that precede those inside them. */
    private static final class Nesting {
        private final List<Symbol> all;
        private int next;

        Nesting(List<Symbol> all) {
            this.all = all;
        }

        List<Symbol> within(int end) {
            List<Symbol> level = new ArrayList<>();
            while (next < all.size() && all.get(next).span().end() <= end) {
                Symbol symbol = all.get(next++);
                level.add(
                        new Symbol(
                                symbol.kind(),
                                symbol.name(),
                                symbol.detail(),
                                symbol.span(),
                                symbol.selectionSpan(),
                                within(symbol.span().end())));
            }
            return level;
        }
    }
}
