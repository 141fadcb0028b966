package glossa.csl;

import static glossa.csl.Stylesheet.child;
import static glossa.csl.Stylesheet.children;

import glossa.csl.CiteConditions.Position;
import glossa.csl.CiteConditions.Purpose;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites a style for one {@link CiteConditions}, using only what citeproc-java supports.
 *
 * <p>What is rendered becomes the {@code bibliography} of the new style. Conditions on positions,
 * locators and disambiguation, which the library ignores, are resolved. {@link PrivateMark}s are
 * placed around names, ordinals, locators and similar, as affixes of groups.
 */
final class StyleRewriting {
    /** The attributes of conditions (CSL 1.0.2, "Choose"). */
    static final List<String> CONDITIONS =
            List.of(
                    "disambiguate",
                    "is-numeric",
                    "is-uncertain-date",
                    "locator",
                    "position",
                    "type",
                    "variable",
                    "number");

    /** The conditions that the library evaluates itself. */
    private static final List<String> LIBRARY_CONDITIONS =
            List.of("is-numeric", "is-uncertain-date", "type", "variable", "number");

    /** The names in running text, for styles whose citations contain none. */
    private static final String AUTHORS =
            """
            <style><bibliography><layout>
              <names variable="author">
                <name form="short" and="text" et-al-min="4" et-al-use-first="1"/>
                <substitute>
                  <names variable="editor"/>
                  <text variable="title" form="short"/>
                </substitute>
              </names>
            </layout></bibliography></style>
            """;

    private final CiteConditions conditions;
    private final Document document;

    private StyleRewriting(CiteConditions reading, Document document) {
        this.conditions = reading;
        this.document = document;
    }

    static Document of(Stylesheet sheet, CiteConditions reading) throws InvalidStyleException {
        if (reading.purpose() == Purpose.AUTHORS) {
            return Stylesheet.parse(AUTHORS);
        }
        Document copy = (Document) sheet.document().cloneNode(true);
        new StyleRewriting(reading, copy).write();
        return copy;
    }

    private void write() throws InvalidStyleException {
        Element style = document.getDocumentElement();
        Element citation = child(style, "citation").orElseThrow();
        Element bibliography = child(style, "bibliography").orElse(null);
        boolean cites =
                conditions.purpose() == Purpose.CITATION
                        || conditions.purpose() == Purpose.SORTING_CITES;
        Element rendered;
        if (cites || bibliography == null) {
            if (bibliography != null) {
                style.removeChild(bibliography);
            }
            rendered = (Element) document.renameNode(citation, null, "bibliography");
        } else {
            rendered = bibliography;
        }
        Element layout = child(rendered, "layout").orElseThrow();
        if (conditions.purpose() == Purpose.CITATION) {
            // Affixes and delimiters of citations are written when cites are joined.
            for (String around : List.of("prefix", "suffix", "delimiter")) {
                layout.removeAttribute(around);
            }
        }
        if (isSorting()) {
            sortingBy(child(rendered, "sort").orElseThrow(), rendered, layout);
        }
        rewrite(style);
    }

    /** Replaces the layout with the macro of the sort key, with inverted names. */
    private void sortingBy(Element sort, Element rendered, Element layout) {
        Element key = children(sort).get(conditions.sortKey());
        rendered.removeChild(sort);
        Element sorted = document.createElement("layout");
        rendered.replaceChild(sorted, layout);
        Element text = document.createElement("text");
        text.setAttribute("macro", key.getAttribute("macro"));
        sorted.appendChild(text);
        for (Element names : all(document.getDocumentElement(), "names")) {
            if (child(names, "name").isEmpty()) {
                names.insertBefore(document.createElement("name"), names.getFirstChild());
            }
        }
        for (Element name : all(document.getDocumentElement(), "name")) {
            name.setAttribute("name-as-sort-order", "all");
        }
        sort(key, "names-min", "et-al-min");
        sort(key, "names-use-first", "et-al-use-first");
    }

    private void sort(Element key, String from, String to) {
        if (key.hasAttribute(from)) {
            for (Element name : all(document.getDocumentElement(), "name")) {
                name.setAttribute(to, key.getAttribute(from));
            }
        }
    }

    private static List<Element> all(Element element, String name) {
        List<Element> all = new ArrayList<>();
        for (Element child : children(element)) {
            if (child.getNodeName().equals(name)) {
                all.add(child);
            }
            all.addAll(all(child, name));
        }
        return all;
    }

    private void rewrite(Element element) {
        for (Element child : children(element)) {
            if (!child.getNodeName().equals("locale") && !child.getNodeName().equals("info")) {
                rewrite(child);
            }
        }
        moreNames(element);
        switch (element.getNodeName()) {
            case "if", "else-if" -> condition(element);
            case "names" -> names(element);
            case "date" -> date(element);
            case "number" -> number(element);
            case "text" -> text(element);
            default -> {}
        }
    }

    /**
     * Encloses names and their substitutes in marks. Names in a substitute are inside the marks of
     * the first names; if they have child elements, they are wrapped in a group, because the
     * library would ignore these.
     */
    private void names(Element names) {
        inherit(names, "names-delimiter", "delimiter");
        boolean shaped = !option("name-form").isEmpty() || !option("name-delimiter").isEmpty();
        if (shaped && child(names, "name").isEmpty() && !isSubstitute(names)) {
            names.insertBefore(document.createElement("name"), names.getFirstChild());
        }
        child(names, "name")
                .ifPresent(
                        name -> {
                            inherit(name, "name-form", "form");
                            inherit(name, "name-delimiter", "delimiter");
                        });
        if (isSubstitute(names)) {
            if (!children(names).isEmpty()) {
                Element group = document.createElement("group");
                names.getParentNode().replaceChild(group, names);
                group.appendChild(names);
            }
            return;
        }
        enclose(names, PrivateMark.NAMES);
        child(names, "substitute").ifPresent(StyleRewriting::encloseOthers);
        if (isSorting()) {
            // Sort keys contain names without labels.
            for (Element label : all(names, "label")) {
                label.getParentNode().removeChild(label);
            }
        }
    }

