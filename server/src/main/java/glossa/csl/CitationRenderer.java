package glossa.csl;

import glossa.csl.CiteConditions.Purpose;
import glossa.csl.CiteprocEngine.CiteDetails;
import glossa.csl.CiteprocEngine.Work;
import glossa.csl.Disambiguation.Addition;
import glossa.csl.TextRun.Formatting;
import glossa.csl.TextRun.RunKind;
import glossa.grammar.CitationMode;
import glossa.paper.Paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Renders the citations of one note in order, and its bibliography. */
final class CitationRenderer {
    private static final int NEAR_NOTE_DISTANCE = 5;

    private static final Pattern AND = Pattern.compile("(?<!\\w)and\\b");

    private final Style style;
    private final List<List<Cite>> citations;
    private final List<Paper> papers;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Addition> additions;
    private final Sorting citeSorting;
    private final Map<CiteKey, List<TextRun>> rendered = new HashMap<>();

    /** What the rendering of a cite depends on. */
    private record CiteKey(CiteConditions conditions, String key, String label, String locator) {}

    CitationRenderer(Style style, List<List<Cite>> citations, List<Paper> listed) {
        this.style = style;
        this.citations = citations;
        Map<String, Paper> cited = new LinkedHashMap<>();
        for (List<Cite> citation : citations) {
            for (Cite cite : citation) {
                cite.paper().ifPresent(paper -> cited.putIfAbsent(paper.key(), paper));
            }
        }
        listed.forEach(paper -> cited.putIfAbsent(paper.key(), paper));
        papers = new ArrayList<>(cited.values());
        assignNumbers();
        style.sheet()
                .bibliography()
                .ifPresent(
                        bibliography -> {
                            Sorting sorting =
                                    new Sorting(style, Purpose.SORTING, bibliography, numbers);
                            if (!sorting.isEmpty()) {
                                papers.sort(sorting.order());
                                assignNumbers();
                            }
                        });
        citeSorting = new Sorting(style, Purpose.SORTING_CITES, style.sheet().citation(), numbers);
        additions = new Disambiguation(style, papers, numbers).additions();
    }

    private void assignNumbers() {
        for (int i = 0; i < papers.size(); i++) {
            numbers.put(papers.get(i).key(), i + 1);
        }
    }

    RenderedNote render() {
        int near =
                style.citationOption("near-note-distance")
                        .filter(value -> value.matches("\\d{1,4}"))
                        .map(Integer::parseInt)
                        .orElse(NEAR_NOTE_DISTANCE);
        CitePositions positions = new CitePositions(near);
        List<String> all = new ArrayList<>();
        for (List<Cite> citation : citations) {
            List<Cite> ordered = sorted(citation);
            all.add(html(citation(ordered, positions.next(ordered))));
        }
        return new RenderedNote(all, bibliography());
    }

    private String html(List<TextRun> pieces) {
        return HtmlWriter.of(pieces, style.engine().quotes());
    }

    /**
     * The cites in the order of the style. An item in running text stays first, and a cite with a
     * prefix keeps its place.
     */
    private List<Cite> sorted(List<Cite> citation) {
        boolean stays =
                citeSorting.isEmpty()
                        || citation.size() < 2
                        || citation.stream().anyMatch(cite -> !cite.prefix().isBlank())
                        || citation.getFirst().mode() == CitationMode.AUTHOR_IN_TEXT;
        if (stays) {
            return citation;
        }
        Comparator<Paper> order = citeSorting.order();
        List<Cite> ordered = new ArrayList<>(citation);
        ordered.sort(
                (one, other) ->
                        one.paper().isPresent() && other.paper().isPresent()
                                ? order.compare(
                                        one.paper().orElseThrow(), other.paper().orElseThrow())
                                : Boolean.compare(one.paper().isEmpty(), other.paper().isEmpty()));
        return ordered;
    }

