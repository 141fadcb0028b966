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
import glossa.source.bibtex.BibParser.SyntaxError;
import glossa.source.fields.CitableKeys;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * BibTeX and BibLaTeX.
 *
 * <pre>
 * &#64;article{vaswani2017, title = {Attention Is All You Need}, author = {Vaswani, Ashish}, year = 2017}
 * </pre>
 *
 * <p>Fields are mapped as pandoc maps them. A syntax error affects at most its own entry, and gives
 * one {@link Problem}. Two entries with one key give two papers.
 */
public final class BibTex implements Format {
    /** An entry, or one of the commands, at the start of a line. */
    private static final Pattern HEAD =
            Pattern.compile("(?m)^[ \\t]*@[A-Za-z]+[ \\t]*[{(]\\s*+[^\\s{}()=\",]*+\\s*+[,=}]");

    /** Endings of files that may quote an entry and are not bibliographies. */
    private static final Pattern OTHER_ENDINGS =
            Pattern.compile("\\.(md|markdown|qmd|rmd|html?|json|ipynb|tex|py|r|rst|org)$");

    /** UTF-16 units in which an entry must begin; exports begin with comments and preambles. */
    private static final int MAX_HEAD_LENGTH = 1 << 16;

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
        if (OTHER_ENDINGS.matcher(file).find()) {
            return false;
        }
        String text = source.text();
        return HEAD.matcher(text.substring(0, Math.min(MAX_HEAD_LENGTH, text.length()))).find();
    }

    @Override
    public Optional<Chunker> cutter(SourceText head) {
        return Optional.of(new BibChunker());
    }

    @Override
    public ReadResult read(SourceText source) {
        List<SyntaxError> errors = new ArrayList<>();
        BibParser shared = new BibParser(source.shared(), new ArrayList<>());
        SharedEntries others = new SharedEntries(shared, 8L * source.text().length() + (1 << 16));
        BibParser parser = new BibParser(source.text(), errors, shared);
        List<Paper> papers = new ArrayList<>();
        Map<String, Integer> offsets = new HashMap<>();
        Map<Integer, BibEntry> children = new LinkedHashMap<>();
        for (BibEntry entry = parser.next(); entry != null; entry = parser.next()) {
            if (entry.isCommand()) {
                continue;
            }
            offsets.putIfAbsent(entry.key(), entry.span().start());
            if (entry.type().equals("xdata")) {
                continue;
            }
            List<String> parents = BibInheritance.parents(entry);
            if (!entry.key().isEmpty() && parents.contains(entry.key())) {
                errors.add(inheritsFromItself(entry));
            }
            if (!entry.key().isEmpty()) {
                BibEntry cited = entry;
                CitableKeys.problem(entry.key())
                        .ifPresent(why -> errors.add(uncitable(cited, why)));
            }
            if (!parents.isEmpty()) {
                children.put(papers.size(), entry);
            }
            papers.add(BibPapers.of(entry, entry.values(), place(source, entry)));
        }
        errors.sort(Comparator.comparingInt(error -> error.span().start()));
        List<Problem> problems = new ArrayList<>();
        for (SyntaxError error : errors) {
            Range range = source.lines().range(error.span());
            problems.add(new Problem(range, error.severity(), error.code(), error.message()));
        }
        errors.clear();
        // Parents usually follow their children; they are parsed once more rather than kept.
        children.forEach(
                (index, child) -> {
                    Map<String, String> values =
                            BibInheritance.values(
                                    child, key -> entry(key, parser, offsets, others));
                    papers.set(index, BibPapers.of(child, values, place(source, child)));
                });
        return new ReadResult(papers, problems);
    }

    /** The {@code @string} definitions of a source, as they are written. */
    public static String macros(SourceText source) {
        if (!source.text().toLowerCase(Locale.ROOT).contains("@string")) {
            return "";
        }
        BibParser parser = new BibParser(source.text(), new ArrayList<>());
        StringBuilder macros = new StringBuilder();
        for (BibEntry entry = parser.next(); entry != null; entry = parser.next()) {
            if (entry.type().equals("string")) {
                macros.append(entry.span().in(source.text())).append('\n');
            }
        }
        return macros.toString();
    }

    /** An entry that other tools resolve again and again until they are stopped. */
    private static SyntaxError inheritsFromItself(BibEntry entry) {
        return new SyntaxError(
                entry.name(),
                Problem.Severity.WARNING,
                "bib-crossref",
                "this entry inherits from itself; name another entry in its crossref or xdata");
    }

    private static SyntaxError uncitable(BibEntry entry, String why) {
        return new SyntaxError(entry.name(), Problem.Severity.WARNING, "bib-key", why);
    }

    /** The entries of other chunks; they are used for not much more text than the chunk has. */
    private static final class SharedEntries {
        private final Map<String, BibEntry> entries = new HashMap<>();
        private long charactersLeft;

        SharedEntries(BibParser parser, long maxCharacters) {
            this.charactersLeft = maxCharacters;
            for (BibEntry entry = parser.next(); entry != null; entry = parser.next()) {
                entries.putIfAbsent(entry.key(), entry);
            }
        }

        @Nullable BibEntry get(String key) {
            BibEntry entry = entries.get(key);
            if (entry != null) {
                charactersLeft -= entry.span().length();
            }
            return charactersLeft < 0 ? null : entry;
        }
    }

    private static Source place(SourceText source, BibEntry entry) {
        Lines lines = source.lines();
        return new Source(source.file(), lines.range(entry.span()), lines.range(entry.name()));
    }

    /** The entry of a key, in this text or in other chunks. */
    private static @Nullable BibEntry entry(
            String key, BibParser parser, Map<String, Integer> offsets, SharedEntries others) {
        Integer offset = offsets.get(key);
        if (offset == null) {
            return others.get(key);
        }
        parser.seek(offset);
        return parser.next();
    }
}
