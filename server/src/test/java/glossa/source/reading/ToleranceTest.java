package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Shared;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Real sources with errors, or incomplete ones: all complete records are read. */
final class ToleranceTest {
    private static final Pattern HEAD = Pattern.compile("(?m)^[ \\t]*@([A-Za-z]+)\\s*[{(]");
    private static final Set<String> NO_ENTRY = Set.of("string", "comment", "preamble");

    /** An entry without a key: the reason for nearly all of pandoc's refusals. */
    private static final Pattern NO_KEY =
            Pattern.compile("(?m)^[ \\t]*@(\\w+)\\s*[{(]\\s*(?:,|\\w+\\s*=)");

    /**
     * Files that pandoc refuses although nothing in them can be fixed by a reader; with the reason.
     */
    private static final Map<String, String> NOTHING_WRONG =
            Map.of(
                    "Issues with round instead of curly braces do not import correctly #871.bib",
                    "entries in parentheses are BibTeX",
                    "tiny-BE-withBOM.bib",
                    "UTF-16",
                    "tiny-LE-withBOM.bib",
                    "UTF-16",
                    "tiny-BE-noBOM.bib",
                    "UTF-16 without a mark",
                    "tiny-LE-noBOM.bib",
                    "UTF-16 without a mark",
                    "archaeologie-lstabbrv.bib",
                    "names of strings may hold any letter");

    /**
     * {@code INDEX.tsv}: file, entries by a rough count, entries by pandoc, why pandoc refuses it.
     */
    @Test
    void sourcesThatPandocRefuses() throws IOException {
        List<String> wrong = new ArrayList<>();
        int files = 0;
        int papers = 0;
        Path index = Shared.file("data/oracle/bib-collections/INDEX.tsv");
        for (String line : Files.readAllLines(index)) {
            String[] columns = line.split("\t");
            if (columns.length > 2 && !columns[2].equals("-")) {
                continue;
            }
            Path file = Shared.file("data/" + columns[0]);
            String text = SourceFiles.text(file).orElse("");
            ReadResult reading = SourceFiles.read(file);
            files++;
            papers += reading.papers().size();
            long entries = HEAD.matcher(text).results().filter(ToleranceTest::isEntry).count();
            if (reading.papers().size() != entries) {
                wrong.add(file + ": " + reading.papers().size() + " of " + entries);
            }
            long keyless = NO_KEY.matcher(text).results().filter(ToleranceTest::isEntry).count();
            List<String> places =
                    reading.problems().stream()
                            .filter(problem -> problem.code().equals("bib-key"))
                            .map(problem -> "line " + problem.range().start().line())
                            .toList();
            if (places.size() != keyless || new HashSet<>(places).size() != keyless) {
                wrong.add(file + ": " + keyless + " without keys, told at " + places);
            }
            boolean explained = NOTHING_WRONG.keySet().stream().anyMatch(file.toString()::endsWith);
            if (reading.problems().isEmpty() != explained) {
                wrong.add(file + " has these problems: " + reading.problems());
            }
            for (Problem problem : reading.problems()) {
                String message = problem.message();
                if (!message.contains("; ") || message.length() > 200) {
                    wrong.add(file + " does not tell what to do: " + message);
                }
            }
        }
        System.out.println(papers + " papers in " + files + " files that pandoc refuses");
        assertEquals(List.of(), wrong);
    }

    private static boolean isEntry(MatchResult head) {
        return !NO_ENTRY.contains(head.group(1).toLowerCase(Locale.ROOT));
    }

    private static final int LONGEST = 300_000;
    private static final int CUTS = 24;

    /** Formats whose papers are in one attribute, or are recognised by their context. */
    private static final Set<String> WHOLES = Set.of("paper page as HTML", "paper list as text");