    private List<TextRun> citation(List<Cite> ordered, List<CitePositions.CitePlace> places) {
        Cite first = ordered.getFirst();
        boolean inText = first.mode() == CitationMode.AUTHOR_IN_TEXT;
        List<Collapsing.RenderedCite> all = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Cite cite = ordered.get(i);
            boolean suppressed = cite.mode() == CitationMode.SUPPRESS_AUTHOR || inText && i == 0;
            List<TextRun> said = citeRuns(cite, places.get(i));
            all.add(
                    new Collapsing.RenderedCite(
                            cite,
                            suppressed ? TextRuns.withoutNames(said) : said,
                            TextRuns.text(TextRuns.inside(said, PrivateMark.NAMES)),
                            cite.paper().map(this::number).orElse(0)));
        }
        List<TextRun> pieces = new ArrayList<>();
        if (inText) {
            pieces.addAll(authors(first, citeRuns(first, places.getFirst())));
            if (first.paper().isEmpty()) {
                all.removeFirst();
            }
        }
        List<TextRun> inside = withLayoutFormatting(new Collapsing(style).joined(all));
        if (TextRuns.text(inside).isEmpty()) {
            return pieces;
        }
        if (inText && !style.layout("vertical-align").equals("sup")) {
            pieces.add(TextRun.affix(" "));
        }
        pieces.addAll(style.isNoteStyle() ? noteInParentheses(inside) : withAffixes(inside));
        return pieces;
    }

    private int number(Paper paper) {
        return numbers.getOrDefault(paper.key(), 0);
    }

    /** The cites with the formatting of the layout, which also applies to the delimiters. */
    private List<TextRun> withLayoutFormatting(List<TextRun> inside) {
        Set<Formatting> looks = style.layoutFormatting();
        return looks.isEmpty()
                ? inside
                : inside.stream().map(piece -> piece.withFormatting(looks)).toList();
    }

    private List<TextRun> withAffixes(List<TextRun> inside) {
        List<TextRun> pieces = new ArrayList<>(inside);
        pieces.addFirst(
                TextRun.affix(style.layout("prefix")).withFormatting(style.layoutFormatting()));
        pieces.addLast(
                TextRun.affix(style.layout("suffix")).withFormatting(style.layoutFormatting()));
        return pieces;
    }

    /**
     * The citation of a note style: in parentheses instead of a footnote, and without the final
     * full stop of the layout.
     */
    private List<TextRun> noteInParentheses(List<TextRun> inside) {
        List<TextRun> pieces = new ArrayList<>(inside);
        pieces.addFirst(TextRun.affix(style.layout("prefix")));
        pieces.addLast(TextRun.affix(style.layout("suffix").replaceFirst("\\.\\s*$", "")));
        TextRun last = pieces.getLast();
        if (last.text().isEmpty()) {
            pieces.removeLast();
        }
        pieces.addFirst(TextRun.affix("("));
        pieces.addLast(TextRun.affix(")"));
        return pieces;
    }

    /** The names of a cite in running text. */
    private List<TextRun> authors(Cite cite, List<TextRun> said) {
        if (cite.paper().isEmpty()) {
            return said;
        }
        List<TextRun> names = TextRuns.inside(said, PrivateMark.NAMES);
        if (!names.isEmpty()) {
            return names;
        }
        Paper paper = cite.paper().get();
        return style.render(
                CiteConditions.AUTHORS,
                style.workForCite(paper, Map.of()),
                new CiteDetails(0, "", "", ""),
                "");
    }

    /** The text of one cite by the style, without the note's prefix and suffix. */
    private List<TextRun> citeRuns(Cite cite, CitePositions.CitePlace place) {
        if (cite.paper().isEmpty()) {
            return List.of(
                    new TextRun(
                            RichText.withoutPrivateCharacters(cite.key()) + "?",
                            RunKind.TEXT,
                            Set.of(Formatting.BOLD)));
        }
        Paper paper = cite.paper().get();
        Addition extra = additions.getOrDefault(paper.key(), Addition.NONE);
        CiteConditions reading =
                CiteConditions.citation(place.position(), place.near(), cite.locatorLabel())
                        .withDisambiguation(extra.disambiguated(), extra.minNames());
        return rendered.computeIfAbsent(
                new CiteKey(reading, paper.key(), cite.locatorLabel(), cite.locator()),
                asked -> citeRuns(cite, paper, extra, reading));
    }

    private List<TextRun> citeRuns(Cite cite, Paper paper, Addition extra, CiteConditions reading) {
        Work work = style.workForCite(paper, extra.authors());
        String locator = cite.locator();
        // A placeholder for the locator, which is inserted after rendering.
        boolean many = namesMany(locator);
        String stand = locator.isEmpty() ? "" : many ? "1-2" : "1";
        String label = cite.locatorLabel().isEmpty() ? "page" : cite.locatorLabel();
        String shown = RichText.plain(locator).replaceAll("(?<=\\w)--?(?=\\w)", "–");
        if (label.equals("page") && locator.matches("\\d{1,6}\\s*[-–]+\\s*\\d{1,6}")) {
            String pages =
                    CiteprocEngine.pages(
                            locator, style.styleOption("page-range-format").orElse(""));
            shown = pages.replaceAll("--?", "–");
        }
        CiteDetails said = new CiteDetails(number(paper), extra.yearSuffix(), stand, label);
        return style.render(reading, work, said, shown);
    }

    /** Whether a locator names several places: {@code 3-5}, {@code 3, 7}, {@code 3 and 7}. */
    private static boolean namesMany(String locator) {
        boolean hasNumber = false;
        boolean hasMark = false;
        for (int i = 0; i < locator.length(); i++) {
            char c = locator.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (isDigit && hasMark) {
                return true;
            }
            hasNumber |= isDigit;
            hasMark |= hasNumber && "-–,&+".indexOf(c) >= 0;
        }
        return AND.matcher(locator).find();
    }

    private List<RenderedNote.Entry> bibliography() {
        if (style.sheet().bibliography().isEmpty()) {
            return List.of();
        }
        String substitute = style.bibliographyOption("subsequent-author-substitute").orElse("");
        List<RenderedNote.Entry> entries = new ArrayList<>();
        String before = "";
        for (Paper paper : papers) {
            CiteDetails said =
                    new CiteDetails(
                            number(paper),
                            additions.getOrDefault(paper.key(), Addition.NONE).yearSuffix(),
                            "",
                            "");
            List<TextRun> pieces =
                    style.render(
                            CiteConditions.BIBLIOGRAPHY,
                            style.workForBibliography(paper, true),
                            said,
                            "");
            String names = TextRuns.text(TextRuns.inside(pieces, PrivateMark.NAMES));
            if (!substitute.isEmpty() && !names.isEmpty() && names.equals(before)) {
                pieces = withSubstitute(pieces, substitute);
            }
            before = names;
            if (!TextRuns.text(pieces).isBlank()) {
                entries.add(new RenderedNote.Entry(paper.key(), html(pieces)));
            }
        }
        return entries;
    }

    private static List<TextRun> withSubstitute(List<TextRun> pieces, String substitute) {
        List<TextRun> all = new ArrayList<>();
        boolean inside = false;
        boolean done = false;
        for (TextRun piece : pieces) {
            if (piece.is(PrivateMark.NAMES) && !done) {
                inside = true;
                all.add(TextRun.text(substitute));
            } else if (inside && piece.is(PrivateMark.END)) {
                inside = false;
                done = true;
            } else if (!inside) {
                all.add(piece);
            }
        }
        return all;
    }
}
