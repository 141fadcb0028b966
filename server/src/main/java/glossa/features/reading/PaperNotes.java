package glossa.features.reading;

import glossa.features.MarkdownText;
import glossa.features.PaperLabels;
import glossa.features.ReadingView;
import glossa.features.navigation.References;
import glossa.features.reading.PaperAnnotations.PaperAnnotation;
import glossa.grammar.NoteConventions;
import glossa.notes.Note;
import glossa.paper.DisplayText;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the reader wrote about a paper, as Markdown: grouped by place, each with its link.
 *
 * <pre>
 * ## p. 3
 *
 * - “The gain was largest on long sentences.” — [reading.md:12](…)
 * </pre>
 */
public final class PaperNotes {
    /** UTF-16 units of notes that are read for one paper. */
    public static final long MAX_LENGTH = 20_000_000;

    /** UTF-16 units of notes that are read for a hover: some ten milliseconds. */
    private static final long MAX_HOVER_LENGTH = 400_000;

    /** Annotations in a hover. */
    private static final int MAX_SHOWN = 3;

    /** UTF-16 units of an annotation in a hover. */
    private static final int MAX_SHOWN_LENGTH = 160;

    /** Letters of a script without blanks that say something. */
    private static final int MIN_ALONE = 4;

    private static final Pattern BARE_KEY = Pattern.compile("-?@[^\\s,;\\]]+");

    private static final String ELSEWHERE = "Without a place";

    private PaperNotes() {}

    /**
     * The document.
     *
     * @param name the paper's key, or another name of it
     * @param annotations of the paper
     * @param link the destination of the link to a place in a note
     */
    public static String markdown(
            Snapshot snapshot,
            String name,
            List<PaperAnnotation> annotations,
            Function<PaperAnnotation, String> link) {
        Optional<Paper> paper = snapshot.corpus().paper(name);
        StringBuilder text = new StringBuilder("# ");
        text.append(paper.map(PaperLabels::line).map(MarkdownText::escaped).orElse("@" + name));
        text.append("\n");
        String summary = paper.map(found -> summary(snapshot, found, false)).orElse("");
        if (!summary.isEmpty()) {
            text.append("\n").append(MarkdownText.escaped(summary)).append("\n");
        }
        String last = "";
        for (PaperAnnotation one :
                annotations.stream().sorted(PaperAnnotations.BY_PLACE).toList()) {
            String place = one.placeLabel().isEmpty() ? ELSEWHERE : one.placeLabel();
            if (!place.equals(last)) {
                text.append("\n## ").append(MarkdownText.escaped(place)).append("\n\n");
                last = place;
            }
            text.append("- ").append(one.text()).append(" — ").append(linked(one, link));
            text.append("\n");
        }
        return text.toString();
    }

    private static String linked(PaperAnnotation one, Function<PaperAnnotation, String> link) {
        return "["
                + MarkdownText.escaped(noteName(one) + ":" + (one.range().start().line() + 1))
                + "]("
                + link.apply(one)
                + ")";
    }

    private static String noteName(PaperAnnotation one) {
        return Note.file(one.uri())
                .map(file -> String.valueOf(file.getFileName()))
                .orElse(one.uri());
    }

    /** A link to the line of a note, as editors and viewers of Markdown follow it. */
    public static String lineLink(PaperAnnotation one) {
        return MarkdownText.linkDestination(one.uri()) + "#L" + (one.range().start().line() + 1);
    }

    /**
     * The same relative to a folder; absolute for a note that is not in it.
     *
     * @param folder absolute
     */
    public static String lineLink(PaperAnnotation one, Path folder) {
        Optional<Path> inside = Note.file(one.uri()).filter(file -> file.startsWith(folder));
        return inside.map(
                        file ->
                                MarkdownText.linkDestination(
                                                folder.relativize(file)
                                                        .toString()
                                                        .replace('\\', '/'))
                                        + "#L"
                                        + (one.range().start().line() + 1))
                .orElseGet(() -> lineLink(one));
    }

    /**
     * State, tags and citations in one line: {@code status: read · cited 7 times in 3 notes}.
     *
     * @param isCitedHere whether its reader sees one of the citations
     */
    public static String summary(Snapshot snapshot, Paper paper, boolean isCitedHere) {
        String cited = References.countInWords(snapshot, paper, isCitedHere ? 2 : 1);
        return Stream.of(ReadingView.of(snapshot, paper).inWords(), cited)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /**
     * What a hover shows of the annotations of a paper: the three that say most, by place, each in
     * one short line of plain text.
     *
     * @param here the place of the citation that is hovered over, whose passage its reader sees
     */
    public static List<String> shown(
            Snapshot snapshot, String name, NoteConventions conventions, Optional<Here> here) {
        List<PaperAnnotation> all =
                new ArrayList<>(PaperAnnotations.of(snapshot, name, conventions, MAX_HOVER_LENGTH));
        here.ifPresent(at -> all.removeIf(at::isIn));
        all.removeIf(one -> !saysSomething(plain(one)));
        List<PaperAnnotation> best =
                all.stream()
                        .sorted(Comparator.comparingInt(PaperNotes::worth).reversed())
                        .limit(MAX_SHOWN)
                        .sorted(PaperAnnotations.BY_PLACE)
                        .toList();
        List<String> lines = new ArrayList<>();
        best.forEach(one -> lines.add(line(one)));
        if (all.size() > best.size() && !best.isEmpty()) {
            lines.add("and " + (all.size() - best.size()) + " more");
        }
        return lines;
    }

    /**
     * A line of a note.
     *
     * @param uri of the note
     * @param line from 0
     */
    public record Here(String uri, int line) {
        private boolean isIn(PaperAnnotation one) {
            return one.uri().equals(uri)
                    && one.range().start().line() <= line
                    && line <= one.range().end().line();
        }
    }

    private static String line(PaperAnnotation one) {
        String place = one.placeLabel();
        return (place.isEmpty() ? "" : place + ": ") + shortened(plain(one));
    }

    /** Without citations of the paper alone, which the hover is about. */
    private static String plain(PaperAnnotation one) {
        return DisplayText.line(
                        beginning(one.text())
                                .replaceAll("\\s?\\[@[^\\[\\]\\s,;]+(?:,[^\\[\\];]*)?\\]", ""))
                .strip();
    }

    /**
     * Whether there are words besides citations: two, or four letters of a script without blanks.
     */
    private static boolean saysSomething(String text) {
        int words = 0;
        int length = 0;
        int alone = 0;
        for (int c : BARE_KEY.matcher(text).replaceAll("").codePoints().toArray()) {
            alone += TextFolding.isWordAlone(c) ? 1 : 0;
            length = Character.isLetter(c) ? length + 1 : 0;
            words += length == 2 ? 1 : 0;
        }
        return words >= 2 || alone >= MIN_ALONE;
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), 4 * MAX_SHOWN_LENGTH));
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_SHOWN_LENGTH) {
            return text;
        }
        int end = text.lastIndexOf(' ', MAX_SHOWN_LENGTH);
        return text.substring(0, end < MAX_SHOWN_LENGTH / 2 ? MAX_SHOWN_LENGTH : end) + "…";
    }

    /** Questions say most, then quotations, then remarks with a motivation, then other remarks. */
    private static int worth(PaperAnnotation one) {
        int kind =
                switch (one.kind()) {
                    case QUESTION -> 4;
                    case QUOTATION -> 3;
                    case REMARK -> one.motivations().isEmpty() ? 1 : 2;
                };
        return kind + (one.isFromLiteratureNote() ? 2 : 0);
    }
}
