package glossa.source.edit;

import glossa.grammar.Span;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibEntry;
import glossa.source.bibtex.BibScanner;
import glossa.source.edit.SourceEdits.Edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts the entries of a {@code .bib} by key. Text before an entry, such as a comment, moves with
 * it; text at the beginning of the file stays there, {@code @string} and {@code @preamble} follow
 * in their order, and comments at the end stay at the end. An entry that others name in their
 * {@code crossref} follows them, because BibTeX does not inherit from an entry that it has already
 * read (btxdoc, section 2.2). The text of the parts and the white space between them stay the same.
 */
public final class BibEntrySorter {
    private BibEntrySorter() {}

    /** A part of the file that moves as a whole. */
    private record EntryText(BibEntry node, String text) {
        String key() {
            return node.key();
        }
    }

    /**
     * The edit that sorts a text.
     *
     * @return empty if the text is sorted, or if an entry in it has a syntax error, so that its end
     *     is unknown
     */
    public static Optional<Edit> of(String text) {
        List<BibEntry> nodes = BibDocument.of(text).nodes();
        if (!nodes.stream().allMatch(BibEntry::isWhole)) {
            return Optional.empty();
        }
        List<EntryText> parts = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        int at = -1;
        int start = 0;
        BibEntry first = null;
        for (int i = 0; i < nodes.size(); i++) {
            BibEntry node = nodes.get(i);
            if (node.type().equals("comment")) {
                // A comment moves with the node after it.
                continue;
            }
            int head = at < 0 ? head(text, node, i > 0) : afterBlank(text, at);
            if (at < 0) {
                start = head;
            } else {
                gaps.add(text.substring(at, head));
            }
            at =
                    tail(
                            text,
                            node,
                            i + 1 < nodes.size() ? nodes.get(i + 1).span().start() : text.length());
            parts.add(new EntryText(node, text.substring(head, at)));
            first = first == null ? node : first;
        }
        if (first == null) {
            return Optional.empty();
        }
        List<EntryText> sorted = sorted(parts);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < sorted.size(); i++) {
            all.append(sorted.get(i).text());
            all.append(i < gaps.size() ? gaps.get(i) : "");
        }
        Span span = new Span(start, at);
        return all.toString().equals(span.in(text))
                ? Optional.empty()
                : Optional.of(new Edit(span, all.toString()));
    }

    /** The start of the first part, with a comment directly above it. */
    private static int head(String text, BibEntry node, boolean hasComments) {
        int head = node.span().start();
        if (hasComments) {
            return head;
        }
        int line = text.lastIndexOf('\n', head - 1) + 1;
        while (line > 0) {
            int before = text.lastIndexOf('\n', line - 2) + 1;
            if (text.substring(before, line).isBlank()) {
                return line;
            }
            line = before;
        }
        // A comment at the beginning of the file belongs to the file.
        return head;
    }

    private static int afterBlank(String text, int from) {
        return new BibScanner(text).skipSpace(from);
    }

    /** The end of a part, with the rest of its last line. */
    private static int tail(String text, BibEntry node, int next) {
        BibScanner scanner = new BibScanner(text);
        int end = scanner.lineEnd(node.span().end());
        return end <= next ? scanner.trimEnd(node.span().end(), end) : node.span().end();
    }

    /** The commands in their order, then the entries by key; entries without a key come last. */
    private static List<EntryText> sorted(List<EntryText> parts) {
        List<EntryText> sorted = new ArrayList<>();
        List<EntryText> entries = new ArrayList<>();
        parts.forEach(part -> (part.node().isCommand() ? sorted : entries).add(part));
        entries.sort(
                Comparator.comparing((EntryText entry) -> entry.key().isEmpty())
                        .thenComparing(entry -> entry.key().toLowerCase(Locale.ROOT))
                        .thenComparing(EntryText::key));
        sorted.addAll(new ChildrenFirst(entries).order());
        return sorted;
    }

    /** Moves parents behind their children. */
    private static final class ChildrenFirst {
        private final List<EntryText> entries;

        /** The numbers of the parents of each entry. */
        private final List<Set<Integer>> parents = new ArrayList<>();

        /** The number of children of each entry that are not placed yet. */
        private final int[] waitsFor;

        private final Set<Integer> placed = new LinkedHashSet<>();

        ChildrenFirst(List<EntryText> entries) {
            this.entries = entries;
            this.waitsFor = new int[entries.size()];
            Map<String, Integer> byKey = new HashMap<>();
            for (int i = 0; i < entries.size(); i++) {
                if (!entries.get(i).key().isEmpty()) {
                    byKey.putIfAbsent(entries.get(i).key(), i);
                }
            }
            for (EntryText entry : entries) {
                Set<Integer> of = new LinkedHashSet<>();
                for (String field : List.of("crossref", "xref")) {
                    Integer parent = byKey.get(entry.node().value(field).strip());
                    if (parent != null && of.add(parent)) {
                        waitsFor[parent]++;
                    }
                }
                parents.add(of);
            }
        }

        List<EntryText> order() {
            for (int i = 0; i < entries.size(); i++) {
                if (waitsFor[i] == 0) {
                    place(i);
                }
            }
            // The rest are in a cycle of references.
            for (int i = 0; i < entries.size(); i++) {
                placed.add(i);
            }
            return placed.stream().map(entries::get).toList();
        }

        private void place(int entry) {
            placed.add(entry);
            for (int parent : parents.get(entry)) {
                waitsFor[parent]--;
                // A parent that follows by its key is placed then.
                if (waitsFor[parent] == 0 && parent < entry) {
                    place(parent);
                }
            }
        }
    }
}
