package glossa.cli;

import static glossa.cli.CitationLines.quoted;

import glossa.features.PaperLabels;
import glossa.features.search.Searches.FoundNote;
import glossa.features.search.Searches.FoundPaper;
import glossa.features.search.Searches.SearchResult;
import glossa.features.search.Snippets.Snippet;
import glossa.grammar.Position;
import glossa.grammar.Span;
import glossa.paper.DisplayText;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.Source;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a search found, in lines. The form of the JSON is fixed: other tools build on it.
 *
 * @param out where to
 * @param json an object a line; else a table for people
 * @param bold whether the words that were looked for are bold, for a terminal (ECMA-48, SGR)
 */
record SearchLines(PrintWriter out, boolean json, boolean bold) {
    private static final int WIDEST_NAME = 40;

    /** Prints papers, then notes. */
    void print(SearchResult found) {
        if (json) {
            found.papers().forEach(paper -> out.println(json(paper)));
            found.notes().forEach(note -> out.println(json(note)));
        } else {
            table(found);
        }
    }

    private void table(SearchResult found) {
        List<String> names = new ArrayList<>();
        found.papers().forEach(paper -> names.add(DisplayText.line(paper.paper().key())));
        found.notes().forEach(note -> names.add(name(note)));
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        width = Math.min(width, WIDEST_NAME);
        for (FoundPaper paper : found.papers()) {
            List<String> about = new ArrayList<>();
            if (paper.citationCount() > 0) {
                about.add("cited " + paper.citationCount());
            }
            paper.status().map(DisplayText::line).ifPresent(about::add);
            String state = about.isEmpty() ? "" : "  (" + String.join(", ", about) + ")";
            row(
                    width,
                    DisplayText.line(paper.paper().key()),
                    PaperLabels.line(paper.paper()) + state,
                    paper.snippet());
        }
        for (FoundNote note : found.notes()) {
            row(width, name(note), DisplayText.line(note.title()), note.snippet());
        }
    }

    private void row(int width, String name, String text, Optional<Snippet> snippet) {
        String gap = " ".repeat(Math.max(0, width - name.length()));
        out.println(name + gap + "  " + text);
        snippet.ifPresent(shown -> out.println(" ".repeat(width) + "    " + marked(shown)));
    }

    private String marked(Snippet snippet) {
        StringBuilder text = new StringBuilder(snippet.text());
        if (bold) {
            for (Span mark : snippet.matches().reversed()) {
                text.insert(mark.end(), "\033[0m").insert(mark.start(), "\033[1m");
            }
        }
        return text.toString();
    }

    private static String name(FoundNote note) {
        return DisplayText.line(path(file(note)) + ":" + (note.range().start().line() + 1));
    }

    private static Path file(FoundNote note) {
        return Path.of(URI.create(note.uri()));
    }

    /** As one would type it here. */
    private static String path(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }

    /**
     * {@code {"kind":"paper","key":…,"title":…,"authors":[…],"year":…,"venue":…,"cited":…,
     * "status":…,"file":…,"line":…,"character":…,"snippet":{"where":…,"text":…,"marks":[[3,9]]}}}.
     */
    private static String json(FoundPaper found) {
        Paper paper = found.paper();
        Source source = paper.sources().getFirst();
        return "{\"kind\":\"paper\",\"key\":"
                + quoted(paper.key())
                + ",\"title\":"
                + quoted(PaperLabels.title(paper))
                + ",\"authors\":["
                + paper.authors().stream()
                        .map(Name::display)
                        .map(CitationLines::quoted)
                        .collect(Collectors.joining(","))
                + "],\"year\":"
                + quoted(paper.year())
                + ",\"venue\":"
                + quoted(paper.venue())
                + ",\"cited\":"
                + found.citationCount()
                + ",\"status\":"
                + found.status().map(CitationLines::quoted).orElse("null")
                + place(source.file(), source.name().start())
                + snippet(found.snippet(), found.snippetOrigin())
                + "}";
    }

    /**
     * {@code {"kind":"note","title":…,"paper":…,"file":…,"line":…,"character":…,"snippet":{…}}}.
     */
    private static String json(FoundNote found) {
        return "{\"kind\":\"note\",\"title\":"
                + quoted(found.title())
                + ",\"paper\":"
                + found.paper().map(CitationLines::quoted).orElse("null")
                + place(file(found), found.range().start())
                + snippet(found.snippet(), "note")
                + "}";
    }

    private static String place(Path file, Position start) {
        return ",\"file\":"
                + quoted(path(file))
                + ",\"line\":"
                + start.line()
                + ",\"character\":"
                + start.character();
    }

    private static String snippet(Optional<Snippet> snippet, String where) {
        return ",\"snippet\":"
                + snippet.map(
                                shown ->
                                        "{\"where\":"
                                                + quoted(where)
                                                + ",\"text\":"
                                                + quoted(shown.text())
                                                + ",\"marks\":["
                                                + shown.matches().stream()
                                                        .map(
                                                                mark ->
                                                                        "["
                                                                                + mark.start()
                                                                                + ","
                                                                                + mark.end()
                                                                                + "]")
                                                        .collect(Collectors.joining(","))
                                                + "]}")
                        .orElse("null");
    }
}
