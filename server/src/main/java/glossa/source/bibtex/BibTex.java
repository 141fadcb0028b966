package glossa.source.bibtex;

import glossa.grammar.Lines;
import glossa.grammar.Range;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;
import glossa.source.Chunker;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.bibtex.BibReader.SyntaxError;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * BibTeX and BibLaTeX.
 *
 * <pre>
 * &#64;article{vaswani2017, title = {Attention Is All You Need}, author = {Vaswani, Ashish}, year = 2017}
 * </pre>
 *
 * <p>What an entry means is what pandoc takes it to mean; what is wrong in an entry costs that
 * entry at most, and one {@link Problem}. A key that stands twice gives two papers.
 */
public final class BibTex implements Format {
    /** An entry, or one of the commands, at the start of a line. */
    private static final Pattern HEAD =
            Pattern.compile("(?m)^[ \\t]*@[A-Za-z]+[ \\t]*[{(]\\s*[^\\s{}()=\"]*\\s*[,=}]");

    /** Files that may show an entry without being a bibliography. */
    private static final Pattern NOT_OURS =
            Pattern.compile("\\.(md|markdown|qmd|rmd|html?|json|ipynb|tex|py|r|rst|org)$");

    /** How far {@link #recognises} looks; exports begin with comments and preambles. */
    private static final int HEAD_LENGTH = 1 << 16;

    /** Entries that inherit from others which inherit, and so on; more of them are a mistake. */
    private static final int DEEPEST = 8;

    @Override
    public String name() {
        return "BibTeX";
    }

    @Override
    public boolean recognises(SourceText source) {
        String file = source.fileName();
        if (file.endsWith(".bib") || file.endsWith(".bibtex") || file.endsWith(".biblatex")) {
            return true;
        }
        if (NOT_OURS.matcher(file).find()) {
            return false;
        }
        String text = source.text();
        return HEAD.matcher(text.substring(0, Math.min(HEAD_LENGTH, text.length()))).find();
    }

    @Override
    public Optional<Chunker> cutter(SourceText head) {
        return Optional.of(new BibChunker());
    }

    @Override
    public ReadResult read(SourceText source) {
        List<SyntaxError> mistakes = new ArrayList<>();
        BibReader others = new BibReader(source.shared(), new ArrayList<>());
        Parents parents = new Parents(others, 8L * source.text().length() + (1 << 16));
        BibReader reader = new BibReader(source.text(), mistakes, others);
        List<Paper> papers = new ArrayList<>();
        Map<String, Integer> offsets = new HashMap<>();
        List<Heir> heirs = new ArrayList<>();
        for (BibEntry entry = reader.next(); entry != null; entry = reader.next()) {
            offsets.putIfAbsent(entry.key(), entry.whole().start());
            if (entry.type().equals("xdata")) {
                continue;
            }
            List<String> parentKeys = parents(entry);
            if (!entry.key().isEmpty() && parentKeys.contains(entry.key())) {
                mistakes.add(ownHeir(entry));
            }
            if (!parentKeys.isEmpty()) {
                heirs.add(new Heir(papers.size(), entry));
            }
            papers.add(BibPapers.of(entry, place(source, entry)));
        }
        mistakes.sort(Comparator.comparingInt(mistake -> mistake.span().start()));
        List<Problem> problems = new ArrayList<>();
        for (SyntaxError mistake : mistakes) {
            Range range = source.lines().range(mistake.span());
            problems.add(new Problem(range, mistake.severity(), mistake.code(), mistake.message()));
        }
        // Parents usually follow their children; they are read again rather than kept.
        mistakes.clear();
        for (Heir heir : heirs) {
            Map<String, String> fields = new LinkedHashMap<>(heir.entry().fields());
            inherit(
                    heir.entry(),
                    heir.entry(),
                    fields,
                    new HashSet<>(),
                    key -> entry(key, reader, offsets, parents),
                    0);
            BibEntry whole =
                    new BibEntry(
                            heir.entry().type(),
                            heir.entry().key(),
                            heir.entry().whole(),
                            heir.entry().name(),
                            fields);
            papers.set(heir.index(), BibPapers.of(whole, place(source, whole)));
        }
        return new ReadResult(papers, problems);
    }

    /** Other tools go round in it until they are ended. */
    private static BibReader.SyntaxError ownHeir(BibEntry entry) {
        return new BibReader.SyntaxError(
                entry.name(),
                Problem.Severity.WARNING,
                "bib-crossref",
                "this entry takes its fields from itself; name another in its crossref or xdata");
    }

    /** An entry that takes fields from others, and where its paper stands. */
    private record Heir(int index, BibEntry entry) {}

    /** Entries of other pieces; all that is inherited of them is not much more than the text. */
    private static final class Parents {
        private final Map<String, BibEntry> entries = new HashMap<>();
        private long allowance;

        Parents(BibReader reader, long allowance) {
            this.allowance = allowance;
            for (BibEntry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.putIfAbsent(entry.key(), entry);
            }
        }

        @Nullable BibEntry get(String key) {
            BibEntry entry = entries.get(key);
            if (entry != null) {
                allowance -= entry.whole().length();
            }
            return allowance < 0 ? null : entry;
        }
    }

    private static Source place(SourceText source, BibEntry entry) {
        Lines lines = source.lines();
        return new Source(source.file(), lines.range(entry.whole()), lines.range(entry.name()));
    }

    /** The entry of {@code key}, in this text or among what it needs of others. */
    private static @Nullable BibEntry entry(
            String key, BibReader reader, Map<String, Integer> offsets, Parents parents) {
        Integer offset = offsets.get(key);
        if (offset == null) {
            return parents.get(key);
        }
        reader.seek(offset);
        return reader.next();
    }

    /** Adds to {@code fields} what {@code child} has not, from the parents of {@code from}. */
    private static void inherit(
            BibEntry child,
            BibEntry from,
            Map<String, String> fields,
            Set<String> seen,
            Function<String, @Nullable BibEntry> entries,
            int depth) {
        for (String key : parents(from)) {
            if (depth > DEEPEST || !seen.add(key)) {
                continue;
            }
            BibEntry parent = entries.apply(key);
            if (parent == null) {
                continue;
            }
            Map<String, String> inherited = new LinkedHashMap<>();
            parent.fields()
                    .forEach(
                            (name, value) -> {
                                for (String n :
                                        BibTypes.inherited(parent.type(), child.type(), name)) {
                                    if (n.equals(name)) {
                                        inherited.putIfAbsent(n, value);
                                    } else {
                                        inherited.put(n, value);
                                    }
                                }
                            });
            inherited.forEach(fields::putIfAbsent);
            inherit(child, parent, fields, seen, entries, depth + 1);
        }
    }

    /** The keys of the entries that {@code entry} inherits from, the nearest first. */
    private static List<String> parents(BibEntry entry) {
        List<String> keys = new ArrayList<>();
        for (String field : List.of("xdata", "crossref", "entryset")) {
            String value = entry.field(field);
            if (value.isEmpty()) {
                continue;
            }
            for (String key : value.split("[,\\s]+")) {
                if (!key.isEmpty()) {
                    keys.add(key);
                    if (field.equals("entryset")) {
                        break;
                    }
                }
            }
        }
        return keys;
    }
}
