package glossa.csl;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * The XML of a style, checked so that rendering terminates without an error: it has no entities, it
 * has a layout for citations, all called macros exist, no macro calls itself, and the expanded
 * macros have a bounded size.
 */
final class Stylesheet {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_ELEMENTS = 20_000;
    private static final long MAX_EXPANDED_ELEMENTS = 200_000;

    private final Document document;
    private final Element citation;
    private final Optional<Element> bibliography;
    private final Map<String, Element> macros = new HashMap<>();

    private Stylesheet(Document document) throws InvalidStyleException {
        this.document = document;
        Element style = document.getDocumentElement();
        if (!style.getNodeName().equals("style")) {
            throw new InvalidStyleException(
                    "the root element must be <style>, not <" + style.getNodeName() + ">");
        }
        citation =
                child(style, "citation")
                        .orElseThrow(() -> new InvalidStyleException("<citation> is missing"));
        layout(citation);
        bibliography = child(style, "bibliography");
        if (bibliography.isPresent()) {
            layout(bibliography.get());
        }
        for (Element child : children(style)) {
            if (child.getNodeName().equals("macro")) {
                macros.put(child.getAttribute("name"), child);
            }
        }
        checkConditions(style);
        Map<String, Long> sizes = new HashMap<>();
        Set<String> open = new HashSet<>();
        expandedSize(citation, sizes, open);
        if (bibliography.isPresent()) {
            expandedSize(bibliography.get(), sizes, open);
        }
    }

    /** Parses and checks a style. */
    static Stylesheet of(String xml) throws InvalidStyleException {
        return new Stylesheet(parse(xml));
    }

    /** The address of the style that a dependent style refers to. */
    static Optional<String> parent(String xml) throws InvalidStyleException {
        for (Element info : children(parse(xml).getDocumentElement())) {
            for (Element link : children(info)) {
                if (link.getNodeName().equals("link")
                        && link.getAttribute("rel").equals("independent-parent")) {
                    return Optional.of(link.getAttribute("href"));
                }
            }
        }
        return Optional.empty();
    }

    /** The language of the style; empty if it names none. */
    static String language(String xml) throws InvalidStyleException {
        return parse(xml).getDocumentElement().getAttribute("default-locale");
    }

