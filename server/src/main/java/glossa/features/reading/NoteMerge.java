package glossa.features.reading;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Brings what a source changed into a note that its reader changed too: a three-way merge of lines,
 * of what was rendered last, what is rendered now, and what stands in the note.
 *
 * <p>What the reader wrote, moved or took away stays so. Where both changed the same lines, the
 * reader's stay, and the new ones are offered.
 */
final class NoteMerge {
    private static final Pattern HEADING = Pattern.compile("#{1,6}[ \\t]+\\S");

    private static final Pattern FENCE = Pattern.compile("[ \\t]{0,3}(?:```|~~~)");

    /** Lines of the last rendering that the note does not have. */
    private static final int GONE = -1;

    private final List<String> last;
    private final List<String> now;
    private final List<String> note;

    /** For each line of the last rendering, its line in the note. */
    private final int[] places;

    /** The lines of the note that are of the last rendering. */
    private final BitSet ofLast = new BitSet();

    /** The other lines. */
    private final Set<String> own = new HashSet<>();

    /** Lines of the note that are replaced, each by any number of lines. */
    private final Map<Integer, List<String>> replaced = new TreeMap<>();

    /** Lines that are added before a line of the note. */
    private final Map<Integer, List<String>> added = new TreeMap<>();

    private final List<Offer> offers = new ArrayList<>();

    /** Whether lines stay that are no longer rendered. */
    private final boolean isKeeping;

    /** The end of the lines of the last rendering that are changed now. */
    private int changedTo;

    /**
     * Lines that are not brought in, since the reader's own stand there.
     *
     * @param line of the note before the merge, from 0, before which they would be
     * @param lines the new ones
     */
    record Offer(int line, List<String> lines) {
        Offer {
            lines = List.copyOf(lines);
        }
    }

    /** The merged lines, and what is only offered. */
    record Merged(List<String> lines, List<Offer> offers) {
        Merged {
            lines = List.copyOf(lines);
            offers = List.copyOf(offers);
        }
    }

    private NoteMerge(List<String> last, List<String> now, List<String> note, boolean isKeeping) {
        this.isKeeping = isKeeping;
        this.last = last;
        this.now = now;
        this.note = note;
        this.places = places(last, note);
        Arrays.stream(places).filter(place -> place != GONE).forEach(ofLast::set);
        for (int i = 0; i < note.size(); i++) {
            if (!ofLast.get(i)) {
                own.add(note.get(i));
            }
        }
    }

    /** Merges lines, which have no line ends. */
    static Merged of(List<String> last, List<String> now, List<String> note) {
        return of(last, now, note, false);
    }

    /**
     * The same.
     *
     * @param isKeeping whether lines stay that are no longer rendered, as where not all that they
     *     are made of could be read
     */
    static Merged of(List<String> last, List<String> now, List<String> note, boolean isKeeping) {
        NoteMerge merge = new NoteMerge(last, now, note, isKeeping);
        merge.merge();
        return new Merged(merge.lines(), merge.offers);
    }

