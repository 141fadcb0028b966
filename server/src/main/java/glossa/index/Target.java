package glossa.index;

import glossa.corpus.Name;
import glossa.corpus.Paper;
import glossa.corpus.Words;

import java.util.ArrayList;
import java.util.List;

/**
 * What a paper is compared by while someone types: its names and its words, folded once when it is
 * indexed and not at each keystroke.
 *
 * @param names key and aliases as written, the key first
 * @param squeezed the same, folded
 * @param words folded words
 * @param weights what each word counts: an author's name more than a word of the venue
 * @param year for newer ones to come first
 */
record Target(
        List<String> names,
        List<String> squeezed,
        List<String> words,
        List<Float> weights,
        String year) {

    static Target of(Paper paper) {
        List<String> names = new ArrayList<>(paper.aliases());
        names.addFirst(paper.key());
        List<String> words = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        List<String> title = Tokens.split(paper.title());
        for (int i = 0; i < title.size(); i++) {
            // The first words of a title are the ones that are remembered.
            words.add(title.get(i));
            weights.add(i < 4 ? 10 + 1f / (i + 2) : 10f);
        }
        for (int i = 0; i < paper.authors().size(); i++) {
            Name name = paper.authors().get(i);
            add(words, weights, Tokens.split(name.family()), i == 0 ? 13f : 11f);
            add(words, weights, Tokens.split(name.given()), 5f);
        }
        add(words, weights, Tokens.years(paper), 9f);
        add(words, weights, Tokens.atEdges(paper.key()), 12f);
        paper.aliases().forEach(alias -> add(words, weights, Tokens.atEdges(alias), 8f));
        add(words, weights, Tokens.split(paper.venue()), 4f);
        return new Target(
                List.copyOf(names),
                names.stream().map(Words::squeeze).toList(),
                List.copyOf(words),
                List.copyOf(weights),
                paper.year());
    }

    private static void add(
            List<String> words, List<Float> weights, List<String> added, float weight) {
        for (String word : added) {
            words.add(word);
            weights.add(weight);
        }
    }
}
