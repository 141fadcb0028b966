package glossa.source.edit;

import glossa.grammar.Span;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibDocument.Block;
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
 * The entries of a {@code .bib} by their keys. Text before an entry, such as a comment, goes with
 * it; the beginning of the file stays there, {@code @string} and {@code @preamble} come next as
 * they were, and comments at the end stay at the end. An entry that others name in their {@code
 * crossref} comes after them, since BibTeX takes in nothing from one that it has read before
 * (btxdoc, section 2.2). Nothing is written anew: parts change places, and what stands between them
 * stays.
 */
public final class BibEntrySorter {
    private BibEntrySorter() {}

    /** A part that moves as a whole. */
    private record EntryText(Block block, String text) {}

    /**
     * The edit that sorts a text.
     *
     * @return nothing where it is sorted already, or an entry in it is broken, so that none can
     *     tell where it ends
     */
    public static Optional<Edit> of(String text) {
        List<Block> blocks = BibDocument.of(text).blocks();
        if (!blocks.stream().allMatch(Block::isWhole)) {
            return Optional.empty();
        }
        List<EntryText> parts = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        int at = -1;
        int start = 0;
        Block first = null;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.type().equals("comment")) {
                // It goes with what follows it.
                continue;
            }
            int head = at < 0 ? head(text, block, i > 0) : afterBlank(text, at);
            if (at < 0) {
                start = head;
            } else {
                gaps.add(text.substring(at, head));
            }
            at =
                    tail(
                            text,
                            block,
                            i + 1 < blocks.size()
                                    ? blocks.get(i + 1).span().start()
                                    : text.length());
            parts.add(new EntryText(block, text.substring(head, at)));
            first = first == null ? block : first;
        }
        if (first == null) {
            return Optional.empty();
        }
        List<EntryText> sorted = sorted(parts, text);
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

    /** The beginning of the first part: a comment directly above it belongs to it. */
    private static int head(String text, Block block, boolean hasComments) {
        int head = block.span().start();
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
        // A comment that begins the file is the file's.
        return head;
    }

    private static int afterBlank(String text, int from) {
        return new BibScanner(text).skipSpace(from);
    }

    /** The end of a part: what stands behind an entry in its line belongs to it. */
    private static int tail(String text, Block block, int next) {
        BibScanner scanner = new BibScanner(text);
        int end = scanner.lineEnd(block.span().end());
        return end <= next ? scanner.trimEnd(block.span().end(), end) : block.span().end();
    }

    private static List<EntryText> sorted(List<EntryText> parts, String text) {
        List<EntryText> first = parts.stream().filter(part -> !part.block().isEntry()).toList();
        List<EntryText> entries =
                parts.stream()
                        .filter(part -> part.block().isEntry())
                        .sorted(
                                Comparator.comparing(
                                                (EntryText part) ->
                                                        part.block().key().length() == 0)
                                        .thenComparing(
                                                part ->
                                                        part.block()
                                                                .key()
                                                                .in(text)
                                                                .toLowerCase(Locale.ROOT))
                                        .thenComparing(part -> part.block().key().in(text)))
                        .toList();
        Family family = new Family(text, entries);
        entries.forEach(family::add);
        List<EntryText> sorted = new ArrayList<>(first);
        sorted.addAll(family.done());
        return sorted;
    }

    /** Who comes after whom. */
    private static final class Family {
        private final String text;
        private final Map<EntryText, Integer> order = new HashMap<>();
        private final Map<String, EntryText> byKey = new HashMap<>();
        private final Map<EntryText, Set<EntryText>> children = new HashMap<>();
        private final Set<EntryText> done = new LinkedHashSet<>();

        Family(String text, List<EntryText> entries) {
            this.text = text;
            for (EntryText entry : entries) {
                order.put(entry, order.size());
                byKey.putIfAbsent(entry.block().key().in(text), entry);
            }
            for (EntryText entry : entries) {
                for (EntryText parent : parents(entry)) {
                    children.computeIfAbsent(parent, of -> new LinkedHashSet<>()).add(entry);
                }
            }
        }

        private List<EntryText> parents(EntryText entry) {
            List<EntryText> parents = new ArrayList<>();
            for (String field : List.of("crossref", "xref")) {
                entry.block()
                        .field(text, field)
                        .flatMap(value -> value.inner(text))
                        .map(key -> byKey.get(key.in(text).strip()))
                        .ifPresent(parents::add);
            }
            return parents;
        }

        /** Adds an entry all of whose children are there, and the parents that waited for it. */
        void add(EntryText entry) {
            if (done.contains(entry) || !done.containsAll(children.getOrDefault(entry, Set.of()))) {
                return;
            }
            done.add(entry);
            for (EntryText parent : parents(entry)) {
                // One that comes later by its key is added then.
                if (order.getOrDefault(parent, 0) < order.getOrDefault(entry, 0)) {
                    add(parent);
                }
            }
        }

        /** All, with those at the end that name each other in a circle. */
        Set<EntryText> done() {
            order.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .forEach(entry -> done.add(entry.getKey()));
            return done;
        }
    }
}
