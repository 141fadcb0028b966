package glossa.csl;

import glossa.csl.CiteConditions.Position;
import glossa.csl.CiteprocEngine.CiteDetails;
import glossa.paper.Name;
import glossa.paper.Paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What cites of papers have to say so that no two are alike, in CSL's order: more names, given
 * names, what the style has for the purpose, and letters behind years (CSL 1.0.2,
 * "Disambiguation").
 */
final class Disambiguation {
    private static final int MAX_NAMES = 30;

    private final Style style;
    private final List<Paper> papers;
    private final Map<String, Integer> numbers;
    private final Map<String, Addition> additions = new HashMap<>();

    /**
     * What the cites of one paper say beyond the style's plain words.
     *
     * @param minNames how many names at least
     * @param authors the names, from 0, that are written in other words
     * @param disambiguated whether the style's own further words are said
     * @param yearSuffix behind the year
     */
    record Addition(
            int minNames, Map<Integer, String> authors, boolean disambiguated, String yearSuffix) {
        static final Addition NONE = new Addition(0, Map.of(), false, "");
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
    Map<String, Addition> additions() {
        boolean given = isEnabled("disambiguate-add-givenname");
        if (given && !rule().equals("by-cite")) {
            addAllGivenNames();
        }
        List<List<Paper>> alike = ambiguousGroups(papers);
        if (isEnabled("disambiguate-add-names")) {
            alike = alike.stream().flatMap(group -> addNames(group).stream()).toList();
        }
        if (given && rule().equals("by-cite")) {
            alike = alike.stream().flatMap(group -> addGivenNames(group).stream()).toList();
        }
        if (style.sheet().has(element -> element.getAttribute("disambiguate").equals("true"))) {
            alike = alike.stream().flatMap(group -> addStyleWords(group).stream()).toList();
        }
        if (isEnabled("disambiguate-add-year-suffix")) {
            for (List<Paper> group : alike) {
                int at = 0;
                for (Paper paper : group) {
                    Addition extra = addition(paper);
                    String letter = yearSuffix(at++);
                    additions.put(
                            paper.key(),
                            new Addition(
                                    extra.minNames(),
                                    extra.authors(),
                                    extra.disambiguated(),
                                    letter));
                }
            }
        }
        return additions;
    }

    private boolean isEnabled(String option) {
        return style.citationOption(option).filter(value -> value.equals("true")).isPresent();
    }

    private Addition addition(Paper paper) {
        return additions.getOrDefault(paper.key(), Addition.NONE);
    }

    /** {@code a} to {@code z}, then {@code aa}. */
    static String yearSuffix(int at) {
        String last = String.valueOf((char) ('a' + at % 26));
        return at < 26 ? last : yearSuffix(at / 26 - 1) + last;
    }

    /** The papers that are cited in the same words, in groups. */
    private List<List<Paper>> ambiguousGroups(List<Paper> group) {
        Map<String, List<Paper>> byWords = new LinkedHashMap<>();
        for (Paper paper : group) {
            String words = citeText(paper, addition(paper));
            byWords.computeIfAbsent(words, w -> new ArrayList<>()).add(paper);
        }
        byWords.remove("");
        return byWords.values().stream().filter(papersOf -> papersOf.size() > 1).toList();
    }

    private String citeText(Paper paper, Addition extra) {
        CiteConditions reading =
                CiteConditions.citation(Position.FIRST, false, "")
                        .withDisambiguation(extra.disambiguated(), extra.minNames());
        CiteDetails said = new CiteDetails(numbers.getOrDefault(paper.key(), 0), "", "", "");
        return TextRuns.text(
                style.render(reading, style.workForCite(paper, extra.authors()), said, ""));
    }

    /** The fewest names that tell most of them apart; as before where none do. */
    private List<List<Paper>> addNames(List<Paper> group) {
        int most = 0;
        for (Paper paper : group) {
            most = Math.max(most, Math.min(MAX_NAMES, paper.authors().size()));
        }
        int apart = 1;
        int best = 0;
        for (int names = 2; names <= most && apart < group.size(); names++) {
            Set<String> words = new HashSet<>();
            for (Paper paper : group) {
                words.add(
                        citeText(paper, new Addition(names, addition(paper).authors(), false, "")));
            }
            if (words.size() > apart) {
                apart = words.size();
                best = names;
            }
        }
        if (best > 0) {
            for (Paper paper : group) {
                additions.put(
                        paper.key(), new Addition(best, addition(paper).authors(), false, ""));
            }
        }
        return ambiguousGroups(group);
    }

    /** Given names where cites are alike, if those tell them apart. */
    private List<List<Paper>> addGivenNames(List<Paper> group) {
        Map<String, Map<Integer, String>> authors = disambiguatedNames(group, false);
        if (authors.isEmpty()) {
            return List.of(group);
        }
        for (Paper paper : group) {
            Map<Integer, String> words = authors.getOrDefault(paper.key(), Map.of());
            additions.put(paper.key(), new Addition(addition(paper).minNames(), words, false, ""));
        }
        List<List<Paper>> left = ambiguousGroups(group);
        if (left.size() == 1 && left.getFirst().size() == group.size()) {
            // They are among those that are left out.
            for (Paper paper : group) {
                additions.put(
                        paper.key(), new Addition(addition(paper).minNames(), Map.of(), false, ""));
            }
        }
        return left;
    }

    private String rule() {
        return style.citationOption("givenname-disambiguation-rule").orElse("by-cite");
    }

    /** Given names wherever two people have one family name, as most rules have it. */
    private void addAllGivenNames() {
        disambiguatedNames(papers, rule().startsWith("primary"))
                .forEach((key, words) -> additions.put(key, new Addition(0, words, false, "")));
    }

    /**
     * How the authors are named that have their family name in common with others: by initials
     * where these tell them apart and the style has such, else in full.
     */
    private Map<String, Map<Integer, String>> disambiguatedNames(
            List<Paper> group, boolean firstOnly) {
        Map<String, Set<String>> given = new HashMap<>();
        for (Paper paper : group) {
            for (Name name : authors(paper, firstOnly)) {
                if (!name.given().isBlank()) {
                    given.computeIfAbsent(name.family(), n -> new HashSet<>()).add(name.given());
                }
            }
        }
        String initials = initialSuffix();
        Map<String, Map<Integer, String>> named = new HashMap<>();
        for (Paper paper : group) {
            Map<Integer, String> words = new HashMap<>();
            List<Name> authors = authors(paper, firstOnly);
            for (int i = 0; i < authors.size(); i++) {
                Name name = authors.get(i);
                Set<String> all = given.getOrDefault(name.family(), Set.of());
                if (all.size() > 1 && !name.given().isBlank()) {
                    String shortest = initialized(name.given(), initials);
                    long same =
                            all.stream()
                                    .filter(one -> initialized(one, initials).equals(shortest))
                                    .count();
                    if (same == 1 || !rule().endsWith("-with-initials")) {
                        String said = same == 1 ? shortest : name.given();
                        words.put(i, said + " " + name.family());
                    }
                }
            }
            if (!words.isEmpty()) {
                named.put(paper.key(), words);
            }
        }
        return named;
    }

    private static List<Name> authors(Paper paper, boolean firstOnly) {
        int most = firstOnly ? 1 : MAX_NAMES;
        return paper.authors().subList(0, Math.min(most, paper.authors().size()));
    }

    /** What follows an initial in the style; empty where it has no initials. */
    private String initialSuffix() {
        return style.citationOption("initialize-with")
                .or(() -> style.styleOption("initialize-with"))
                .or(() -> style.sheet().first("name", "initialize-with"))
                .orElse("")
                .strip();
    }

    private static String initialized(String given, String behind) {
        if (behind.isEmpty()) {
            return given;
        }
        StringJoiner initials = new StringJoiner(" ");
        for (String part : given.split("[\\s.]+")) {
            if (!part.isEmpty()) {
                initials.add(part.substring(0, part.offsetByCodePoints(0, 1)) + behind);
            }
        }
        return initials.toString();
    }

    /** The style's own further words, where they tell some apart. */
    private List<List<Paper>> addStyleWords(List<Paper> group) {
        Set<String> words = new HashSet<>();
        for (Paper paper : group) {
            Addition extra = addition(paper);
            words.add(citeText(paper, new Addition(extra.minNames(), extra.authors(), true, "")));
        }
        if (words.size() == 1) {
            return List.of(group);
        }
        for (Paper paper : group) {
            Addition extra = addition(paper);
            additions.put(paper.key(), new Addition(extra.minNames(), extra.authors(), true, ""));
        }
        return ambiguousGroups(group);
    }
}
