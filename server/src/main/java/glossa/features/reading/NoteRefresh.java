package glossa.features.reading;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;

import glossa.grammar.Span;
import glossa.source.edit.SourceEdits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A literature note that is brought up to date with the record and the marks of its paper.
 *
 * @param before the note as it is
 * @param after the note with what the source changed
 * @param offers what the source changed where the reader has text of their own
 */
public record NoteRefresh(String before, String after, List<Offered> offers) {
    private static final int CONTEXT_LINES = 3;

    public NoteRefresh {
        offers = List.copyOf(offers);
    }

    /**
     * New text that is not brought in, since the reader's own stands there.
     *
     * @param line of the note as it is, from 0, before which it would be
     */
    public record Offered(int line, String text) {}

    /**
     * Merges what is rendered now into a note.
     *
     * @param last what was rendered last; without it nothing is replaced, and what is new is
     *     offered
     * @param isKeeping whether lines stay that are no longer rendered
     */
    public static NoteRefresh of(
            String note, Optional<String> last, String now, boolean isKeeping) {
        String lineEnd = note.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = lines(note);
        NoteMerge.Merged merged =
                last.isPresent()
                        ? NoteMerge.of(lines(last.get()), lines(now), lines, isKeeping)
                        : NoteMerge.withoutLast(lines(now), lines);
        List<Offered> offers =
                merged.offers().stream()
                        .map(
                                offer ->
                                        new Offered(
                                                offer.line(),
                                                String.join(lineEnd, offer.lines()) + lineEnd))
                        .toList();
        // A note may have line ends of several kinds.
        String after = merged.lines().equals(lines) ? note : String.join(lineEnd, merged.lines());
        return new NoteRefresh(note, after, offers);
    }

    /** The lines; after a last line end, an empty one. */
    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\r\n|\n|\r", -1));
    }

    /** Whether the note stays as it is. */
    public boolean isUpToDate() {
        return before.equals(after);
    }

    /** The replaced parts of the note, in the order of its text. */
    public List<SourceEdits.Edit> edits() {
        List<String> old = withLineEnds(before);
        int[] starts = new int[old.size() + 1];
        for (int i = 0; i < old.size(); i++) {
            starts[i + 1] = starts[i] + old.get(i).length();
        }
        List<SourceEdits.Edit> edits = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(old, withLineEnds(after)).getDeltas()) {
            int from = delta.getSource().getPosition();
            Span replaced = new Span(starts[from], starts[from + delta.getSource().size()]);
            edits.add(
                    new SourceEdits.Edit(replaced, String.join("", delta.getTarget().getLines())));
        }
        return edits;
    }

    private static List<String> withLineEnds(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)", -1));
    }

    /** The change as {@code diff -u} prints it; empty if there is none. */
    public String diff(String name) {
        List<String> old = lines(before);
        return String.join(
                "\n",
                UnifiedDiffUtils.generateUnifiedDiff(
                        name, name, old, DiffUtils.diff(old, lines(after)), CONTEXT_LINES));
    }
}
