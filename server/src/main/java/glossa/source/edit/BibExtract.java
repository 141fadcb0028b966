package glossa.source.edit;

import glossa.paper.Paper;
import glossa.source.bibtex.BibDataModel;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibEntry;
import glossa.source.bibtex.BibEntry.Field;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Writes a {@code .bib} of given papers. An entry of a {@code .bib} is copied byte for byte, along
 * with what it needs: the entries that it inherits from, after it, and {@code @string}s and
 * {@code @preamble}s, before it.
 */
public final class BibExtract {
    private final Function<Path, Optional<String>> texts;
    private final Map<Path, Optional<File>> files = new HashMap<>();
    private final Set<String> commands = new LinkedHashSet<>();
    private final Map<String, String> entries = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();

    private BibExtract(Function<Path, Optional<String>> texts) {
        this.texts = texts;
    }

    /** A {@code .bib}, and its entries by each of their names. */
    private record File(BibDocument document, Map<String, BibEntry> byName) {
        static File of(String text) {
            BibDocument document = BibDocument.of(text);
            Map<String, BibEntry> byName = new HashMap<>();
            for (BibEntry entry : document.entries()) {
                byName.putIfAbsent(entry.key(), entry);
                entry.keysIn("ids").forEach(name -> byName.putIfAbsent(name, entry));
            }
            return new File(document, byName);
        }

        String text() {
            return document.text();
        }
    }

    /**
     * The text of the {@code .bib}; empty if none of the papers can be written.
     *
     * @param cited the records of each paper, by the key under which it is cited, in the order of
     *     the new entries
     * @param texts the texts of sources, as the editor has them
     */
    public static String of(
            Map<String, List<Paper>> cited, Function<Path, Optional<String>> texts) {
        BibExtract all = new BibExtract(texts);
        cited.forEach(all::add);
        all.entries.keySet().forEach(all.parents::remove);
        List<String> parts = new ArrayList<>(all.commands);
        parts.addAll(all.entries.values());
        parts.addAll(all.parents.values());
        boolean isWindows = parts.stream().anyMatch(part -> part.contains("\r\n"));
        String newline = isWindows ? "\r\n" : "\n";
        return parts.isEmpty() ? "" : String.join(newline + newline, parts) + newline;
    }

    private void add(String name, List<Paper> records) {
        for (Paper record : records) {
            Path path = record.sources().getFirst().file();
            Optional<File> file =
                    isBib(path)
                            ? files.computeIfAbsent(path, read -> texts.apply(read).map(File::of))
                            : Optional.empty();
            if (file.isPresent()) {
                File bib = file.get();
                boolean isOther = !bib.byName().containsKey(name);
                BibEntry entry = bib.byName().get(isOther ? record.key() : name);
                if (entry != null && entry.isWhole()) {
                    entries.put(
                            isOther ? name : entry.key(),
                            isOther
                                    ? BibEntryInserter.withKey(bib.text(), entry, name)
                                    : entry.span().in(bib.text()));
                    addNeeded(bib, entry, new HashSet<>());
                    return;
                }
            }
        }
        records.stream()
                .findFirst()
                .flatMap(record -> BibEntryWriter.in("").of(record, name))
                .ifPresent(entry -> entries.put(name, entry));
    }

    private static boolean isBib(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".bib");
    }

    /**
     * Adds what an entry needs from its file.
     *
     * @param seen the offsets of the entries that have been added
     */
    private void addNeeded(File bib, BibEntry entry, Set<Integer> seen) {
        if (!seen.add(entry.span().start())) {
            return;
        }
        for (BibEntry node : bib.document().nodes()) {
            if (node.type().equals("preamble") && node.isWhole()) {
                commands.add(node.span().in(bib.text()));
            }
        }
        for (Field field : entry.fields()) {
            if (field.inner().isEmpty()) {
                addMacros(bib, field, new HashSet<>());
            }
        }
        for (String need : BibDataModel.DEPENDENCY_FIELDS) {
            for (String key : entry.keysIn(need)) {
                BibEntry parent = bib.byName().get(key);
                if (parent != null) {
                    // A parent comes after the last of its children.
                    parents.remove(parent.key());
                    parents.put(parent.key(), parent.span().in(bib.text()));
                    addNeeded(bib, parent, seen);
                }
            }
        }
    }

    /** Adds the macros that a value may use, after the macros that they use. */
    private void addMacros(File bib, Field field, Set<String> seen) {
        String value = field.valueSpan().in(bib.text());
        for (BibEntry node : bib.document().nodes()) {
            if (node.type().equals("string") && node.isWhole() && !node.fields().isEmpty()) {
                Field macro = node.fields().getFirst();
                String name = "(?i)(?<![\\w-])" + Pattern.quote(macro.name()) + "(?![\\w-])";
                if (Pattern.compile(name).matcher(value).find() && seen.add(macro.name())) {
                    addMacros(bib, macro, seen);
                    commands.add(node.span().in(bib.text()));
                }
            }
        }
    }
}
