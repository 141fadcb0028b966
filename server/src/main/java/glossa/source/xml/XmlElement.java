package glossa.source.xml;

import glossa.grammar.Span;
import glossa.paper.Whitespace;
import glossa.source.csl.CslDraft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An element of a record in XML, its text and its place; names are without their prefixes. */
final class XmlElement {
    private final String name;
    private final Map<String, String> attributes;
    private final int inside;
    private final int textStart;
    private final List<XmlElement> children = new ArrayList<>();
    private String text = "";
    private Span content;

    XmlElement(String name, Map<String, String> attributes, int inside, int textStart) {
        this.name = name;
        this.attributes = attributes;
        this.inside = inside;
        this.textStart = textStart;
        this.content = new Span(inside, inside);
    }

    /** Says what only the end tag shows: the text of this and all below it, and where it ends. */
    void close(String textSoFar, int contentEnd) {
        text = textSoFar;
        content = new Span(inside, Math.max(inside, contentEnd));
    }

    void add(XmlElement child) {
        children.add(child);
    }

    String name() {
        return name;
    }

    /** Where the start tag ends. */
    int inside() {
        return inside;
    }

    int textStart() {
        return textStart;
    }

    /** The attribute's value, or an empty text. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    List<XmlElement> children() {
        return children;
    }

    /** The text of this element and of all in it, white space made single. */
    String text() {
        return Whitespace.collapsed(text);
    }

    /** The place of {@link #text} without the tags around it. */
    Span content(String source) {
        XmlElement inner = this;
        while (inner.children.size() == 1 && inner.children.getFirst().text().equals(text())) {
            inner = inner.children.getFirst();
        }
        int from = inner.content.start();
        int to = inner.content.end();
        while (from < to && Character.isWhitespace(source.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(source.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    /** The elements that a path of names leads to. */
    List<XmlElement> all(String... path) {
        List<XmlElement> found = List.of(this);
        for (String step : path) {
            List<XmlElement> next = new ArrayList<>();
            for (XmlElement element : found) {
                for (XmlElement child : element.children) {
                    if (child.name.equals(step)) {
                        next.add(child);
                    }
                }
            }
            found = next;
        }
        return found;
    }

    /** The first element that a path of names leads to. */
    Optional<XmlElement> first(String... path) {
        return all(path).stream().findFirst();
    }

    /** The text of the first element that a path of names leads to, or an empty text. */
    String text(String... path) {
        return first(path).map(XmlElement::text).orElse("");
    }

    /** Keeps the elements in this one that nobody has read, in {@code draft} under their names. */
    void keepOthers(CslDraft draft, Set<String> read) {
        for (XmlElement child : children) {
            if (!read.contains(child.name)) {
                draft.more(child.name, "; ", child.text());
            }
        }
    }
}
