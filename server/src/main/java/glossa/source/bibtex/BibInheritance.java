package glossa.source.bibtex;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields that an entry takes from others: from its {@code xdata}, its {@code crossref} and the
 * first entry of its {@code entryset} (BibLaTeX manual, section 2.4.1 and appendix B; as pandoc
 * applies them).
 *
 * <pre>
 * &#64;inbook{part, title = {Part}, crossref = {whole}}   has booktitle = {Whole}, bookauthor = {Ann A}
 * &#64;book{whole, title = {Whole}, author = {Ann A}}
 * </pre>
 */
final class BibInheritance {
    /** Parents whose parents have parents, and so on; a longer chain is a mistake. */
    private static final int MAX_DEPTH = 8;

    /**
     * The prefix that the {@code title} of a parent gets in its children: prefix, parents,
     * children.
     */
    private static final String TITLE_PREFIXES =
            """
            main: mvbook > book inbook bookinbook suppbook
            main: mvcollection mvreference > collection reference incollection inreference suppcollection
            main: mvproceedings > proceedings inproceedings
            book: book > inbook bookinbook suppbook
            book: collection reference > incollection inreference suppcollection
            book: proceedings > inproceedings
            journal: periodical > article suppperiodical
            """;

    /** By parent and child, {@code book inbook}. */
    private static final Map<String, String> TITLE_PREFIX = titlePrefixes();

    /** Fields that are never inherited. */
    private static final Set<String> OWN =
            Set.of(
                    "ids",
                    "crossref",
                    "xref",
                    "xdata",
                    "entryset",
                    "entrysubtype",
                    "execute",
                    "label",
                    "options",
                    "presort",
                    "related",
                    "relatedoptions",
                    "relatedstring",
                    "relatedtype",
                    "shorthand",
                    "shorthandintro",
                    "sortkey");

    private BibInheritance() {}

    private static Map<String, String> titlePrefixes() {
        Map<String, String> prefixes = new HashMap<>();
        for (String line : TITLE_PREFIXES.lines().toList()) {
            String[] parts = line.split("[:>]");
            for (String parent : parts[1].strip().split(" ")) {
                for (String child : parts[2].strip().split(" ")) {
                    prefixes.put(parent + " " + child, parts[0]);
                }
            }
        }
        return prefixes;
    }

    /** The keys of the entries that {@code entry} inherits from, the nearest first. */
    static List<String> parents(BibEntry entry) {
        List<String> keys = new ArrayList<>(0);
        keys.addAll(entry.keysIn("xdata"));
        keys.addAll(entry.keysIn("crossref"));
        List<String> set = entry.keysIn("entryset");
        if (!set.isEmpty()) {
            keys.add(set.getFirst());
        }
        return keys;
    }

    /**
     * The values of {@code child} and those it inherits, by the names of their fields.
     *
     * @param entries entries by key
     */
    static Map<String, String> values(
            BibEntry child, Function<String, @Nullable BibEntry> entries) {
        Map<String, String> values = child.values();
        inherit(child, child, values, new HashSet<>(), entries, 0);
        return values;
    }

    /** Adds to {@code values} what {@code child} lacks, from the parents of {@code from}. */
    private static void inherit(
            BibEntry child,
            BibEntry from,
            Map<String, String> values,
            Set<String> seen,
            Function<String, @Nullable BibEntry> entries,
            int depth) {
        for (String key : parents(from)) {
            if (depth > MAX_DEPTH || !seen.add(key)) {
                continue;
            }
            BibEntry parent = entries.apply(key);
            if (parent != null) {
                inherited(parent, child).forEach(values::putIfAbsent);
                inherit(child, parent, values, seen, entries, depth + 1);
            }
        }
    }

    /** What {@code parent} gives to {@code child}, by the names in the child. */
    private static Map<String, String> inherited(BibEntry parent, BibEntry child) {
        String from = BibDataModel.canonicalType(parent.type());
        String prefix =
                TITLE_PREFIX.getOrDefault(
                        from + " " + BibDataModel.canonicalType(child.type()), "");
        Map<String, String> inherited = new LinkedHashMap<>();
        parent.values()
                .forEach(
                        (name, value) -> {
                            if (OWN.contains(name)) {
                                return;
                            }
                            switch (prefix.isEmpty() ? "" : name) {
                                case "title", "subtitle", "titleaddon" ->
                                        inherited.put(prefix + name, value);
                                case "shorttitle", "sorttitle", "indextitle", "indexsorttitle" -> {
                                    // These are of the title, which has another name in the child.
                                }
                                case "author" -> {
                                    if (from.endsWith("book")) {
                                        inherited.put("bookauthor", value);
                                    }
                                    inherited.putIfAbsent(name, value);
                                }
                                default -> inherited.putIfAbsent(name, value);
                            }
                        });
        return inherited;
    }
}