    private static void encloseOthers(Element parent) {
        for (Element other : children(parent)) {
            switch (other.getNodeName()) {
                case "choose", "if", "else-if", "else" -> encloseOthers(other);
                case "names" -> {}
                default -> enclose(other, PrivateMark.NAMES);
            }
        }
    }

    private static boolean isSubstitute(Element names) {
        return names.getParentNode().getNodeName().equals("substitute");
    }

    private boolean isSorting() {
        return conditions.purpose() == Purpose.SORTING
                || conditions.purpose() == Purpose.SORTING_CITES;
    }

    /** An option for names, from the rendered element or else from the style. */
    private String option(String name) {
        Element style = document.getDocumentElement();
        String own = child(style, "bibliography").map(part -> part.getAttribute(name)).orElse("");
        return own.isEmpty() ? style.getAttribute(name) : own;
    }

    private void inherit(Element element, String option, String attribute) {
        if (!element.hasAttribute(attribute) && !option(option).isEmpty()) {
            element.setAttribute(attribute, option(option));
        }
    }

    /** Applies the minimum number of names, and the options for subsequent cites. */
    private void moreNames(Element element) {
        if (conditions.position() != Position.FIRST) {
            copy(element, "et-al-subsequent-min", "et-al-min");
            copy(element, "et-al-subsequent-use-first", "et-al-use-first");
        }
        String first = element.getAttribute("et-al-use-first");
        if (conditions.minNames() > 0 && first.matches("\\d{1,6}")) {
            int most = Math.max(conditions.minNames(), Integer.parseInt(first));
            element.setAttribute("et-al-use-first", String.valueOf(most));
        }
    }

    private static void copy(Element element, String from, String to) {
        if (element.hasAttribute(from)) {
            element.setAttribute(to, element.getAttribute(from));
        }
    }

    private void condition(Element element) {
        String match = element.getAttribute("match");
        List<Boolean> settled = new ArrayList<>();
        for (String position : values(element, "position")) {
            settled.add(conditions.isAt(position));
        }
        for (String label : values(element, "locator")) {
            settled.add(label.equals(conditions.locatorLabel()));
        }
        for (String asked : values(element, "disambiguate")) {
            settled.add(asked.equals("true") == conditions.disambiguated());
        }
        boolean open = LIBRARY_CONDITIONS.stream().anyMatch(element::hasAttribute);
        for (String attribute : List.of("position", "locator", "disambiguate")) {
            element.removeAttribute(attribute);
        }
        switch (match) {
            case "any" -> {
                if (settled.contains(true) || !open) {
                    replaceByConstant(element, settled.contains(true));
                }
            }
            case "none" -> {
                if (settled.contains(true) || !open) {
                    replaceByConstant(element, !settled.contains(true));
                }
            }
            default -> {
                if (settled.contains(false) || !open) {
                    replaceByConstant(element, !settled.contains(false));
                }
            }
        }
    }

    /**
     * Replaces a condition by a constant: for the library, a condition without tests is true, or
     * false for {@code match="any"}.
     */
    private static void replaceByConstant(Element element, boolean holds) {
        LIBRARY_CONDITIONS.forEach(element::removeAttribute);
        element.setAttribute("disambiguate", "true");
        element.setAttribute("match", holds ? "all" : "any");
    }

    private static List<String> values(Element element, String attribute) {
        String written = element.getAttribute(attribute).strip();
        return written.isEmpty() ? List.of() : List.of(written.split("\\s+"));
    }

    /** Marks the place of the year suffix after the year. */
    private static void date(Element date) {
        if (date.getAttribute("variable").equals("issued")) {
            markYears(date);
        }
    }

    static void markYears(Element date) {
        for (Element part : children(date)) {
            if (part.getNodeName().equals("date-part")
                    && part.getAttribute("name").equals("year")) {
                part.setAttribute(
                        "suffix", PrivateMark.YEAR.character() + part.getAttribute("suffix"));
            }
        }
    }

    private static void number(Element number) {
        switch (number.getAttribute("form")) {
            case "ordinal" -> enclose(number, PrivateMark.ORDINAL);
            case "long-ordinal" -> enclose(number, PrivateMark.LONG_ORDINAL);
            case "roman" -> enclose(number, PrivateMark.ROMAN);
            default -> {}
        }
        text(number);
    }

    private static void text(Element text) {
        switch (text.getAttribute("variable")) {
            case "locator" -> enclose(text, PrivateMark.LOCATOR);
            case "citation-number" -> enclose(text, PrivateMark.NUMBER);
            default -> {}
        }
        switch (text.getAttribute("text-case")) {
            case "sentence" -> {
                text.removeAttribute("text-case");
                enclose(text, PrivateMark.SENTENCE);
            }
            case "capitalize-first" -> {
                text.removeAttribute("text-case");
                enclose(text, PrivateMark.CAPITAL);
            }
            default -> {}
        }
    }

    /** Encloses an element in a group with marks; its affixes stay outside. */
    private static void enclose(Element element, PrivateMark mark) {
        element.setAttribute("prefix", element.getAttribute("prefix") + mark.character());
        element.setAttribute(
                "suffix", PrivateMark.END.character() + element.getAttribute("suffix"));
    }
}
