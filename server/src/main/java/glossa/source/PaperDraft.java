package glossa.source;

import glossa.grammar.Span;
import glossa.paper.Identifiers;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.fields.BibDates;
import glossa.source.fields.CslMarkup;
import glossa.source.fields.PageDates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A paper under construction, for readers of pages and services: values become plain text,
 * identifiers are normalized as in {@link Paper#identifiers}, and empty values are ignored.
 *
 * <pre>
 * new PaperDraft().type("article").title("A Title").url("https://arxiv.org/abs/2401.00001v2")
 * </pre>
 */
public final class PaperDraft {
    private final Map<String, String> identifiers = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<Name> authors = new ArrayList<>();
    private String key = "";
    private Span keyPlace = new Span(0, 0);
    private String type = "";
    private String title = "";
    private String venue = "";
    private String abstractText = "";
    private String issued = "";
    private Span titlePlace = new Span(0, 0);

    /** The key given by the source, and its span; the first value is kept. */
    public PaperDraft key(String value, Span place) {
        if (key.isEmpty() && !value.isBlank()) {
            key = value.strip();
            keyPlace = place;
        }
        return this;
    }

    public PaperDraft type(String value) {
        type = value;
        return this;
    }

    public String type() {
        return type;
    }

    /** The title, which may contain simple markup. */
    public PaperDraft title(String value) {
        title = CslMarkup.plain(value);
        return this;
    }

    /** A title in plain text: characters of markup are kept. */
    public PaperDraft writtenTitle(String value) {
        title = value;
        return this;
    }

    /** An abstract in plain text. */
    public PaperDraft writtenAbstract(String value) {
        abstractText = value;
        return this;
    }

    /** The title, and its span in the text that was read. */
    public PaperDraft title(String value, Span place) {
        titlePlace = place;
        return title(value);
    }

    public String title() {
        return title;
    }

    public PaperDraft placedAt(Span place) {
        titlePlace = place;
        return this;
    }

    /** The span of the key, otherwise that of the title; empty if both are unknown. */
    public Span namePlace() {
        return keyPlace.length() == 0 ? titlePlace : keyPlace;
    }

    /** The span of the title in the text that was read; empty if unknown. */
    public Span titlePlace() {
        return titlePlace;
    }

    public PaperDraft venue(String value) {
        venue = venue.isEmpty() ? CslMarkup.plain(value) : venue;
        return this;
    }

    public PaperDraft abstractText(String value) {
        abstractText = abstractText.isEmpty() ? CslMarkup.plain(value) : abstractText;
        return this;
    }

    /** The date of issue; the first valid date is kept. */
    public PaperDraft issued(String value) {
        issued = issued.isEmpty() ? PageDates.iso(value) : issued;
        return this;
    }

    public PaperDraft author(Name name) {
        if (!name.family().isEmpty()) {
            authors.add(name);
        }
        return this;
    }

    public PaperDraft authors(List<Name> names) {
        names.forEach(this::author);
        return this;
    }

    public boolean hasAuthors() {
        return !authors.isEmpty();
    }

    public PaperDraft doi(String value) {
        String doi = Identifiers.doi(value);
        if (doi.startsWith("10.")) {
            put(identifiers, "doi", doi);
            put(identifiers, "arxiv", Identifiers.arxivIn(doi));
        }
        return this;
    }

    public PaperDraft arxiv(String value) {
        String id = Identifiers.arxiv(value);
        put(identifiers, "arxiv", id.isEmpty() ? Identifiers.arxivIn(value) : id);
        return this;
    }

    /** An address, with the identifiers in it. */
    public PaperDraft url(String value) {
        String url = value.strip();
        if (url.toLowerCase(Locale.ROOT).startsWith("http")) {
            put(identifiers, "url", url);
            put(identifiers, "doi", Identifiers.doiIn(url));
            put(identifiers, "arxiv", Identifiers.arxivIn(url));
            put(identifiers, "arxiv", Identifiers.huggingFaceIn(url));
            put(identifiers, "acl", Identifiers.aclIn(url));
        }
        return this;
    }

    public PaperDraft identifier(String scheme, String value) {
        put(identifiers, scheme, value.strip());
        return this;
    }

    public boolean hasAnyOf(String... schemes) {
        return Arrays.stream(schemes).anyMatch(identifiers::containsKey);
    }

    public boolean hasIdentifier(String scheme) {
        return identifiers.containsKey(scheme);
    }

    /** Adds the identifiers of {@code other} that this lacks. */
    public PaperDraft identifiersOf(PaperDraft other) {
        other.identifiers.forEach(identifiers::putIfAbsent);
        return this;
    }

    /** Any other field, under CSL's name if there is one. */
    public PaperDraft field(String name, String value) {
        put(fields, name, CslMarkup.plain(value));
        return this;
    }

    public boolean hasField(String name) {
        return fields.containsKey(name);
    }

    public PaperDraft page(String first, String last) {
        return field(
                "page", last.isBlank() || last.equals(first) ? first : first + "-" + last.strip());
    }

    /** The paper of {@code record}, whose key or title is at {@code name}. */
    public Paper paper(SourceText source, Span record, Span name) {
        String year = issued.isEmpty() ? "" : BibDates.firstYear(issued);
        if (!issued.equals(year)) {
            put(fields, "issued", issued);
        }
        return Paper.builder()
                .key(key)
                .type(type.isEmpty() ? "article" : type)
                .title(title)
                .authors(authors)
                .year(year)
                .venue(venue)
                .abstractText(abstractText)
                .identifiers(identifiers)
                .fields(fields)
                .source(
                        new Source(
                                source.file(),
                                source.lines().range(record),
                                source.lines().range(name)))
                .build();
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (!value.isBlank()) {
            map.putIfAbsent(name, value);
        }
    }
}
