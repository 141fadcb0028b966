package glossa.csl;

import glossa.csl.CiteConditions.Purpose;
import glossa.csl.CiteprocEngine.CiteDetails;
import glossa.csl.CiteprocEngine.Compiled;
import glossa.csl.CiteprocEngine.Work;
import glossa.csl.TextRun.Formatting;
import glossa.paper.Paper;

import org.w3c.dom.Element;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A style in one language, which renders notes. It is meant to be reused, because compiling is
 * slow. Thread-safe; renders one note at a time.
 */
public final class Style {
    private static final int MAX_WORKS = 1_000;
    private static final int MAX_RENDERED = 2_500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Stylesheet sheet;
    private final CiteprocEngine engine;
    private final Map<CiteConditions, Compiled> compiled = new HashMap<>();
    private final Map<WorkKey, Work> works = bounded(MAX_WORKS);
    private final Map<RenderKey, List<TextRun>> rendered = bounded(MAX_RENDERED);

    /** The key of a cached rendering. */
    private record RenderKey(
            CiteConditions conditions, Work work, CiteDetails details, String locator) {}

    /** A paper, and the names of its authors. */
    private record WorkKey(Paper paper, Map<Integer, String> authors, boolean demoted) {}

    private final boolean asksForPositions;
    private final boolean asksForLabels;
    private final boolean writesLetters;
    private final boolean hasInitials;

    /**
     * @param terms the XML of the language's CSL locale
     * @param language the language tag
     */
    private Style(Stylesheet sheet, String terms, String language) throws InvalidStyleException {
        this.sheet = sheet;
        var locale = Stylesheet.parse(terms);
        for (Element date : Stylesheet.children(locale.getDocumentElement())) {
            if (date.getNodeName().equals("date")) {
                StyleRewriting.markYears(date);
            }
        }
        engine = new CiteprocEngine(locale, sheet.locales(language));
        asksForPositions =
                sheet.has(
                        element ->
                                element.hasAttribute("position")
                                        || element.hasAttribute("et-al-subsequent-min"));
        asksForLabels = sheet.has(element -> element.hasAttribute("locator"));
        hasInitials = sheet.has(element -> element.hasAttribute("initialize-with"));
        writesLetters =
                sheet.has(element -> element.getAttribute("variable").equals("year-suffix"));
        // Compiled here, so that an invalid style is reported before a note is rendered.
        compiled(CiteConditions.of(Purpose.CITATION));
        compiled(CiteConditions.BIBLIOGRAPHY);
    }

    static Style of(String xml, String terms, String language) throws InvalidStyleException {
        return new Style(Stylesheet.of(xml), terms, language);
    }

    /** The title of the style. */
    public String title() {
        return sheet.title();
    }

    /**
     * Renders the citations of a note.
     *
     * @param citations in the order of the note
     * @param listed papers of the bibliography that are not cited
     */
    public RenderedNote render(List<List<Cite>> citations, List<Paper> listed) {
        lock.lock();
        try {
            return new CitationRenderer(this, citations, listed).render();
        } finally {
            lock.unlock();
        }
    }

    Stylesheet sheet() {
        return sheet;
    }

    CiteprocEngine engine() {
        return engine;
    }

    /** Whether citations are footnotes. */
    boolean isNoteStyle() {
        return styleOption("class").orElse("").equals("note");
    }

    /** A paper for a cite; some authors, by index from 0, are replaced by other names. */
    Work workForCite(Paper paper, Map<Integer, String> authors) {
        return works.computeIfAbsent(
                new WorkKey(paper, authors, false),
                of -> CiteprocEngine.work(CslVariables.of(paper, authors)));
    }

    /**
     * A paper for the bibliography, or for sorting it.
     *
     * @param shown whether the result is rendered; then particles are not demoted if the style uses
     *     initials, because the library would abbreviate them like given names
     */
    Work workForBibliography(Paper paper, boolean shown) {
        String demoting = styleOption("demote-non-dropping-particle").orElse("display-and-sort");
        boolean demotes =
                !demoting.equals("never")
                        && (!shown || demoting.equals("display-and-sort") && !hasInitials);
        return works.computeIfAbsent(
                new WorkKey(paper, Map.of(), demotes),
                of ->
                        CiteprocEngine.work(
                                demotes
                                        ? CslVariables.withDemotedParticles(paper)
                                        : CslVariables.of(paper)));
    }

    /** A global option of the style. */
    Optional<String> styleOption(String name) {
        return option(sheet.document().getDocumentElement(), name);
    }

    /** A paper rendered under these conditions, its marks resolved. */
    List<TextRun> render(CiteConditions reading, Work work, CiteDetails said, String locator) {
        CiteConditions asked =
                new CiteConditions(
                        reading.purpose(),
                        reading.sortKey(),
                        asksForPositions ? reading.position() : CiteConditions.Position.FIRST,
                        asksForPositions && reading.near(),
                        asksForLabels ? reading.locatorLabel() : "",
                        reading.disambiguated(),
                        reading.minNames());
        RenderKey key = new RenderKey(asked, work, said, locator);
        List<TextRun> known = rendered.get(key);
        if (known == null) {
            known = List.copyOf(renderUncached(asked, work, said, locator));
            rendered.put(key, known);
        }
        return known;
    }

    private List<TextRun> renderUncached(
            CiteConditions asked, Work work, CiteDetails said, String locator) {
        try {
            List<TextRun> pieces = engine.render(compiled(asked), work, said);
            return TextRuns.resolved(
                    pieces, writesLetters ? "" : said.yearSuffix(), locator, engine::term);
        } catch (InvalidStyleException | RuntimeException e) {
            // The library can fail on unexpected input; the cite is then empty.
            return List.of();
        }
    }

    /** A least-recently-used cache. */
    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    private Compiled compiled(CiteConditions reading) throws InvalidStyleException {
        Compiled known = compiled.get(reading);
        if (known == null) {
            known = CiteprocEngine.compile(StyleRewriting.of(sheet, reading));
            compiled.put(reading, known);
        }
        return known;
    }

    /** An attribute of {@code citation}, if the style has it. */
    Optional<String> citationOption(String name) {
        return option(sheet.citation(), name);
    }

    /** An attribute of the layout of {@code citation}; empty if absent. */
    String layout(String name) {
        return Stylesheet.child(sheet.citation(), "layout")
                .map(layout -> layout.getAttribute(name))
                .orElse("");
    }

    /** The formatting of the layout of citations. */
    Set<Formatting> layoutFormatting() {
        EnumSet<Formatting> looks = EnumSet.noneOf(Formatting.class);
        if (layout("font-style").equals("italic")) {
            looks.add(Formatting.ITALIC);
        }
        if (layout("font-weight").equals("bold")) {
            looks.add(Formatting.BOLD);
        }
        if (layout("font-variant").equals("small-caps")) {
            looks.add(Formatting.SMALL_CAPITALS);
        }
        if (layout("vertical-align").equals("sup")) {
            looks.add(Formatting.SUPERSCRIPT);
        }
        return looks;
    }

    /** An attribute of {@code bibliography}, if the style has it. */
    Optional<String> bibliographyOption(String name) {
        return sheet.bibliography().flatMap(bibliography -> option(bibliography, name));
    }

    private static Optional<String> option(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
    }
}
