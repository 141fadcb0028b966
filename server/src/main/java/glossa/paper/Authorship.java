package glossa.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides whether two lists of authors can belong to one work: one source may give all names and
 * another {@code Vaswani et al.}; sources write umlauts and particles in different ways.
 */
final class Authorship {
    /** Particles that not all sources count as part of a family name. */
    private static final Set<String> PARTICLES =
            Set.of(
                    ("af al av bin d da dal de degli dei del della den der di dos du el ibn l la le"
                                    + " los st ten ter van von y zu zum zur jr sr ii iii iv")
                            .split(" "));

    /** If the order differs, only this many names of longer lists are compared. */
    private static final int MAX_COMPARED = 40;

    private Authorship() {}

    /**
     * Whether the lists do not contradict each other: the first authors agree, or the same people
     * are in another order. An empty list agrees with all.
     */
    static boolean agrees(List<Name> a, List<Name> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return true;
        }
        if (same(a.getFirst(), b.getFirst())) {
            return !initialsDiffer(a.getFirst(), b.getFirst()) || common(a, b) > 1;
        }
        int fewer = Math.min(Math.min(a.size(), b.size()), MAX_COMPARED);
        return fewer > 1 && common(a, b) * 4 >= fewer * 3;
    }

    /** Whether the family names of the first authors agree, or {@link #agrees}. */
    static boolean mayAgree(List<Name> a, List<Name> b) {
        return agrees(a, b) || same(a.getFirst(), b.getFirst());
    }

    /**
     * Whether both contain the same people in the same order; one of them may end early after at
     * least three.
     */
    static boolean isWhole(List<Name> a, List<Name> b) {
        int fewer = Math.min(a.size(), b.size());
        if (fewer == 0 || a.size() != b.size() && fewer < 3) {
            return false;
        }
        for (int i = 0; i < fewer; i++) {
            if (!same(a.get(i), b.get(i)) || initialsDiffer(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The last word of a family name, for comparison: {@code berg} of {@code van der Berg}. */
    static String core(Name name) {
        List<String> words = words(name.family());
        return words.isEmpty() ? "" : words.getLast();
    }

    private static int common(List<Name> a, List<Name> b) {
        int common = 0;
        for (Name name : a.subList(0, Math.min(a.size(), MAX_COMPARED))) {
            for (Name other : b.subList(0, Math.min(b.size(), MAX_COMPARED))) {
                if (same(name, other) && !initialsDiffer(name, other)) {
                    common++;
                    break;
                }
            }
        }
        return common;
    }

    /** Whether the family names agree, or the parts of one name are swapped. */
    private static boolean same(Name a, Name b) {
        if (a.family().equalsIgnoreCase(b.family())) {
            return true;
        }
        List<String> one = words(a.family());
        List<String> other = words(b.family());
        if (String.join("", one).equals(String.join("", other))) {
            return true;
        }
        // García Márquez, García and Márquez.
        boolean oneIsShorter = one.size() < other.size();
        List<String> part = oneIsShorter ? one : other;
        List<String> all = oneIsShorter ? other : one;
        if (part.size() < all.size() && !part.isEmpty() && part.getFirst().length() > 2) {
            if (all.subList(0, part.size()).equals(part)
                    || all.subList(all.size() - part.size(), all.size()).equals(part)) {
                return true;
            }
        }
        return wordsOf(a).equals(wordsOf(b));
    }

    private static List<String> wordsOf(Name name) {
        List<String> words = new ArrayList<>(words(name.family()));
        words.addAll(words(name.given()));
        words.sort(null);
        return words;
    }

    private static boolean initialsDiffer(Name a, Name b) {
        if (a.given().isEmpty()
                || b.given().isEmpty()
                || a.given().charAt(0) == b.given().charAt(0)) {
            return false;
        }
        String one = TextFolding.squeeze(a.given());
        String other = TextFolding.squeeze(b.given());
        return !one.isEmpty()
                && !other.isEmpty()
                && one.charAt(0) != other.charAt(0)
                && !wordsOf(a).equals(wordsOf(b));
    }

    /**
     * The words of a family name without particles, folded, with umlauts as in {@link TitleForm}.
     */
    private static List<String> words(String family) {
        List<String> words = new ArrayList<>(2);
        StringBuilder word = new StringBuilder();
        String folded = TextFolding.fold(family) + " ";
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                char before = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
                if (c != 'e' || before != 'a' && before != 'o' && before != 'u') {
                    word.append(c);
                }
            } else if ((Character.isWhitespace(c) || c == '-' || c == '\'' || c == '’' || c == '‐')
                    && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        List<String> told = words.stream().filter(w -> !PARTICLES.contains(w)).toList();
        return told.isEmpty() ? words : told;
    }
}
