package glossa.index;

import glossa.corpus.Name;
import glossa.corpus.Paper;
import glossa.corpus.Words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a paper can be found by, and what was typed, cut into the same folded words. */
final class Tokens {
    /**
     * Prefixes up to this length are terms of their own; longer ones are looked up in the term
     * dictionary.
     */
    static final int LONGEST_GRAM = 4;

    private Tokens() {}

    /** The words of key, aliases, title, authors, venue and year, each once. */
    static Set<String> of(Paper paper) {
        Set<String> tokens = new LinkedHashSet<>();
        addName(tokens, paper.key());
        paper.aliases().forEach(alias -> addName(tokens, alias));
        tokens.addAll(split(paper.title()));
        for (Name name : paper.authors()) {
            tokens.addAll(split(name.family()));
            tokens.addAll(split(name.given()));
        }
        tokens.addAll(years(paper));
        tokens.addAll(split(paper.venue()));
        return tokens;
    }

    /** The year as written and, as many type it, by its last two digits. */
    static List<String> years(Paper paper) {
        String year = Words.fold(paper.year());
        return year.isEmpty()
                ? List.of()
                : year.length() == 4 ? List.of(year, year.substring(2)) : List.of(year);
    }

    /**
     * A key's parts: {@code vaswani2017attention} gives itself, {@code vaswani}, {@code 2017},
     * {@code attention}.
     */
    private static void addName(Set<String> tokens, String name) {
        tokens.add(Words.squeeze(name));
        tokens.addAll(atEdges(name));
    }

    /**
     * The words of running text, cut at everything that is no letter or digit; hyphenated words
     * whole as well.
     */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        String folded = Words.fold(text);
        int start = -1;
        int group = 0;
        boolean hyphen = false;
        for (int i = 0; i <= folded.length(); ) {
            int c = i < folded.length() ? folded.codePointAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                start = start < 0 ? i : start;
            } else {
                if (start >= 0) {
                    words.add(folded.substring(start, i));
                    start = -1;
                }
                if (c == '-' || c == '\'' || c == '’') {
                    hyphen = true;
                } else {
                    if (hyphen && words.size() - group > 1) {
                        words.add(String.join("", words.subList(group, words.size())));
                    }
                    group = words.size();
                    hyphen = false;
                }
            }
            i += Character.charCount(c);
        }
        return words;
    }

    /**
     * The parts of a name or a query, cut at punctuation, at capitals and between letters and
     * digits.
     */
    static List<String> atEdges(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int before = ' ';
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean edge =
                    !Character.isLetterOrDigit(c)
                            || Character.isDigit(c) != Character.isDigit(before)
                            || Character.isUpperCase(c) && Character.isLowerCase(before);
            if (edge && !part.isEmpty()) {
                parts.add(Words.fold(part.toString()));
                part.setLength(0);
            }
            if (Character.isLetterOrDigit(c)) {
                part.appendCodePoint(c);
            }
            before = c;
            i += Character.charCount(c);
        }
        if (!part.isEmpty()) {
            parts.add(Words.fold(part.toString()));
        }
        return parts;
    }
}
