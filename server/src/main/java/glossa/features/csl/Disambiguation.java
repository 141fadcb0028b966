package glossa.features.csl;

import glossa.corpus.Name;
import glossa.corpus.Paper;
import glossa.features.csl.Engine.Said;
import glossa.features.csl.Engine.Work;
import glossa.features.csl.Reading.Position;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What cites of papers have to say so that no two are alike, in CSL's order: more names, given
 * names, what the style has for the purpose, and letters behind years (CSL 1.0.2,
 * "Disambiguation").
 */
final class Disambiguation {
    private static final int MOST_NAMES = 30;

    private final Style style;
    private final List<Paper> papers;
    private final Map<String, Integer> numbers;
    private final Map<String, Extra> extras = new HashMap<>();

    /**
     * What the cites of one paper say beyond the style's plain words.
     *
     * @param names how many names at least
     * @param given the names, from 0, that are given in full
     * @param more whether the style's own further words are said
     * @param letter behind the year
     */
    record Extra(int names, Set<Integer> given, boolean more, String letter) {
        static final Extra NONE = new Extra(0, Set.of(), false, "");
    }

    /**
     * @param papers in the order of the bibliography
     */
    Disambiguation(Style style, List<Paper> papers, Map<String, Integer> numbers) {
        this.style = style;
        this.papers = papers;
        this.numbers = numbers;
    }

    /** What to say, by the keys of papers; nothing of those that need nothing. */
    Map<String, Extra> extras() {
        List<List<Paper>> alike = alike(papers);
        if (is("disambiguate-add-names")) {
            alike = alike.stream().flatMap(group -> moreNames(group).stream()).toList();
        }
        if (is("disambiguate-add-givenname")) {
            alike = alike.stream().flatMap(group -> givenNames(group).stream()).toList();
        }
        if (style.sheet().has(element -> element.getAttribute("disambiguate").equals("true"))) {
            alike = alike.stream().flatMap(group -> moreWords(group).stream()).toList();
        }
        if (is("disambiguate-add-year-suffix")) {
            for (List<Paper> group : alike) {
                int at = 0;
                for (Paper paper : group) {
                    Extra extra = extra(paper);
                    String letter = letter(at++);
                    extras.put(
                            paper.key(),
                            new Extra(extra.names(), extra.given(), extra.more(), letter));
                }
            }
        }
        return extras;
    }

    private boolean is(String option) {
        return style.citationOption(option).filter(value -> value.equals("true")).isPresent();
    }

    private Extra extra(Paper paper) {
        return extras.getOrDefault(paper.key(), Extra.NONE);
    }

    /** {@code a} to {@code z}, then {@code aa}. */
    static String letter(int at) {
        String last = String.valueOf((char) ('a' + at % 26));
        return at < 26 ? last : letter(at / 26 - 1) + last;
    }

    /** The papers that are cited in the same words, in groups. */
    private List<List<Paper>> alike(List<Paper> group) {
        Map<String, List<Paper>> byWords = new LinkedHashMap<>();
        for (Paper paper : group) {
            String words = words(paper, extra(paper));
            byWords.computeIfAbsent(words, w -> new ArrayList<>()).add(paper);
        }
        byWords.remove("");
        return byWords.values().stream().filter(papersOf -> papersOf.size() > 1).toList();
    }

    private String words(Paper paper, Extra extra) {
        Reading reading =
                Reading.citation(Position.FIRST, false, "").saying(extra.more(), extra.names());
        Said said = new Said(numbers.getOrDefault(paper.key(), 0), "", "", "");
        return Pieces.text(style.render(reading, work(style, paper, extra.given()), said, ""));
    }

    /** The fewest names that tell most of them apart; as before where none do. */
    private List<List<Paper>> moreNames(List<Paper> group) {
        int most = 0;
        for (Paper paper : group) {
            most = Math.max(most, Math.min(MOST_NAMES, paper.authors().size()));
        }
        int apart = 1;
        int best = 0;
        for (int names = 2; names <= most && apart < group.size(); names++) {
            Set<String> words = new HashSet<>();
            for (Paper paper : group) {
                words.add(words(paper, new Extra(names, Set.of(), false, "")));
            }
            if (words.size() > apart) {
                apart = words.size();
                best = names;
            }
        }
        if (best > 0) {
            for (Paper paper : group) {
                extras.put(paper.key(), new Extra(best, Set.of(), false, ""));
            }
        }
        return alike(group);
    }

    /** Given names where authors of one family name are not the same. */
    private List<List<Paper>> givenNames(List<Paper> group) {
        Set<Integer> differing = new HashSet<>();
        int least = MOST_NAMES;
        for (Paper paper : group) {
            least = Math.min(least, paper.authors().size());
        }
        boolean primary =
                style.citationOption("givenname-disambiguation-rule").orElse("").startsWith("pri");
        for (int i = 0; i < (primary ? Math.min(1, least) : least); i++) {
            Set<String> given = new HashSet<>();
            for (Paper paper : group) {
                given.add(paper.authors().get(i).given());
            }
            if (given.size() > 1) {
                differing.add(i);
            }
        }
        if (differing.isEmpty()) {
            return List.of(group);
        }
        for (Paper paper : group) {
            Extra extra = extra(paper);
            extras.put(paper.key(), new Extra(extra.names(), differing, false, ""));
        }
        List<List<Paper>> left = alike(group);
        if (left.size() == 1 && left.getFirst().size() == group.size()) {
            // They are among those that are left out.
            for (Paper paper : group) {
                extras.put(paper.key(), new Extra(extra(paper).names(), Set.of(), false, ""));
            }
        }
        return left;
    }

    /** The style's own further words, where they tell some apart. */
    private List<List<Paper>> moreWords(List<Paper> group) {
        Set<String> words = new HashSet<>();
        for (Paper paper : group) {
            Extra extra = extra(paper);
            words.add(words(paper, new Extra(extra.names(), extra.given(), true, "")));
        }
        if (words.size() == 1) {
            return List.of(group);
        }
        for (Paper paper : group) {
            Extra extra = extra(paper);
            extras.put(paper.key(), new Extra(extra.names(), extra.given(), true, ""));
        }
        return alike(group);
    }

    /** A paper some of whose authors are cited with their given names. */
    static Work work(Style style, Paper paper, Set<Integer> given) {
        if (given.isEmpty()) {
            return style.work(paper);
        }
        List<Name> names = new ArrayList<>(paper.authors());
        for (int i : given) {
            if (i < names.size() && !names.get(i).given().isEmpty()) {
                names.set(i, new Name(names.get(i).display(), " "));
            }
        }
        return style.work(
                new Paper(
                        paper.key(),
                        paper.aliases(),
                        paper.type(),
                        paper.title(),
                        names,
                        paper.year(),
                        paper.venue(),
                        paper.abstractText(),
                        paper.identifiers(),
                        paper.fields(),
                        paper.sources(),
                        paper.pages()));
    }
}
