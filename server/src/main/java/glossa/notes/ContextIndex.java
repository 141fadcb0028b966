package glossa.notes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An inverted index of the citations in some notes: finds the citations of a key, and those in
 * sentences with a word.
 */
final class ContextIndex {
    /** The distance in citations up to which a citation is beside another. */
    static final int BESIDE = 2;

    final Map<String, Integer> places = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final Map<String, Integer> keyNumbers = new HashMap<>();

    /** The citations of each key, in the order of the notes. */
    private final IntRows cited;

    /** The numbers of the keys of each citation. */
    private final IntRows citing;

    /**
     * The numbers of the words; {@code holding} has for each the citations in sentences with it.
     */
    private final Map<String, Integer> wordNumbers = new HashMap<>();

    private final IntRows holding;

    /** The first citation of each note, and an end mark. */
    final int[] noteStarts;

    final int[] lengths;
    final int words;
    final int papers;
    final int citations;
    final int once;
    final int twice;

    private ContextIndex(Map<String, List<CitationContext>> byPlace) {
        int count = byPlace.values().stream().mapToInt(List::size).sum();
        noteStarts = new int[byPlace.size() + 1];
        lengths = new int[count];
        IntRows.Builder ofCiting = new IntRows.Builder();
        IntRows.Builder ofKey = new IntRows.Builder();
        IntRows.Builder ofWord = new IntRows.Builder();
        int at = 0;
        int sum = 0;
        for (var note : byPlace.entrySet()) {
            noteStarts[places.size()] = at;
            places.put(note.getKey(), places.size());
            for (CitationContext one : note.getValue()) {
                for (String key : one.keys()) {
                    int number = keyNumbers.computeIfAbsent(key, this::numbered);
                    ofCiting.add(at, number);
                    ofKey.add(number, at);
                }
                if (!one.words().isEmpty()) {
                    for (String word : one.words().split(" ")) {
                        ofWord.add(wordNumbers.computeIfAbsent(word, w -> wordNumbers.size()), at);
                        lengths[at]++;
                    }
                }
                sum += lengths[at];
                at++;
            }
        }
        noteStarts[byPlace.size()] = at;
        words = sum;
        cited = ofKey.rows(keys.size());
        citing = ofCiting.rows(count);
        holding = ofWord.rows(wordNumbers.size());
        papers = keys.size();
        citations = cited.size();
        int ones = 0;
        int twos = 0;
        for (int key = 0; key < keys.size(); key++) {
            ones += cited.length(key) == 1 ? 1 : 0;
            twos += cited.length(key) == 2 ? 1 : 0;
        }
        once = ones;
        twice = twos;
    }

    static ContextIndex of(Map<String, List<CitationContext>> byPlace) {
        return new ContextIndex(byPlace);
    }

    private int numbered(String key) {
        keys.add(key);
        return keys.size() - 1;
    }

    int citings() {
        return lengths.length;
    }

    int count(String key) {
        Integer number = keyNumbers.get(key);
        return number == null ? 0 : cited.length(number);
    }

    void keysOf(int citation, Consumer<String> told) {
        citing.each(citation, key -> told.accept(keys.get(key)));
    }

    /** The citations in sentences with a word, except those of the notes in {@code gone}. */
    int[] citingsWith(String word, BitSet gone) {
        Integer number = wordNumbers.get(word);
        if (number == null) {
            return new int[0];
        }
        int[] all = holding.row(number);
        return gone.isEmpty()
                ? all
                : Arrays.stream(all).filter(citation -> !gone.get(note(citation))).toArray();
    }

    private int note(int citation) {
        int found = Arrays.binarySearch(noteStarts, citation);
        if (found < 0) {
            return -found - 2;
        }
        // A note without citations starts where the next note starts.
        int note = found;
        while (noteStarts[note + 1] == citation) {
            note++;
        }
        return note;
    }

    void beside(Map<String, Double> weights, BitSet gone, Map<String, Double> beside) {
        weights.forEach(
                (key, weight) -> {
                    Integer number = keyNumbers.get(key);
                    if (number == null) {
                        return;
                    }
                    for (int at : cited.row(number)) {
                        int note = note(at);
                        if (gone.get(note)) {
                            continue;
                        }
                        for (int other = Math.max(noteStarts[note], at - BESIDE);
                                other < Math.min(noteStarts[note + 1], at + BESIDE + 1);
                                other++) {
                            double less = weight / (1 + Math.abs(other - at));
                            keysOf(other, k -> beside.merge(k, less, Double::sum));
                        }
                    }
                });
    }
}
