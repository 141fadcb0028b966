package glossa.index;

import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.paper.TextFolding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Groups the records that are one paper, and merges them. */
final class RecordGrouping {
    /** Papers with one mark that a record is compared with: thousands may be an "Editorial". */
    private static final int MAX_ALIKE = 200;

    private RecordGrouping() {}

    /**
     * The records of each paper, in order of precedence; the papers in the order of their first
     * records. Depends on the set of records only, not on their order.
     *
     * @param trust the place of a file in the order of the corpus; lower takes precedence
     */
    static List<List<Paper>> groups(Collection<Paper> records, ToIntFunction<Path> trust) {
        List<Paper> sorted = new ArrayList<>(records);
        sorted.sort(byPlace(trust));
        SharedMarks shared = SharedMarks.of(sorted);
        List<Paper> tied = new ArrayList<>();
        List<List<Paper>> groups = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (shared.has(i)) {
                tied.add(sorted.get(i));
            } else {
                groups.add(List.of(sorted.get(i)));
            }
        }
        if (!tied.isEmpty()) {
            groups.addAll(groupByMarks(tied, trust));
            groups.sort(Comparator.comparing(List::getFirst, byPlace(trust)));
        }
        return groups;
    }

    /** The groups of records that share marks, unordered. */
    private static List<List<Paper>> groupByMarks(List<Paper> tied, ToIntFunction<Path> trust) {
        // Records that say most come first, so that a bare title joins the paper that it matches,
        // and never separates two others.
        List<Tied> sorted = new ArrayList<>();
        tied.forEach(record -> sorted.add(Tied.of(record)));
        sorted.sort(
                Comparator.comparingInt((Tied one) -> -countIdentifiers(one.marks()))
                        .thenComparing(one -> one.record().authors().isEmpty())
                        .thenComparing(one -> one.record().year().isEmpty())
                        .thenComparing(Tied::record, byPlace(trust)));
        MarkedGroups marked = new MarkedGroups();
        List<List<Paper>> groups = new ArrayList<>();
        for (Tied one : sorted) {
            int home = groupOf(one, marked, groups);
            if (home == groups.size()) {
                groups.add(new ArrayList<>(2));
            }
            groups.get(home).add(one.record());
            marked.add(one, home);
        }
        groups.forEach(group -> group.sort(byPlace(trust)));
        return groups;
    }

    /**
     * A record and its marks.
     *
     * @param mainTitle that of its title without the subtitle; empty if it has none
     */
    private record Tied(Paper record, List<String> marks, String mainTitle) {
        static Tied of(Paper record) {
            return new Tied(
                    record, Identity.marks(record), Identity.mainTitleMark(record).orElse(""));
        }
    }

    /** The groups by the marks of their records. */
    private static final class MarkedGroups {
        private final Map<String, Set<Integer>> byMark = new HashMap<>();
        private final Map<String, Set<Integer>> byMainTitle = new HashMap<>();

        void add(Tied one, int group) {
            for (String mark : one.marks()) {
                Map<String, Set<Integer>> groups =
                        mark.equals(one.mainTitle()) ? byMainTitle : byMark;
                groups.computeIfAbsent(mark, m -> new LinkedHashSet<>(2)).add(group);
            }
        }

        /**
         * The groups to which a mark may tie a record: where both leave out their subtitles, these
         * differ, and thousands of a series would be compared with each other.
         */
        List<Integer> with(Tied one, String mark) {
            List<Integer> groups = some(byMark, mark);
            if (!mark.equals(one.mainTitle())) {
                groups.addAll(some(byMainTitle, mark));
            }
            return groups;
        }

        private static List<Integer> some(Map<String, Set<Integer>> groups, String mark) {
            List<Integer> some = new ArrayList<>();
            for (int group : groups.getOrDefault(mark, Set.of())) {
                if (some.size() == MAX_ALIKE) {
                    break;
                }
                some.add(group);
            }
            return some;
        }
    }

    /**
     * The group that a record belongs to; the number of groups where it belongs to none. Where only
     * the title decides and several match, the group of the same venue.
     */
    private static int groupOf(Tied one, MarkedGroups marked, List<List<Paper>> groups) {
        Paper record = one.record();
        int home = groups.size();
        for (String mark : one.marks()) {
            for (int group : marked.with(one, mark)) {
                if (group == home || !belongs(record, groups.get(group))) {
                    continue;
                }
                if (!mark.startsWith("title:") || sharesVenue(record, groups.get(group))) {
                    return group;
                }
                home = home == groups.size() ? group : home;
            }
        }
        return home;
    }

    private static boolean sharesVenue(Paper record, List<Paper> group) {
        String venue = TextFolding.squeeze(record.venue());
        return !venue.isEmpty()
                && group.stream()
                        .map(other -> TextFolding.squeeze(other.venue()))
                        .anyMatch(
                                other ->
                                        !other.isEmpty()
                                                && (other.startsWith(venue)
                                                        || venue.startsWith(other)));
    }

    private static int countIdentifiers(List<String> marks) {
        int identifiers = 0;
        for (String mark : marks) {
            identifiers += mark.startsWith("title:") || mark.startsWith("related:") ? 0 : 1;
        }
        return identifiers;
    }

    /**
     * Whether a record belongs to a group: an identifier outweighs differing years and authors, and
     * nothing outweighs a contradicting identifier. Two entries of one file with different keys
     * never belong together: their author keeps them apart.
     */
    private static boolean belongs(Paper record, List<Paper> group) {
        boolean tied = false;
        boolean byIdentifier = false;
        boolean against = false;
        for (Paper other : group) {
            boolean setApart =
                    !record.key().isEmpty()
                            && !other.key().isEmpty()
                            && record.sources()
                                    .getFirst()
                                    .file()
                                    .equals(other.sources().getFirst().file());
            if (setApart) {
                return false;
            }
            switch (Identity.tie(record, other)) {
                case CONTRADICTION -> {
                    return false;
                }
                case AGAINST -> against = true;
                case NONE -> {}
                case TITLE -> tied = true;
                case IDENTIFIER -> byIdentifier = true;
            }
        }
        return byIdentifier || tied && !against;
    }

    private static Comparator<Paper> byPlace(ToIntFunction<Path> trust) {
        return Comparator.comparingInt(
                        (Paper record) -> trust.applyAsInt(record.sources().getFirst().file()))
                .thenComparing(record -> record.sources().getFirst().file())
                .thenComparing(record -> record.sources().getFirst().record().start());
    }

    /**
     * Merges the records of one paper: each value is that of the first record that has it, in order
     * of precedence.
     *
     * @param names its names, the key first
     */
    static Paper merged(List<Paper> records, List<String> names) {
        Paper first = records.getFirst();
        if (records.size() == 1) {
            return first.withNames(names.getFirst(), names.subList(1, names.size()));
        }
        // A record with authors knows the type better than a line of a list.
        Paper fullest =
                records.stream()
                        .filter(record -> !record.authors().isEmpty())
                        .findFirst()
                        .orElse(first);
        Map<String, String> identifiers = new LinkedHashMap<>();
        Map<String, String> fields = new LinkedHashMap<>();
        List<glossa.paper.Source> sources = new ArrayList<>();
        for (Paper record : records) {
            record.identifiers().forEach(identifiers::putIfAbsent);
            record.fields().forEach(fields::putIfAbsent);
            sources.addAll(record.sources());
        }
        return Paper.builder()
                .key(names.getFirst())
                .aliases(names.subList(1, names.size()))
                .type(fullest.type())
                .title(first(records, Paper::title))
                .authors(fullest.authors())
                .year(first(records, Paper::year))
                .venue(first(records, Paper::venue))
                .abstractText(first(records, Paper::abstractText))
                .identifiers(identifiers)
                .fields(fields)
                .sources(sources)
                .build();
    }

    private static String first(
            List<Paper> records, java.util.function.Function<Paper, String> part) {
        return records.stream().map(part).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    /** The keys and aliases of the records themselves, in order of precedence. */
    static Set<String> ownNames(List<Paper> records) {
        Set<String> names = new LinkedHashSet<>();
        for (Paper record : records) {
            if (!record.key().isEmpty()) {
                names.add(record.key());
            }
        }
        for (Paper record : records) {
            names.addAll(record.aliases());
        }
        return names;
    }
}