    /**
     * Where nothing is known of what was rendered last nothing is replaced; blocks of which the
     * note has no line are offered at the end.
     */
    static Merged withoutLast(List<String> now, List<String> note) {
        Set<String> there = new HashSet<>(note);
        List<String> missing = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : withoutFrontMatter(now)) {
            if (!line.isBlank()) {
                block.add(line);
            } else {
                addMissing(missing, block, there);
                block.clear();
            }
        }
        addMissing(missing, block, there);
        return new Merged(
                note, missing.isEmpty() ? List.of() : List.of(new Offer(note.size(), missing)));
    }

    private static void addMissing(List<String> to, List<String> block, Set<String> there) {
        if (!block.isEmpty() && block.stream().noneMatch(there::contains)) {
            to.add("");
            to.addAll(block);
        }
    }

    /** The fields of a note are the reader's from the first day. */
    private static List<String> withoutFrontMatter(List<String> lines) {
        int end =
                lines.getFirst().equals("---") ? lines.subList(1, lines.size()).indexOf("---") : -1;
        return lines.subList(end < 0 ? 0 : end + 2, lines.size());
    }

    /**
     * The lines that the note has of the last rendering, also where the reader moved them. Blank
     * lines are alike, so they belong to the lines beside them.
     */
    private static int[] places(List<String> last, List<String> note) {
        int[] places = new int[last.size()];
        Arrays.fill(places, GONE);
        BitSet taken = new BitSet();
        // Lines that only one of them has are nowhere in the other, and a note may have many.
        List<Integer> ofLast = written(last, new HashSet<>(note));
        List<Integer> ofNote = written(note, new HashSet<>(last));
        int atLast = 0;
        int atNote = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(at(last, ofLast), at(note, ofNote)).getDeltas()) {
            while (atLast < delta.getSource().getPosition()) {
                take(places, taken, ofLast.get(atLast++), ofNote.get(atNote++));
            }
            atLast += delta.getSource().size();
            atNote += delta.getTarget().size();
        }
        while (atLast < ofLast.size()) {
            take(places, taken, ofLast.get(atLast++), ofNote.get(atNote++));
        }
        addMoved(places, taken, last, note);
        for (int i = 0; i < last.size(); i++) {
            int before = i == 0 ? -1 : places[i - 1];
            if (last.get(i).isBlank() && (i == 0 || before != GONE)) {
                takeBlank(places, taken, i, before + 1, note);
            }
        }
        for (int i = last.size() - 1; i >= 0; i--) {
            int behind = i == last.size() - 1 ? note.size() : places[i + 1];
            if (last.get(i).isBlank() && places[i] == GONE && behind != GONE) {
                takeBlank(places, taken, i, behind - 1, note);
            }
        }
        return places;
    }

    /** The numbers of the lines that are not blank, and among others. */
    private static List<Integer> written(List<String> lines, Set<String> others) {
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && others.contains(lines.get(i)))
                .boxed()
                .toList();
    }

    private static List<String> at(List<String> lines, List<Integer> numbers) {
        return numbers.stream().map(lines::get).toList();
    }

    private static void take(int[] places, BitSet taken, int ofLast, int ofNote) {
        places[ofLast] = ofNote;
        taken.set(ofNote);
    }

    private static void takeBlank(
            int[] places, BitSet taken, int ofLast, int ofNote, List<String> note) {
        boolean isFree = ofNote >= 0 && ofNote < note.size() && !taken.get(ofNote);
        if (isFree && note.get(ofNote).isBlank()) {
            take(places, taken, ofLast, ofNote);
        }
    }

    /** Lines that each have once, at another place. */
    private static void addMoved(int[] places, BitSet taken, List<String> last, List<String> note) {
        Map<String, Integer> free = new HashMap<>();
        for (int i : written(note, new HashSet<>(last))) {
            if (!taken.get(i)) {
                free.merge(note.get(i), i, (one, other) -> GONE);
            }
        }
        Map<String, Integer> lost = new HashMap<>();
        for (int i : written(last, new HashSet<>(note))) {
            if (places[i] == GONE) {
                lost.merge(last.get(i), i, (one, other) -> GONE);
            }
        }
        lost.forEach(
                (line, at) -> {
                    int place = free.getOrDefault(line, GONE);
                    if (at != GONE && place != GONE) {
                        take(places, taken, at, place);
                    }
                });
    }

    private void merge() {
        for (AbstractDelta<String> delta : DiffUtils.diff(last, now).getDeltas()) {
            int from = delta.getSource().getPosition();
            int to = from + delta.getSource().size();
            List<String> lines = delta.getTarget().getLines();
            changedTo = to;
            if (isKeeping && lines.size() < to - from) {
                oneByOne(from, from + lines.size(), lines);
            } else if (from == to) {
                add(placeFor(from), lines);
            } else if (isUntouched(from, to)) {
                for (int i = from; i < to; i++) {
                    replaced.put(places[i], List.of());
                }
                replaced.put(places[from], lines);
            } else if (lines.size() == to - from) {
                oneByOne(from, to, lines);
            } else {
                removeWhatStands(from, to, lines);
            }
        }
    }

    /** Whether the note has these lines together, with nothing of the reader's between. */
    private boolean isUntouched(int from, int to) {
        for (int i = from; i < to; i++) {
            if (places[i] == GONE || i > from && places[i] != places[i - 1] + 1) {
                return false;
            }
        }
        return true;
    }

    /** As many new lines as old ones: each is a change of its own. */
    private void oneByOne(int from, int to, List<String> lines) {
        for (int i = from; i < to; i++) {
            if (places[i] != GONE) {
                replaced.put(places[i], List.of(lines.get(i - from)));
            } else {
                offer(i, List.of(lines.get(i - from)));
            }
        }
    }

    /**
     * Lines that the source took out go where the reader left them as they were. For new lines in
     * place of some that the reader changed, all stays as it is, and they are offered.
     */
    private void removeWhatStands(int from, int to, List<String> lines) {
        boolean isChanged = false;
        int first = GONE;
        for (int i = from; i < to; i++) {
            isChanged |= places[i] == GONE && !last.get(i).isBlank();
            first = first == GONE ? places[i] : first;
        }
        if (!lines.isEmpty() && isChanged) {
            offer(from, lines);
            return;
        }
        for (int i = from; i < to; i++) {
            if (places[i] != GONE) {
                replaced.put(places[i], List.of());
            }
        }
        if (first != GONE && !lines.isEmpty()) {
            replaced.put(first, lines);
        }
    }

    /**
     * Lines are offered only where the reader has others, or left some of the old ones; what they
     * took away stays away.
     */
    private void offer(int at, List<String> lines) {
        int place = placeFor(at);
        boolean hasOther = place < note.size() && !note.get(place).isBlank();
        boolean isNext = hasOther && ofLast.get(place) && !isWithin(place, at);
        if (hasOther && !isNext && !isWritten(lines)) {
            offers.add(new Offer(place, lines));
        }
    }

    /** Whether a line of the note is what it has of the changed lines that begin at one. */
    private boolean isWithin(int place, int at) {
        for (int i = at; i < changedTo; i++) {
            if (places[i] == place) {
                return true;
            }
        }
        return false;
    }

    /** Whether the note has these lines from elsewhere, as where it was refreshed before. */
    private boolean isWritten(List<String> lines) {
        return lines.stream().anyMatch(line -> !line.isBlank())
                && lines.stream().allMatch(line -> line.isBlank() || own.contains(line));
    }

    /** Lines that are new; not those that the reader has already, at that place. */
    private void add(int place, List<String> lines) {
        if (isWritten(lines)) {
            return;
        }
        int behind = behindOwn(place);
        List<String> more = new ArrayList<>(lines);
        if (behind > place) {
            separate(more, behind);
        }
        added.computeIfAbsent(behind, at -> new ArrayList<>()).addAll(more);
    }

    /** One blank line before a block and behind it: block quotes need one (pandoc manual). */
    private void separate(List<String> block, int place) {
        while (!block.isEmpty() && block.getFirst().isBlank()) {
            block.removeFirst();
        }
        while (!block.isEmpty() && block.getLast().isBlank()) {
            block.removeLast();
        }
        boolean isBlock = !block.isEmpty() && block.getFirst().matches("[>#].*");
        if (isBlock && !note.get(place - 1).isBlank()) {
            block.addFirst("");
        }
        if (isBlock && place < note.size() && !note.get(place).isBlank()) {
            block.add("");
        }
    }

    /** The line of the note behind what precedes a line of the last rendering. */
    private int placeFor(int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (places[i] != GONE) {
                return places[i] + 1;
            }
        }
        return 0;
    }

    /** Behind what the reader wrote there, which belongs to what is above; before their heading. */
    private int behindOwn(int place) {
        int at = place;
        boolean isFenced = false;
        while (at < note.size() && !ofLast.get(at)) {
            String line = note.get(at);
            if (!isFenced && HEADING.matcher(line).lookingAt()) {
                break;
            }
            isFenced ^= FENCE.matcher(line).lookingAt();
            at++;
        }
        return at;
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i <= note.size(); i++) {
            lines.addAll(added.getOrDefault(i, List.of()));
            if (i < note.size()) {
                lines.addAll(replaced.getOrDefault(i, List.of(note.get(i))));
            }
        }
        return lines;
    }
}
