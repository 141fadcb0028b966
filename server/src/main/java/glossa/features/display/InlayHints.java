package glossa.features.display;

import glossa.features.PaperLabels;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.settings.Settings.ShownHints;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Inlay hints: authors and year of a cited paper, if the key does not show them.
 *
 * <pre>
 * [&#64;attention-is-all Vaswani et al. 2017, p. 3]
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
    public static List<Hint> of(Snapshot snapshot, Note note, Span within, ShownHints shown) {
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
