package glossa.index;

import glossa.corpus.Identity;
import glossa.corpus.Paper;

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

/** Tells which records are the same paper, and makes one paper of them. */
final class Grouping {
    private Grouping() {}

    /**
     * The records of each paper, the most trusted first. A function of the set of records: their
     * order does not matter but through {@code trust}.
     *
     * @param trust a file's place in the order of the corpus, lower is more trusted
     */
    static List<List<Paper>> groups(Collection<Paper> records, ToIntFunction<Path> trust) {
        List<Paper> sorted = new ArrayList<>(records);
        // Records that say most go first, so that a bare title joins the paper it fits and never
        // keeps
        // two others apart.
        sorted.sort(
                Comparator.comparingInt((Paper record) -> -Identity.marks(record).size())
                        .thenComparing(record -> record.authors().isEmpty())
                        .thenComparing(record -> record.year().isEmpty())
                        .thenComparing(Grouping.byPlace(trust)));
        Map<String, List<List<Paper>>> byMark = new HashMap<>();
        List<List<Paper>> groups = new ArrayList<>();
        for (Paper record : sorted) {
            List<String> marks = Identity.marks(record);
            List<Paper> home = null;
            for (String mark : marks) {
                for (List<Paper> group : byMark.getOrDefault(mark, List.of())) {
                    if (home == null && belongs(record, group)) {
                        home = group;
                    }
                }
            }
            if (home == null) {
                home = new ArrayList<>(1);
                groups.add(home);
            }
            home.add(record);
            for (String mark : marks) {
                List<List<Paper>> marked = byMark.computeIfAbsent(mark, m -> new ArrayList<>(1));
                if (!marked.contains(home)) {
                    marked.add(home);
                }
            }
        }
        groups.forEach(group -> group.sort(byPlace(trust)));
        return groups;
    }

    /**
     * Two entries of one file with keys of their own were set apart by their writer, whatever they
     * say.
     */
    private static boolean belongs(Paper record, List<Paper> group) {
        for (Paper other : group) {
            boolean setApart =
                    !record.key().isEmpty()
                            && !other.key().isEmpty()
                            && record.sources()
                                    .getFirst()
                                    .file()
                                    .equals(other.sources().getFirst().file());
            if (setApart || !Identity.compatible(record, other)) {
                return false;
            }
        }
        return true;
    }

    private static Comparator<Paper> byPlace(ToIntFunction<Path> trust) {
        return Comparator.comparingInt(
                        (Paper record) -> trust.applyAsInt(record.sources().getFirst().file()))
                .thenComparing(record -> record.sources().getFirst().file())
                .thenComparing(record -> record.sources().getFirst().record().start());
    }

    /**
     * One paper of its records: what the most trusted says, and what it leaves out from the next.
     *
     * @param names its names, the key first
     */
    static Paper merged(List<Paper> records, List<String> names) {
        Paper first = records.getFirst();
        if (records.size() == 1) {
            return new Paper(
                    names.getFirst(),
                    names.subList(1, names.size()),
                    first.type(),
                    first.title(),
                    first.authors(),
                    first.year(),
                    first.venue(),
                    first.abstractText(),
                    first.identifiers(),
                    first.fields(),
                    first.sources(),
                    first.pages());
        }
        // A record with authors knows the type better than a line of a list.
        Paper fullest =
                records.stream()
                        .filter(record -> !record.authors().isEmpty())
                        .findFirst()
                        .orElse(first);
        Map<String, String> identifiers = new LinkedHashMap<>();
        Map<String, String> fields = new LinkedHashMap<>();
        List<glossa.corpus.Source> sources = new ArrayList<>();
        for (Paper record : records) {
            record.identifiers().forEach(identifiers::putIfAbsent);
            record.fields().forEach(fields::putIfAbsent);
            sources.addAll(record.sources());
        }
        return new Paper(
                names.getFirst(),
                names.subList(1, names.size()),
                fullest.type(),
                first(records, Paper::title),
                fullest.authors(),
                first(records, Paper::year),
                first(records, Paper::venue),
                first(records, Paper::abstractText),
                identifiers,
                fields,
                sources,
                records.stream()
                        .map(Paper::pages)
                        .filter(pages -> !pages.isEmpty())
                        .findFirst()
                        .orElse(List.of()));
    }

    private static String first(
            List<Paper> records, java.util.function.Function<Paper, String> part) {
        return records.stream().map(part).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    /** The keys and aliases that the records themselves bring, the most trusted first. */
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
