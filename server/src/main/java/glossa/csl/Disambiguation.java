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
 * Makes the cites of different papers distinct, in CSL's order: more names, given names, the
 * style's condition {@code disambiguate}, and letters after years (CSL 1.0.2, "Disambiguation").
 */
final class Disambiguation {
    private static final int MAX_NAMES = 30;

    private final Style style;
    private final List<Paper> papers;
    private final Map<String, Integer> numbers;
    private final Map<String, Addition> additions = new HashMap<>();

    /**
     * What is added to the cites of one paper.
     *
     * @param minNames the minimum number of names to write
     * @param authors the authors, by index from 0, that are replaced by other names
     * @param disambiguated whether the condition {@code disambiguate} is true
     * @param yearSuffix the letter after the year; may be empty
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

    /** The additions by paper key; papers that need none are absent. */
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

    /** The groups of papers whose cites are equal. */
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

    /**
     * Adds the fewest names that make the most cites distinct; none if no number of names helps.
     */
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

    /** Adds given names to equal cites if that makes some distinct. */
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
            // The names that differ are among those after "et al.".
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

    /**
     * Adds given names wherever two people share a family name, as most disambiguation rules
     * require.
     */
    private void addAllGivenNames() {
        disambiguatedNames(papers, rule().startsWith("primary"))
                .forEach((key, words) -> additions.put(key, new Addition(0, words, false, "")));
    }

    /**
     * The names of the authors who share their family name with others: with initials if these are
     * distinct and the style uses initials, otherwise in full unless the rule allows only initials.
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

    /** The text that the style writes after an initial; empty if it uses no initials. */
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

    /** Sets the condition {@code disambiguate} if that makes some cites distinct. */
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
