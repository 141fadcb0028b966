package glossa.source.xml;

import glossa.grammar.Span;
import glossa.paper.Whitespace;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The records of an XML file, one at a time: each is parsed by itself, so that a broken one costs
 * nothing but itself.
 *
 * <p>There are no document types and no entities but XML's own five (the names of HTML's are
 * resolved as exporters mean them), so nothing expands and nothing outside of the file is opened;
 * nesting is bounded.
 */
final class XmlRecords {
    private static final int DEEPEST = 64;

    private static final XMLInputFactory FACTORY = factory();

    /** Ampersands of no entity that XML itself has. */
    private static final Pattern LOOSE =
            Pattern.compile("&(?!(?:amp|lt|gt|quot|apos|#\\d{1,7}|#x[0-9a-fA-F]{1,6});)");

    /** Stands for such an ampersand while the record is parsed; private use, one UTF-16 unit. */
    private static final char AMPERSAND = '\uE000';

    private static final Pattern NAMED = Pattern.compile(AMPERSAND + "(\\w{1,31};)?");

    /** Characters in which a file shows what it is. */
    private static final int HEAD_LENGTH = 1 << 14;

    private final SourceText source;
    private final ReadResult.Builder result;
    private final Pattern marks;
    private final String what;

    /** Whether a source is XML, and {@code pattern} occurs near its beginning. */
    static boolean begins(SourceText source, Pattern pattern) {
        String text = source.text();
        return text.stripLeading().startsWith("<")
                && pattern.matcher(text.substring(0, Math.min(HEAD_LENGTH, text.length()))).find();
    }

    /**
     * What the records of a source give.
     *
     * @param names the names of the elements that hold one record, separated by {@code |}
     * @param reader takes each record that can be parsed, in the order of the source
     */
    static ReadResult read(
            SourceText source, String names, BiConsumer<XmlRecord, ReadResult.Builder> reader) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        new XmlRecords(names, result).each(record -> reader.accept(record, result));
        return result.build();
    }

    private XmlRecords(String names, ReadResult.Builder result) {
        this.source = result.source();
        this.result = result;
        this.what = names.split("\\|")[0];
        this.marks =
                Pattern.compile(
                        "<!--|<!\\[CDATA\\[|<(/?)(?:[\\w.-]+:)?("
                                + names
                                + ")(?=[\\s/>])(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>");
    }

    private void each(Consumer<XmlRecord> reader) {
        String text = source.text();
        Matcher mark = marks.matcher(text);
        int open = -1;
        for (int from = 0; mark.find(from); ) {
            if (mark.group(2) == null) {
                String end = mark.group().equals("<!--") ? "-->" : "]]>";
                int close = text.indexOf(end, mark.end());
                if (close < 0) {
                    break;
                }
                from = close + end.length();
                continue;
            }
            from = mark.end();
            if (mark.group(1).isEmpty()) {
                unclosed(open);
                open = text.charAt(mark.end() - 2) == '/' ? -1 : mark.start();
            } else if (open >= 0) {
                Span whole = new Span(open, mark.end());
                XmlElement record = parse(whole);
                if (record != null) {
                    reader.accept(new XmlRecord(source, record, whole));
                }
                open = -1;
            }
        }
        unclosed(open);
    }

    private void unclosed(int open) {
        if (open >= 0) {
            problem(open, "this <" + what + "> is never closed, so it is skipped; add its end tag");
        }
    }

    private void problem(int offset, String message) {
        int at = Math.min(offset, source.text().length());
        Span span = new Span(at, Math.min(at + 1, source.text().length()));
        result.error(span, "xml-syntax", message);
    }

    private @Nullable XmlElement parse(Span whole) {
        String fragment =
                LOOSE.matcher(whole.in(source.text())).replaceAll(String.valueOf(AMPERSAND));
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(fragment));
            try {
                return tree(reader, fragment, whole.start());
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset();
            String message = String.valueOf(e.getMessage());
            int said = message.indexOf("Message: ");
            problem(
                    whole.start() + Math.clamp(at, 0, fragment.length()),
                    "invalid XML, so this record is skipped: "
                            + Whitespace.collapsed(
                                    said < 0 ? message : message.substring(said + 9)));
            return null;
        }
    }

    /**
     * The record as a tree. Places are looked up in the text: the parser's own drift where entities
     * stand.
     */
    private @Nullable XmlElement tree(XMLStreamReader reader, String fragment, int offset)
            throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        Deque<XmlElement> open = new ArrayDeque<>();
        Span tag = new Span(0, 0);
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                tag = tag(fragment, tag.end());
                if (open.size() >= DEEPEST) {
                    problem(
                            offset + tag.start(),
                            "elements are nested too deep here, so this record is skipped");
                    return null;
                }
                XmlElement element =
                        new XmlElement(
                                plainName(reader.getLocalName()),
                                attributes(reader),
                                offset + tag.end(),
                                text.length());
                if (!open.isEmpty()) {
                    open.peek().add(element);
                }
                open.push(element);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                XmlElement element = open.pop();
                boolean empty =
                        element.inside() == offset + tag.end()
                                && fragment.startsWith("/>", tag.end() - 2);
                tag = empty ? new Span(tag.end(), tag.end()) : tag(fragment, tag.end());
                element.close(plain(text.substring(element.textStart())), offset + tag.start());
                if (open.isEmpty()) {
                    return element;
                }
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                text.append(reader.getText());
            }
        }
        return null;
    }

    /** The next tag from {@code from} on; the parser has seen that it is well formed. */
    private static Span tag(String xml, int from) {
        for (int at = xml.indexOf('<', from); at >= 0; ) {
            String end =
                    xml.startsWith("<!--", at)
                            ? "-->"
                            : xml.startsWith("<![CDATA[", at)
                                    ? "]]>"
                                    : xml.startsWith("<?", at) ? "?>" : "";
            if (end.isEmpty()) {
                return new Span(at, tagEnd(xml, at));
            }
            int close = xml.indexOf(end, at + 2);
            at = close < 0 ? -1 : xml.indexOf('<', close);
        }
        return new Span(xml.length(), xml.length());
    }

    private static int tagEnd(String xml, int start) {
        char quote = 0;
        for (int i = start; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return xml.length();
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(
                    plainName(reader.getAttributeLocalName(i)), plain(reader.getAttributeValue(i)));
        }
        return attributes;
    }

    private static String plainName(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static String plain(String text) {
        if (text.indexOf(AMPERSAND) < 0) {
            return text;
        }
        return NAMED.matcher(text).replaceAll(match -> Matcher.quoteReplacement(entity(match)));
    }

    private static String entity(MatchResult match) {
        String written = match.group(1) == null ? "" : match.group(1);
        // Looked up by name: a parser for each would cost much, and a file may have millions.
        String meant = Entities.getByName(written.substring(0, Math.max(0, written.length() - 1)));
        return meant.isEmpty() ? "&" + written : meant;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // A record alone does not declare the prefixes it uses.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }
}
