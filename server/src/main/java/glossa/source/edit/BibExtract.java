package glossa.source.edit;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibDocument.Block;
import glossa.source.bibtex.BibDocument.Field;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
 * A {@code .bib} of certain papers and no others. What stands in a {@code .bib} is copied byte for
 * byte, with what it needs of its file: the entries that it takes fields from, after it, and the
 * {@code @string}s and {@code @preamble}s, before it.
 */
public final class BibExtract {
    private static final Pattern LISTED = Pattern.compile("[,\\s]+");

    /** Fields by which an entry needs others of its file. */
    private static final List<String> NEEDS = List.of("crossref", "xdata", "xref", "entryset");

    private final Function<Path, Optional<String>> texts;
    private final Map<Path, Optional<File>> files = new HashMap<>();
    private final Set<String> commands = new LinkedHashSet<>();
    private final Map<String, String> entries = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();

    private BibExtract(Function<Path, Optional<String>> texts) {
        this.texts = texts;
    }

    /** A {@code .bib}, and its entries by each of their names. */
    private record File(String text, BibDocument layout, Map<String, Block> byName) {
        static File of(String text) {
            BibDocument layout = BibDocument.of(text);
            Map<String, Block> byName = new HashMap<>();
            for (Block block : layout.blocks()) {
                if (block.isEntry()) {
                    byName.putIfAbsent(block.key().in(text), block);
                    block.field(text, "ids")
                            .flatMap(ids -> ids.inner(text))
                            .ifPresent(
                                    ids -> {
                                        for (String name : LISTED.split(ids.in(text).strip())) {
                                            byName.putIfAbsent(name, block);
                                        }
                                    });
                }
            }
            return new File(text, layout, byName);
        }
    }

    /**
     * The text of the {@code .bib}; empty where none of the papers can be written.
     *
     * @param cited what each source says of each paper, by the name that it is cited by, in the
     *     order in which the entries are to stand
     * @param texts of sources, as the editor has them
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
                Block block = bib.byName().get(name);
                boolean isOther = block == null;
                if (isOther) {
                    block = bib.byName().get(record.key());
                }
                if (block != null && block.isWhole()) {
                    String entry = block.span().in(bib.text());
                    if (isOther) {
                        entry =
                                bib.text().substring(block.span().start(), block.key().start())
                                        + name
                                        + bib.text()
                                                .substring(block.key().end(), block.span().end());
                    }
                    entries.put(isOther ? name : block.key().in(bib.text()), entry);
                    needs(bib, block, new LinkedHashSet<>());
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

    private void needs(File bib, Block block, Set<Block> seen) {
        String text = bib.text();
        if (!seen.add(block)) {
            return;
        }
        for (Block command : bib.layout().blocks()) {
            if (command.type().equals("preamble")) {
                commands.add(command.span().in(text));
            }
        }
        for (Field field : block.fields()) {
            if (field.inner(text).isEmpty()) {
                macros(bib, field.value().in(text), new LinkedHashSet<>());
            }
        }
        for (String need : NEEDS) {
            Optional<Span> keys = block.field(text, need).flatMap(field -> field.inner(text));
            for (String key : keys.map(list -> LISTED.split(list.in(text))).orElse(new String[0])) {
                Block parent = bib.byName().get(key);
                if (parent != null) {
                    String name = parent.key().in(text);
                    // A parent comes after the last of its children.
                    parents.remove(name);
                    parents.put(name, parent.span().in(text));
                    needs(bib, parent, seen);
                }
            }
        }
    }

    /** The macros that a value may use, those first that they are made of. */
    private void macros(File bib, String value, Set<String> seen) {
        for (Block command : bib.layout().blocks()) {
            if (command.type().equals("string")) {
                String whole = command.span().in(bib.text());
                int equals = whole.indexOf('=');
                int open = Math.max(whole.indexOf('{'), 0);
                open =
                        whole.indexOf('(') > 0 && whole.indexOf('(') < open
                                ? whole.indexOf('(')
                                : open;
                String name = equals > open ? whole.substring(open + 1, equals).strip() : "";
                boolean isUsed =
                        !name.isEmpty()
                                && Pattern.compile(
                                                "(?i)(?<![\\w-])"
                                                        + Pattern.quote(name)
                                                        + "(?![\\w-])")
                                        .matcher(value)
                                        .find();
                if (isUsed && seen.add(name)) {
                    macros(bib, whole.substring(equals + 1), seen);
                    commands.add(whole);
                }
            }
        }
    }
}