    /** However much of an export has been written: the complete records are read. */
    @Test
    void incompleteSources() throws IOException {
        Map<String, int[]> formats = new TreeMap<>();
        List<String> lost = new ArrayList<>();
        for (String folder : List.of("data/samples", "data/bibs")) {
            try (Stream<Path> files = Files.walk(Shared.file(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String text = SourceFiles.text(file).orElse("");
                    SourceText source = SourceText.of(file, text);
                    Optional<Format> format = Formats.of(source);
                    if (format.isPresent() && text.length() <= LONGEST) {
                        String name = format.get().name();
                        int[] counts = formats.computeIfAbsent(name, any -> new int[4]);
                        cut(source, format.get(), counts, lost);
                    }
                }
            }
        }
        formats.forEach(
                (name, counts) ->
                        System.out.printf(
                                "%-28s %4d files, %6d cuts, %6d records before them, %d lost%n",
                                name, counts[0], counts[1], counts[2], counts[3]));
        assertEquals(List.of(), lost);
    }

    /** Formats with few real samples, or none. */
    @Test
    void incompleteSourcesOfOurOwn() {
        check("a.nbib", "PMID- %1$d\nOWN - NLM\nTI  - The Title %1$d\nFAU - Fox, Ada\n\n", "");
        check("a.ris", "TY  - JOUR\nTI  - The Title %1$d\nAU  - Fox, Ada\nER  - \n\n", "");
        check("a.enw", "%%0 Journal Article\n%%T The Title %1$d\n%%A Fox, Ada\n\n", "");
        check("a.yaml", "- id: key%1$d\n  type: book\n  title: The Title %1$d\n", "");
        check("a.yml", "key%1$d:\n  type: book\n  title: The Title %1$d\n  author: Fox, Ada\n", "");
        check(
                "a.jsonl",
                "{\"key\": \"key%1$d\", \"title\": \"The Title %1$d\", \"year\": 2020}\n",
                "");
        check(
                "a.xml",
                "<mods><titleInfo><title>The Title %1$d</title></titleInfo></mods>\n",
                "<?xml version=\"1.0\"?>\n<modsCollection xmlns=\"http://www.loc.gov/mods/v3\">\n");
    }

    /** Twelve records, cut at every position. */
    private static void check(String file, String record, String head) {
        StringBuilder text = new StringBuilder(head);
        for (int i = 0; i < 12; i++) {
            text.append(record.formatted(i));
        }
        SourceText source = SourceText.of(Path.of("/papers", file), text.toString());
        Format format = Formats.of(source).orElseThrow();
        List<Paper> whole = format.read(source).papers();
        assertEquals(12, whole.size(), file);
        for (int at = 0; at <= text.length(); at++) {
            List<String> titles =
                    SourceFiles.read(source.file(), text.substring(0, at)).papers().stream()
                            .map(Paper::title)
                            .toList();
            for (Paper paper : whole) {
                if (end(source, paper) <= at && !titles.contains(paper.title())) {
                    throw new AssertionError(file + " at " + at + " has lost " + paper.title());
                }
            }
        }
    }

    private static void cut(SourceText source, Format format, int[] counts, List<String> lost) {
        List<Paper> whole = format.read(source).papers();
        Set<Integer> cuts = new TreeSet<>();
        for (int i = 1; i < CUTS; i++) {
            cuts.add((int) ((long) source.text().length() * i / CUTS));
            if (!whole.isEmpty()) {
                cuts.add(end(source, whole.get((int) ((long) whole.size() * i / CUTS))));
            }
        }
        counts[0]++;
        for (int at : cuts) {
            String half = source.text().substring(0, at);
            Set<String> names = new HashSet<>();
            SourceFiles.read(source.file(), half).papers().forEach(p -> names.add(name(p)));
            counts[1]++;
            for (Paper paper : whole) {
                if (end(source, paper) <= at) {
                    counts[2]++;
                    boolean isLost = !names.contains(name(paper));
                    counts[3] += isLost ? 1 : 0;
                    if (isLost && !WHOLES.contains(format.name())) {
                        lost.add(source.file() + " cut at " + at + ": " + paper.title());
                    }
                }
            }
        }
    }

    private static int end(SourceText source, Paper paper) {
        return source.lines().offset(paper.sources().getFirst().record().end());
    }

    /**
     * Identified by key if there is one: the title may be inherited from an entry after the cut.
     */
    private static String name(Paper paper) {
        return paper.key().isEmpty() ? paper.title() : paper.key();
    }
}
