package glossa.cli.output;

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
import glossa.source.json.JsonWriter;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a search, in lines. The JSON is a fixed format: other tools build on it.
 *
 * @param folder files below it are printed by their path from there
 * @param json whether to print one object a line; else a table for people
 * @param bold whether the matched words are bold, for a terminal (ECMA-48, SGR)
 */
public record SearchLines(PrintWriter out, Path folder, boolean json, boolean bold) {
    private static final int MAX_NAME_WIDTH = 40;

    /** Prints papers, then notes. */
    public void print(SearchResult found) {
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
        width = Math.min(width, MAX_NAME_WIDTH);
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

    private String name(FoundNote note) {
        return DisplayText.line(path(file(note)) + ":" + (note.range().start().line() + 1));
    }

    private static Path file(FoundNote note) {
        return Path.of(URI.create(note.uri()));
    }

    private String path(Path file) {
        return (file.startsWith(folder) ? folder.relativize(file) : file).toString();
    }

    /**
     * <pre>
     * {"kind":"paper","key":"…","title":"…","authors":["…"],"year":"2017","venue":"…","cited":2,
     *  "status":"read","file":"…","line":3,"character":6,
     *  "snippet":{"where":"abstract","text":"…","marks":[[3,9]]}}
     * </pre>
     *
     * <p>{@code status} and {@code snippet} may be {@code null}; the place is that of the key in
     * the paper's first source.
     */
    private String json(FoundPaper found) {
        Paper paper = found.paper();
        Source source = paper.sources().getFirst();
        return JsonWriter.object(
                json -> {
                    json.put("kind", "paper")
                            .put("key", paper.key())
                            .put("title", PaperLabels.title(paper))
                            .putArray(
                                    "authors", paper.authors().stream().map(Name::display).toList())
                            .put("year", paper.year())
                            .put("venue", paper.venue())
                            .put("cited", found.citationCount())
                            .put("status", found.status());
                    putPlace(json, source.file(), source.name().start());
                    putSnippet(json, found.snippet(), found.snippetOrigin());
                });
    }

    /**
     * <pre>
     * {"kind":"note","title":"…","paper":"…","file":"…","line":3,"character":0,"snippet":{…}}
     * </pre>
     *
     * <p>{@code paper}, the key of the paper that a literature note is about, and {@code snippet}
     * may be {@code null}.
     */
    private String json(FoundNote found) {
        return JsonWriter.object(
                json -> {
                    json.put("kind", "note")
                            .put("title", found.title())
                            .put("paper", found.paper());
                    putPlace(json, file(found), found.range().start());
                    putSnippet(json, found.snippet(), "note");
                });
    }

    private void putPlace(JsonWriter json, Path file, Position start) {
        json.put("file", path(file)).put("line", start.line()).put("character", start.character());
    }

    private static void putSnippet(JsonWriter json, Optional<Snippet> snippet, String where) {
        snippet.ifPresentOrElse(
                shown ->
                        json.putObject(
                                "snippet",
                                members ->
                                        members.put("where", where)
                                                .put("text", shown.text())
                                                .putArray(
                                                        "marks", marks -> addSpans(marks, shown))),
                () -> json.putNull("snippet"));
    }

    private static void addSpans(JsonWriter marks, Snippet snippet) {
        for (Span mark : snippet.matches()) {
            marks.addArray(span -> span.add(mark.start()).add(mark.end()));
        }
    }
}
