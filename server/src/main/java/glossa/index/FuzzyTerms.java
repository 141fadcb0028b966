package glossa.index;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Transition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of the index that a typed word may be a slip of, or an abbreviation. */
final class FuzzyTerms {
    /** Words that are looked for; further ones are too far or too rare. */
    private static final int MAX_TERMS = 48;

    /** Words of one part of the index that are looked at. */
    private static final int MAX_TERMS_PER_LEAF = 1500;

    private FuzzyTerms() {}

    /** A word of the index. */
    private record FuzzyTerm(String word, int edits, int lengthDifference) {}

    /**
     * Words that begin with {@code typed} but for slips (a letter more, less, other, or two
     * swapped), the nearest first. Two slips leave the first letter as it is, which is seldom
     * wrong.
     */
    static List<String> within(IndexSnapshot snapshot, String typed, int maxEdits) {
        String first = maxEdits < 2 ? "" : typed.substring(0, typed.offsetByCodePoints(0, 1));
        boolean ascii = typed.chars().allMatch(c -> c < 0x80);
        // Bytes are compared where that comes to the same: it spares the making of larger tables.
        Automaton nearly =
                new LevenshteinAutomata(
                                typed.substring(first.length()).codePoints().toArray(),
                                maxLabel(ascii),
                                true)
                        .toAutomaton(maxEdits, first);
        Map<String, FuzzyTerm> found = new HashMap<>();
        for (String word : matchingTerms(snapshot, withAnyEnd(nearly, maxLabel(ascii)), ascii)) {
            found.computeIfAbsent(
                    word,
                    w ->
                            new FuzzyTerm(
                                    w,
                                    EditDistance.toPrefix(typed, w, maxEdits),
                                    Math.abs(w.length() - typed.length())));
        }
        return found.values().stream()
                .filter(near -> near.edits() > 0)
                .sorted(
                        Comparator.comparingInt(FuzzyTerm::edits)
                                .thenComparingInt(FuzzyTerm::lengthDifference)
                                .thenComparing(FuzzyTerm::word))
                .limit(MAX_TERMS)
                .map(FuzzyTerm::word)
                .toList();
    }

    /** Words that have the letters of {@code typed} in its order, the first two at their head. */
    static List<String> abbreviatedBy(IndexSnapshot snapshot, String typed) {
        Automaton letters = new Automaton();
        int state = letters.createState();
        int[] points = typed.codePoints().toArray();
        boolean ascii = typed.chars().allMatch(c -> c < 0x80);
        for (int i = 0; i < points.length; i++) {
            int next = letters.createState();
            letters.addTransition(state, next, points[i]);
            if (i >= 2) {
                // Any other letters before it.
                letters.addTransition(state, state, 0, points[i] - 1);
                letters.addTransition(state, state, points[i] + 1, maxLabel(ascii));
            }
            state = next;
        }
        letters.setAccept(state, true);
        letters.finishState();
        return matchingTerms(snapshot, withAnyEnd(letters, maxLabel(ascii)), ascii).stream()
                .filter(word -> word.length() > typed.length())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).thenComparing(w -> w))
                .limit(MAX_TERMS)
                .toList();
    }

    /** The last letter there is, or byte. */
    private static int maxLabel(boolean ascii) {
        return ascii ? 0xFF : Character.MAX_CODE_POINT;
    }

    /** What is accepted once is accepted with anything behind it; the automaton stays as it is. */
    private static Automaton withAnyEnd(Automaton automaton, int last) {
        Automaton any = new Automaton();
        for (int state = 0; state < automaton.getNumStates(); state++) {
            any.createState();
            any.setAccept(state, automaton.isAccept(state));
        }
        Transition transition = new Transition();
        for (int state = 0; state < automaton.getNumStates(); state++) {
            if (automaton.isAccept(state)) {
                any.addTransition(state, state, 0, last);
                continue;
            }
            int count = automaton.initTransition(state, transition);
            for (int i = 0; i < count; i++) {
                automaton.getNextTransition(transition);
                any.addTransition(state, transition.dest, transition.min, transition.max);
            }
        }
        any.finishState();
        return any;
    }

    private static List<String> matchingTerms(
            IndexSnapshot snapshot, Automaton automaton, boolean bytes) {
        // Said to be finite, so that no common end of all words is looked for.
        CompiledAutomaton compiled = new CompiledAutomaton(automaton, true, false, bytes);
        List<String> words = new ArrayList<>();
        try {
            for (LeafReaderContext leaf : snapshot.getIndexReader().leaves()) {
                Terms terms = leaf.reader().terms(PaperDocuments.TOKEN);
                if (terms == null) {
                    continue;
                }
                TermsEnum found = compiled.getTermsEnum(terms);
                int left = MAX_TERMS_PER_LEAF;
                for (BytesRef word = found.next();
                        word != null && left-- > 0;
                        word = found.next()) {
                    words.add(word.utf8ToString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
