package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.Names;
import glossa.paper.Paper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A library of a thousand entries, each value written in one of the ways in which people and
 * programs write it, drawn by a seed; all are read back as they were meant, field by field.
 */
final class RecordLibraryTest {
    private static final int ENTRIES = 1_000;

    /** The commands of letters: an accent and its letter, or a word. */
    private static final Map<String, String> LETTERS =
            Map.ofEntries(
                    Map.entry("é", "' e"),
                    Map.entry("ö", "\" o"),
                    Map.entry("ñ", "~ n"),
                    Map.entry("ő", "H o"),
                    Map.entry("č", "v c"),
                    Map.entry("Š", "v S"),
                    Map.entry("ç", "c c"),
                    Map.entry("ę", "k e"),
                    Map.entry("ğ", "u g"),
                    Map.entry("ø", "o"),
                    Map.entry("ł", "l"),
                    Map.entry("å", "aa"),
                    Map.entry("ß", "ss"));

    private static final List<String> FAMILIES =
            List.of(
                    "Erdős",
                    "Bjørnson",
                    "Šafařík",
                    "Łoś",
                    "Groß",
                    "Muñoz",
                    "Öztürk",
                    "Çelik",
                    "Doe",
                    "O’Hara",
                    "Håkon",
                    "Wałęsa",
                    "Dvořák");

    private static final List<String> GIVEN =
            List.of("Paul", "Bjørn", "José", "Ana Paula", "K. Ł.", "Jöran", "Tomáš", "Jean-Luc");

    private static final List<String> WORDS =
            List.of(
                    "moss", "fern", "café", "größer", "Łódź", "path", "of", "meadow", "naïve",
                    "Erdős", "model", "deep", "river", "señal", "ærø");

    private final Random random = new Random(5);

    @TempDir private Path folder;

    /** What an entry says. */
    private record Entry(
            String family, String given, String suffix, String title, int year, String doi) {
        String shown() {
            String first = suffix.isEmpty() ? given : given + ", " + suffix;
            return family + ", " + first + " | " + year + " | " + title + " | " + doi;
        }
    }

