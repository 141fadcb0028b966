package glossa.source.list;

import glossa.source.PaperDraft;
import glossa.source.SourceText;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lists without markup: an abstract is a line as long as a paragraph, or, if there is no such line,
 * a group of wrapped lines between blank ones; a title is the short line before it.
 */
final class PlainList {
    /** The minimum length of an abstract, and the maximum length of a title, in UTF-16 units. */
    private static final int ABSTRACT_LENGTH = 280;

    private static final int MIN_TITLE_LENGTH = 4;

    /**
     * Half of the titles must be longer than this: titles are usually longer than section headings.
     */
    private static final int USUAL_TITLE = 24;

    /**
     * The minimum share of paragraphs with a title of their own: nearly all in a list, few in
     * running text.
     */
    private static final double TITLED_PARAGRAPHS = 0.8;

    /** The maximum share of titles that look like section headings. */
    private static final double DOUBTFUL_TITLES = 0.25;

    /** The minimum share of groups of lines that are titles and abstracts in a wrapped list. */
    private static final double GROUPS = 0.7;

    private static final Pattern SECTION =
            Pattern.compile(
                    "(?i)^(?:(?:\\d+(?:\\.\\d+)*+|[ivx]+|[a-h])[.)]?\\s+)?(?:abstract|introduction|background|related"
                        + " work|preliminaries|(?:our |the"
                        + " )?(?:methods?|approach|model)|methodology|materials|experiments?|experimental"
                        + " setup|setup|results?|evaluation|analysis|discussion|limitations|conclusions?|future"
                        + " work|references"
                        + "|acknowledge?ments?|appendix|installation|installing|install|usage|examples?|licen[cs]e|getting"
                        + " started|quick"
                        + " ?start|requirements|contributing|features|overview|summary|preface|contents|table"
                        + " of contents|faq|motivation"
                        + "|notes?|chapter|part|configuration|tests?|building|support)\\b.{0,30}$");

    private static final Pattern NUMBERED = Pattern.compile("^\\d+(?:\\.\\d+)++\\.?\\s.*");

    private static final Pattern UNLIKE_TITLE = Pattern.compile("^\\p{Ll}.*[^?!)]$|.*[,:;.]$");

    private final SourceText source;
    private final List<ListLine> lines;

    PlainList(SourceText source, List<ListLine> lines) {
        this.source = source;
        this.lines = lines;
    }

    /** The lines of a title and of its abstract. */
    private record Pair(List<ListLine> title, List<ListLine> body) {
        String text() {
            return TextPaperList.joined(title);
        }
    }

    /** The papers of the list; none if the text does not have the layout of one. */
    List<TextPaperList.Entry> entries() {
        List<Pair> pairs = new ArrayList<>();
        int paragraphs = 0;
        List<ListLine> before = List.of();
        boolean beforeIsParagraph = false;
        List<List<ListLine>> items = items();
        for (List<ListLine> item : items) {
            boolean paragraph = TextPaperList.joined(item).length() >= ABSTRACT_LENGTH;
            if (paragraph) {
                paragraphs++;
                if (!before.isEmpty() && !beforeIsParagraph) {
                    if (TextPaperList.joined(before).length() >= MIN_TITLE_LENGTH) {
                        pairs.add(new Pair(before, item));
                    }
                } else if (!pairs.isEmpty() && pairs.getLast().body().containsAll(before)) {
                    Pair last = pairs.removeLast();
                    List<ListLine> both = new ArrayList<>(last.body());
                    both.addAll(item);
                    pairs.add(new Pair(last.title(), both));
                }
            }
            before = item;
            beforeIsParagraph = paragraph;
        }
        boolean wrapped = items.stream().anyMatch(item -> item.size() > 1);
        return pairs.size() >= TITLED_PARAGRAPHS * paragraphs
                        && isList(pairs)
                        && (!wrapped || isWrappedList(pairs, items.size()))
                ? pairs.stream().map(this::entry).toList()
                : List.of();
    }

    /** The lines of text; groups of lines if no line is as long as a paragraph. */
    private List<List<ListLine>> items() {
        boolean wrapped =
                lines.stream()
                        .noneMatch(
                                line ->
                                        line.kind() == ListLine.LineKind.TEXT
                                                && line.text().length() >= ABSTRACT_LENGTH);
        List<List<ListLine>> items = new ArrayList<>();
        List<ListLine> group = new ArrayList<>();
        for (ListLine line : lines) {
            boolean text = line.kind() == ListLine.LineKind.TEXT;
            if (!group.isEmpty() && (!text || !wrapped)) {
                items.add(List.copyOf(group));
                group.clear();
            }
            if (text) {
                group.add(line);
            }
        }
        if (!group.isEmpty()) {
            items.add(List.copyOf(group));
        }
        return items;
    }

    private static boolean isList(List<Pair> pairs) {
        int doubtful = 0;
        int usual = 0;
        for (Pair pair : pairs) {
            String title = pair.text();
            boolean heading =
                    title.indexOf(' ') < 0
                            || SECTION.matcher(title).matches()
                            || NUMBERED.matcher(title).matches()
                            || UNLIKE_TITLE.matcher(title).matches();
            doubtful += heading ? 1 : 0;
            usual += title.length() >= USUAL_TITLE ? 1 : 0;
        }
        return doubtful <= DOUBTFUL_TITLES * pairs.size() && 2 * usual >= pairs.size();
    }

    /** A stricter test for wrapped lists, because many texts consist of groups of lines. */
    private boolean isWrappedList(List<Pair> pairs, int groups) {
        return pairs.size() >= 2
                && 2 * pairs.size() >= GROUPS * groups
                && pairs.stream()
                        .allMatch(
                                pair ->
                                        pair.title().size() <= 2
                                                && pair.title().getFirst().start() == 0
                                                && pair.body().getFirst().start() == 0);
    }

    private TextPaperList.Entry entry(Pair pair) {
        List<String> paragraphs = new ArrayList<>();
        boolean wrapped = pair.body().stream().anyMatch(l -> l.text().length() < ABSTRACT_LENGTH);
        if (wrapped) {
            paragraphs.add(TextPaperList.joined(pair.body()));
        } else {
            pair.body().forEach(line -> paragraphs.add(line.text()));
        }
        PaperDraft draft =
                new PaperDraft()
                        .writtenTitle(pair.text())
                        .writtenAbstract(String.join("\n", paragraphs));
        return new TextPaperList.Entry(
                draft,
                TextPaperList.place(source, pair.title().getFirst(), pair.title().getLast()),
                TextPaperList.end(source, pair.body().getLast()));
    }
}
