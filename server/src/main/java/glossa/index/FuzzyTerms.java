package glossa.index;

import glossa.paper.EditDistance;

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

/** Finds the words of the index that a typed word may be a misspelling or an abbreviation of. */
final class FuzzyTerms {
    /** Words returned; further ones are too distant or too rare to matter. */
    private static final int MAX_TERMS = 48;

    /** Words looked at in one segment. */
    private static final int MAX_TERMS_PER_LEAF = 1500;

    private FuzzyTerms() {}

    /**
     * A word of the index.
     *
     * @param edits the distance from the typed word to the nearest prefix of this one
     * @param lengthDifference the difference of the two lengths
     */
    private record FuzzyTerm(String word, int edits, int lengthDifference) {}

    /**
     * The words with a prefix within {@code maxEdits} of {@code typed} but not {@code typed}
     * itself, the nearest first. With two edits the first letter stays as typed, since it is seldom
     * wrong.
     */
    static List<String> within(IndexSnapshot snapshot, String typed, int maxEdits) {
        String first = maxEdits < 2 ? "" : typed.substring(0, typed.offsetByCodePoints(0, 1));
        boolean ascii = typed.chars().allMatch(c -> c < 0x80);
        // ASCII is compared as bytes, which needs smaller automata; words are folded, so that no
        // word of ASCII letters is near one with others.
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

    /**
     * The words that contain the letters of {@code typed} in their order, the first two of them at
     * their beginning; the shortest first.
     */
    static List<String> abbreviatedBy(IndexSnapshot snapshot, String typed) {
        Automaton letters = new Automaton();
        int state = letters.createState();
        int[] points = typed.codePoints().toArray();
        boolean ascii = typed.chars().allMatch(c -> c < 0x80);
        for (int i = 0; i < points.length; i++) {
            int next = letters.createState();
            letters.addTransition(state, next, points[i]);
            if (i >= 2) {
                // Other letters may precede it.
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

    /** The greatest label of a transition: a byte or a code point. */
    private static int maxLabel(boolean ascii) {
        return ascii ? 0xFF : Character.MAX_CODE_POINT;
    }

    /** A copy of an automaton that also accepts any text after what the original accepts. */
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
        // Declared finite, so that Lucene does not compute a common suffix.
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
