package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

/** The properties of the syntax of any text. */
final class Validity {
    private Validity() {}

    static void check(String text) {
        Syntax syntax = NotesLanguage.parse(text);
        check(syntax, text);
        Syntax alone = NotesLanguage.parse(text, Set.of());
        check(alone, text);
        for (Citation citation : alone.citations()) {
            for (CitationItem item : citation.items()) {
                assertEquals('@', text.charAt(item.span().start()));
            }
        }
    }

    private static void check(Syntax syntax, String text) {
        int last = 0;
        for (Citation citation : syntax.citations()) {
            inside(citation.span(), text);
            assertTrue(citation.span().start() >= last, () -> "sorted: " + citation);
            last = citation.span().start();
            assertTrue(!citation.items().isEmpty(), () -> "items: " + citation);
            citation.items().forEach(item -> item(item, citation, text));
        }
        syntax.headings().forEach(heading -> inside(heading.span(), text));
        opaque(syntax.opaque(), syntax.citations(), text);
    }

    private static void item(CitationItem item, Citation citation, String text) {
        inside(item.span(), text);
        assertEquals(item.key(), item.keySpan().in(text));
        if (!item.span().equals(item.keySpan())) {
            assertEquals('@', text.charAt(item.span().start()));
        }
        assertTrue(
                citation.span().start() <= item.span().start()
                        && item.span().end() <= citation.span().end(),
                () -> "within its citation: " + item);
        item.locator().ifPresent(locator -> inside(locator.span(), text));
    }

    private static void opaque(List<Span> opaque, List<Citation> citations, String text) {
        int last = 0;
        for (Span span : opaque) {
            inside(span, text);
            assertTrue(span.start() >= last && span.length() > 0, () -> "sorted: " + opaque);
            last = span.end();
        }
        for (Citation citation : citations) {
            for (CitationItem item : citation.items()) {
                assertTrue(
                        opaque.stream()
                                .noneMatch(
                                        span ->
                                                span.start() < item.span().end()
                                                        && item.span().start() < span.end()),
                        () -> "opaque: " + item);
            }
        }
    }

    private static void inside(Span span, String text) {
        assertTrue(span.end() <= text.length(), () -> "inside the text: " + span);
    }
}