    @Test
    void bibTeX() throws IOException {
        List<Entry> entries = entries();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ENTRIES; i++) {
            text.append(bib(entries.get(i), i));
        }
        check(entries, "a.bib", text.toString(), StandardCharsets.UTF_8);
        check(entries, "b.bib", text.toString(), StandardCharsets.UTF_16LE);
    }

    @Test
    void declaredEncodings() throws IOException {
        List<Entry> entries = entries();
        StringBuilder text = new StringBuilder().append('%').append(" Encoding: GB18030\n");
        for (int i = 0; i < ENTRIES; i++) {
            text.append(bib(entries.get(i), i));
        }
        check(entries, "c.bib", text.toString(), Charset.forName("GB18030"));
    }

    @Test
    void ris() throws IOException {
        List<Entry> entries = entries();
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            // The form of the specification, or that of exporters who do not know it.
            String dash = one("  - ", "  - ", " - ");
            List<String> lines = new ArrayList<>();
            lines.add("AU" + dash + entity(name(entry)));
            lines.add(one("TI", "T1") + dash + entity(entry.title()));
            lines.add(one("PY", "Y1") + dash + entry.year() + one("", "///", "/05/03"));
            lines.add(one("DO", "M3", "L3", "N1") + dash + entry.doi());
            int before = dash.length() == 4 ? random.nextInt(2) : 0;
            text.append(String.join("\n", lines.subList(0, before)))
                    .append(before > 0 ? "\n" : "")
                    .append("TY" + dash + "JOUR\n")
                    .append(String.join("\n", lines.subList(before, 4)))
                    .append("\nER" + dash.stripTrailing() + one("", " ") + "\n")
                    .append(one("", "\n", "NL  - J. Moss\n\n12. \n"));
        }
        check(entries, "a.ris", text.toString(), StandardCharsets.UTF_8);
    }

    @Test
    void csl() throws IOException {
        List<Entry> entries = entries();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            Entry entry = entries.get(i);
            String suffix =
                    entry.suffix().isEmpty() ? "" : ",\"suffix\":\"" + entry.suffix() + "\"";
            String year =
                    one(
                                    "{\"date-parts\":[[YEAR]]}",
                                    "{\"date-parts\":[[\"YEAR\",5]]}",
                                    "[[YEAR,2,11]]",
                                    "{\"raw\":\"3 May YEAR\"}")
                            .replace("YEAR", Integer.toString(entry.year()));
            items.add(
                    "{\"id\":\"k%d\",\"type\":\"article-journal\",\"title\":\"%s\",\"author\":[{\"family\":\"%s\",\"given\":\"%s\"%s}],\"issued\":%s,\"DOI\":\"%s\"}"
                            .formatted(
                                    i,
                                    entity(entry.title()),
                                    entry.family(),
                                    entry.given(),
                                    suffix,
                                    year,
                                    one("", "https://doi.org/", "doi:") + entry.doi()));
        }
        check(entries, "a.json", "[" + String.join(",\n", items) + "]", StandardCharsets.UTF_8);
        check(entries, "b.json", String.join("\n", items), StandardCharsets.UTF_8);
        List<String> byKey = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            byKey.add("\"k" + i + "\": " + items.get(i));
        }
        check(entries, "c.json", "{" + String.join(",\n", byKey) + "}", StandardCharsets.UTF_8);
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            List<String> title = new ArrayList<>(List.of("Entry " + i));
            for (int words = 2 + random.nextInt(6); words > 0; words--) {
                title.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            entries.add(
                    new Entry(
                            FAMILIES.get(random.nextInt(FAMILIES.size())),
                            GIVEN.get(random.nextInt(GIVEN.size())),
                            random.nextInt(6) == 0 ? one("Jr.", "III") : "",
                            String.join(" ", title),
                            1900 + random.nextInt(120),
                            "10.1000/x" + i + one("", "-a", ".b(1)", "_c")));
        }
        return entries;
    }

    private String bib(Entry entry, int number) {
        String suffix = entry.suffix().isEmpty() ? "" : ", " + entry.suffix();
        String family = tex(entry.family());
        String given = tex(entry.given());
        String author =
                switch (random.nextInt(4)) {
                    case 0 -> family + suffix + ", " + given;
                    case 1 -> given + " " + family + suffix.replace(",", "");
                    case 2 ->
                            suffix.isEmpty()
                                    ? given + " " + family + " 0001"
                                    : family + suffix + ", " + given;
                    default -> family + ", " + given + suffix;
                };
        List<String> title = new ArrayList<>();
        for (String word : entry.title().split(" ")) {
            title.add(wrapped(tex(word)));
        }
        String doi = entry.doi().replace("_", one("_", "\\_", "{\\_}"));
        return "@%s{k%d,\n  author = {%s},\n  title = {%s},\n  %s,\n  doi = {%s}\n}\n%s"
                .formatted(
                        one("article", "Article", "ARTICLE"),
                        number,
                        author,
                        String.join(one(" ", "\n    ", "  "), title),
                        one("year = %d", "date = {%d-05-03}", "year = {%d}")
                                .formatted(entry.year()),
                        one("%s", "https://doi.org/%s", "DOI: %s.", "\\url{https://doi.org/%s}")
                                .formatted(doi),
                        one("", "\n", "%@article{not, title = {Not}}\n"));
    }

    /** A word within a command that leaves it as it is. */
    private String wrapped(String word) {
        return random.nextInt(4) > 0
                ? word
                : one(
                                "{%s}",
                                "\\emph{%s}",
                                "\\mbox{%s}",
                                "\\textcolor{red}{%s}",
                                "\\raisebox{0.5ex}[1ex]{%s}",
                                "\\texorpdfstring{%s}{other}",
                                "\\foreignlanguage{german}{%s}",
                                "\\makebox[3em][l]{%s}",
                                "{\\color{blue}%s}",
                                "\\iflanguage{english}{%s}{anders}",
                                "%s\\footnote{A note.}")
                        .formatted(word);
    }

    /** Letters as commands, in all forms that are seen. */
    private String tex(String text) {
        StringBuilder tex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            String command = LETTERS.get(letter);
            boolean hasNext = i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
            if (command == null || random.nextInt(4) == 0) {
                tex.append(letter);
            } else if (!command.contains(" ")) {
                tex.append("\\").append(command).append(hasNext ? one(" ", "{}") : "{}");
            } else {
                String accent = command.substring(0, 1);
                String base = command.substring(2);
                boolean isWord = Character.isLetter(accent.charAt(0));
                tex.append(
                        switch (random.nextInt(isWord ? 5 : 4)) {
                            case 0 -> "\\" + accent + "{" + base + "}";
                            case 1 -> "{\\" + accent + "{" + base + "}}";
                            case 2 -> "{\\" + accent + " " + base + "}";
                            case 3 -> "\\" + accent + (isWord ? " " : "") + base;
                            default ->
                                    "\\ifmmode \\mbox{\\x{z}}\\else \\"
                                            + accent
                                            + "{"
                                            + base
                                            + "}\\fi{}";
                        });
            }
        }
        return tex.toString();
    }

    private static String name(Entry entry) {
        String suffix = entry.suffix().isEmpty() ? "" : ", " + entry.suffix();
        return entry.family() + ", " + entry.given() + suffix;
    }

    /** Some letters as character references. */
    private String entity(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (c < 128 || random.nextInt(3) > 0) {
                                written.appendCodePoint(c);
                            } else {
                                written.append(
                                        random.nextBoolean()
                                                ? "&#" + c + ";"
                                                : "&#x" + Integer.toHexString(c) + ";");
                            }
                        });
        return written.toString();
    }

    private String one(String... forms) {
        return forms[random.nextInt(forms.length)];
    }

    private void check(List<Entry> entries, String name, String text, Charset charset)
            throws IOException {
        Path file = Files.write(folder.resolve(name), text.getBytes(charset));
        List<String> expected = entries.stream().map(Entry::shown).toList();
        List<String> read = new ArrayList<>();
        for (Paper paper : SourceFiles.read(file).papers()) {
            read.add(
                    Names.join(paper.authors())
                            + " | "
                            + paper.year()
                            + " | "
                            + paper.title()
                            + " | "
                            + paper.identifiers().get("doi"));
        }
        for (int i = 0; i < Math.min(expected.size(), read.size()); i++) {
            assertEquals(expected.get(i), read.get(i), name + ", entry " + i);
        }
        assertEquals(expected.size(), read.size(), name);
    }
}