    /**
     * Parses XML without a document type, so that no external entity is loaded and none can expand.
     */
    static Document parse(String xml) throws InvalidStyleException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            String text = xml.startsWith("\ufeff") ? xml.substring(1) : xml;
            Document document = builder.parse(new InputSource(new StringReader(text)));
            checkSize(document);
            return document;
        } catch (SAXParseException e) {
            throw new InvalidStyleException(
                    "invalid XML in line %d: %s".formatted(e.getLineNumber(), e.getMessage()));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new InvalidStyleException("it cannot be read: " + e.getMessage());
        }
    }

    private static void checkSize(Document document) throws InvalidStyleException {
        int elements = 0;
        int depth = 0;
        Node node = document.getDocumentElement();
        while (node != null) {
            if (node instanceof Element && ++elements > MAX_ELEMENTS) {
                throw new InvalidStyleException("it has more than " + MAX_ELEMENTS + " elements");
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                if (++depth > MAX_DEPTH) {
                    throw new InvalidStyleException(
                            "its elements are nested more than " + MAX_DEPTH + " levels deep");
                }
                continue;
            }
            while (node != null && node.getNextSibling() == null) {
                node = node.getParentNode();
                depth--;
            }
            node = node == null ? null : node.getNextSibling();
        }
    }

    private static Element layout(Element part) throws InvalidStyleException {
        Optional<Element> layout = child(part, "layout");
        if (layout.isEmpty()) {
            throw new InvalidStyleException("<" + part.getNodeName() + "> has no <layout>");
        }
        return layout.get();
    }

    /** Checks that each condition has a test and a {@code match} that the library knows. */
    private static void checkConditions(Element element) throws InvalidStyleException {
        String name = element.getNodeName();
        if (name.equals("if") || name.equals("else-if")) {
            String match = element.getAttribute("match");
            boolean asks = false;
            for (String attribute : StyleRewriting.CONDITIONS) {
                asks |= element.hasAttribute(attribute);
            }
            if (!asks) {
                throw new InvalidStyleException("<" + name + "> has no condition");
            }
            if (!Set.of("", "all", "any", "none").contains(match)) {
                throw new InvalidStyleException(
                        "unknown match '" + match + "'; use all, any or none");
            }
        }
        if (name.equals("date") && element.getAttribute("variable").isEmpty()) {
            boolean isLocale = element.getParentNode().getNodeName().equals("locale");
            if (!isLocale) {
                throw new InvalidStyleException("<date> has no variable");
            }
        }
        for (Element child : children(element)) {
            checkConditions(child);
        }
    }

    /** The maximum number of elements that are rendered, with macros expanded. */
    private long expandedSize(Element element, Map<String, Long> sizes, Set<String> open)
            throws InvalidStyleException {
        long size = 1;
        String macro = element.getNodeName().equals("macro") ? "" : element.getAttribute("macro");
        if (!macro.isEmpty()) {
            Long known = sizes.get(macro);
            Element called = macros.get(macro);
            if (called == null) {
                throw new InvalidStyleException("the macro '" + macro + "' is not defined");
            }
            if (known == null) {
                if (!open.add(macro)) {
                    throw new InvalidStyleException("the macro '" + macro + "' calls itself");
                }
                known = expandedSize(called, sizes, open);
                open.remove(macro);
                sizes.put(macro, known);
            }
            size += known;
        }
        boolean chooses = element.getNodeName().equals("choose");
        long largest = 0;
        for (Element child : children(element)) {
            long inside = expandedSize(child, sizes, open);
            largest = Math.max(largest, inside);
            size += chooses ? 1 : inside;
        }
        size += chooses ? largest : 0;
        if (size > MAX_EXPANDED_ELEMENTS) {
            throw new InvalidStyleException(
                    "its macros expand to more than " + MAX_EXPANDED_ELEMENTS + " elements");
        }
        return size;
    }

    /** The title of the style. */
    String title() {
        return child(document.getDocumentElement(), "info")
                .flatMap(info -> child(info, "title"))
                .map(title -> title.getTextContent().strip().replaceAll("\\s+", " "))
                .filter(title -> !title.isEmpty())
                .orElse("untitled style");
    }

    Document document() {
        return document;
    }

    Element citation() {
        return citation;
    }

    Optional<Element> bibliography() {
        return bibliography;
    }

    Optional<Element> macro(String name) {
        return Optional.ofNullable(macros.get(name));
    }

    /** The style's own locales: for all languages, for the language, for language and region. */
    List<Element> locales(String language) {
        String root = language.replaceFirst("-.*", "");
        List<Element> locales = new ArrayList<>();
        for (String wanted : List.of("", root, language)) {
            for (Element child : children(document.getDocumentElement())) {
                if (child.getNodeName().equals("locale")
                        && child.getAttribute("xml:lang").equals(wanted)
                        && !locales.contains(child)) {
                    locales.add(child);
                }
            }
        }
        return locales;
    }

    /** Whether any element satisfies {@code asked}. */
    boolean has(Predicate<Element> asked) {
        return has(document.getDocumentElement(), asked);
    }

    private static boolean has(Element element, Predicate<Element> asked) {
        return asked.test(element)
                || children(element).stream().anyMatch(child -> has(child, asked));
    }

    /** The first value of an attribute of elements of this name. */
    Optional<String> first(String name, String attribute) {
        return first(document.getDocumentElement(), name, attribute);
    }

    private static Optional<String> first(Element element, String name, String attribute) {
        if (element.getNodeName().equals(name) && element.hasAttribute(attribute)) {
            return Optional.of(element.getAttribute(attribute));
        }
        return children(element).stream()
                .flatMap(child -> first(child, name, attribute).stream())
                .findFirst();
    }

    static Optional<Element> child(Element element, String name) {
        return children(element).stream()
                .filter(child -> child.getNodeName().equals(name))
                .findFirst();
    }

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
