package glossa.features.display;

import glossa.features.PaperLabels;
import glossa.features.ReadingView;
import glossa.features.quotations.QuotationCache;
import glossa.features.quotations.Quotations;
import glossa.features.quotations.Quotations.CheckedQuotation;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.notes.ReadingState;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.settings.Settings;
import glossa.settings.Settings.ShownHints;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Inlay hints: authors and year of a cited paper, if the key does not show them; and, if the reader
 * wants it, the page of quoted words after a citation that names none, and which papers are not
 * read.
 *
 * <pre>
 * [&#64;attention-is-all Vaswani et al. 2017, p. 3]
 * “The dominant models” [&#64;vaswani2017 p. 2]
 * </pre>
 */
public final class InlayHints {
    /**
     * The number of letters of a family name that a key must contain to show it: {@code vasw17}.
     */
    private static final int MIN_MATCHING_LETTERS = 4;

    /** A key that appears to contain author and year, for papers without these fields. */
    private static final Pattern AUTHOR_AND_YEAR =
            Pattern.compile("\\p{L}{2,}[-_:]?(?:\\d{2}){1,2}(?!\\d)");

    private InlayHints() {}

    /**
     * A hint.
     *
     * @param offset its place: after the key
     * @param text authors and year; if neither is known, the start of the title
     * @param tooltip authors, year and title
     */
    public record Hint(int offset, String text, String tooltip) {}

    /**
     * The hints in a part of a note.
     *
     * @param within the part; no key outside it is looked up
     */
    public static List<Hint> of(Snapshot snapshot, Note note, Span within, Settings settings) {
        List<Hint> hints = new ArrayList<>(ofKeys(snapshot, note, within, settings.keyHints()));
        if (settings.pageHints()) {
            hints.addAll(ofPages(snapshot, note, within));
        }
        if (settings.unreadHints()) {
            hints.addAll(ofUnread(snapshot, note, within));
        }
        return hints;
    }

    private static List<Hint> ofPages(Snapshot snapshot, Note note, Span within) {
        QuotationCache cache = new QuotationCache();
        List<Hint> hints = new ArrayList<>();
        for (CheckedQuotation quotation : Quotations.in(snapshot, note, within, cache)) {
            if (quotation.locator().isEmpty() && quotation.item().isPresent()) {
                quotation
                        .page()
                        .map(
                                page ->
                                        new Hint(
                                                quotation.item().get().span().end(),
                                                "p. " + page,
                                                "The page of the quoted words"))
                        .ifPresent(hints::add);
            }
        }
        return hints;
    }

    private static List<Hint> ofUnread(Snapshot snapshot, Note note, Span within) {
        Map<String, Optional<ReadingState>> states = new HashMap<>();
        List<Hint> hints = new ArrayList<>();
        for (CitationItem item : note.items()) {
            if (item.span().end() >= within.start() && item.span().start() <= within.end()) {
                states.computeIfAbsent(item.key(), key -> state(snapshot, key))
                        .filter(state -> state != ReadingState.READ)
                        .ifPresent(
                                state ->
                                        hints.add(
                                                new Hint(
                                                        item.span().end(),
                                                        state.word(),
                                                        "What your literature note or Zotero's"
                                                                + " tags say")));
            }
        }
        return hints;
    }

    private static Optional<ReadingState> state(Snapshot snapshot, String key) {
        return snapshot.corpus().paper(key).map(paper -> ReadingView.of(snapshot, paper).state());
    }

    private static List<Hint> ofKeys(Snapshot snapshot, Note note, Span within, ShownHints shown) {
        if (shown == ShownHints.OFF) {
            return List.of();
        }
        Map<String, Optional<Paper>> papers = new HashMap<>();
        List<Hint> hints = new ArrayList<>();
        for (CitationItem item : note.items()) {
            if (item.span().end() < within.start() || item.span().start() > within.end()) {
                continue;
            }
            papers.computeIfAbsent(item.key(), snapshot.corpus()::paper)
                    .ifPresent(
                            paper -> {
                                String text = text(item.key(), paper, shown);
                                if (!text.isEmpty()) {
                                    hints.add(
                                            new Hint(
                                                    item.span().end(),
                                                    text,
                                                    PaperLabels.line(paper)));
                                }
                            });
        }
        return hints;
    }

    private static String text(String key, Paper paper, ShownHints shown) {
        String authors = PaperLabels.authors(paper);
        if (shown == ShownHints.ON) {
            return authors.isEmpty() ? PaperLabels.shortTitle(paper) : authors;
        }
        if (!authors.isEmpty()) {
            return showsAuthorAndYear(key, paper) ? "" : authors;
        }
        boolean told = showsTitle(key, paper) || AUTHOR_AND_YEAR.matcher(key).find();
        return told ? "" : PaperLabels.shortTitle(paper);
    }

    /** Whether the key contains the year and the first author's name or its start. */
    private static boolean showsAuthorAndYear(String key, Paper paper) {
        String plain = TextFolding.squeeze(key);
        String year = paper.year();
        boolean hasYear =
                year.isEmpty()
                        || plain.contains(year)
                        || year.length() == 4 && plain.contains(year.substring(2));
        String family =
                paper.authors().isEmpty()
                        ? ""
                        : TextFolding.squeeze(paper.authors().getFirst().family());
        String beginning = family.substring(0, Math.min(MIN_MATCHING_LETTERS, family.length()));
        return hasYear && plain.contains(beginning);
    }

    private static boolean showsTitle(String key, Paper paper) {
        String title = TextFolding.squeeze(paper.title());
        for (String word : TextFolding.fold(key).split("[^\\p{L}\\p{N}]+")) {
            if (word.length() >= MIN_MATCHING_LETTERS && title.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
