package glossa.source.xml;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;

import java.util.Optional;

/**
 * One record of an XML file.
 *
 * @param element the element that holds it
 * @param span from its start tag to its end tag
 */
record XmlRecord(SourceText source, XmlElement element, Span span) {
    /** The first character, where problems of the whole record are reported. */
    Span start() {
        return new Span(span.start(), span.start() + 1);
    }

    /** The content of the first element that a path of names leads to. */
    Optional<Span> content(String... path) {
        return element.first(path).map(this::content);
    }

    /** The content of an element of this record. */
    Span content(XmlElement inner) {
        return inner.content(source.text());
    }

    /**
     * The paper.
     *
     * @param draft what the record says
     * @param name where the paper is named; empty for the start of the record
     */
    Paper paper(CslDraft draft, Optional<Span> name) {
        return draft.paper(source, span, name.orElse(start()));
    }
}
