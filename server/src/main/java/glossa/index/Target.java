package glossa.index;

import glossa.corpus.Name;
import glossa.corpus.Paper;
import glossa.corpus.Words;

import java.util.ArrayList;
import java.util.List;

/**
 * What a paper is compared by while someone types: its names and its words, folded once when it is
 * indexed and not at each keystroke, and in one text, since a text is read faster than forty.
 *
 * @param names key and aliases as written, the key first
 * @param squeezed the same, folded
 * @param words folded words, each with a line end behind it
 * @param weights what each word counts, a character a word: an author's name more than a word of
 *     the venue
 * @param year for newer ones to come first
 */
record Target(
        List<String> names, List<String> squeezed, String words, String weights, String year) {

    static Target of(Paper paper) {
        List<String> names = new ArrayList<>(paper.aliases());
        names.addFirst(paper.key());
        StringBuilder words = new StringBuilder();
        StringBuilder weights = new StringBuilder();
        List<String> title = Tokens.split(paper.title());
        for (int i = 0; i < title.size(); i++) {
            // The first words of a title are the ones that are remembered.
            add(words, weights, title.subList(i, i + 1), 100 + (i < 4 ? 10 / (i + 2) : 0));
        }
        for (int i = 0; i < paper.authors().size(); i++) {
            Name name = paper.authors().get(i);
            add(words, weights, Tokens.split(name.family()), i == 0 ? 130 : 110);
            add(words, weights, Tokens.split(name.given()), 50);
        }
        add(words, weights, Tokens.years(paper), 90);
        add(words, weights, Tokens.atEdges(paper.key()), 120);
        paper.aliases().forEach(alias -> add(words, weights, Tokens.atEdges(alias), 80));
        add(words, weights, Tokens.split(paper.venue()), 40);
        return of(List.copyOf(names), words.toString(), weights.toString(), paper.year());
    }

    /** What the index kept of a target. */
    static Target of(List<String> names, String words, String weights, String year) {
        return new Target(names, names.stream().map(Words::squeeze).toList(), words, weights, year);
    }

    private static void add(
            StringBuilder words, StringBuilder weights, List<String> added, int weight) {
        for (String word : added) {
            words.append(word).append('\n');
            weights.append((char) weight);
        }
    }
}
