package glossa.cli.output;

import glossa.grammar.CitationItem;
import glossa.grammar.Position;
import glossa.notes.Note;
import glossa.source.json.JsonWriter;

import java.nio.file.Path;

/** A citation item in one line. The JSON is a fixed format: other tools build on it. */
public final class CitationLines {
    private CitationLines() {}

    /**
     * An object; the lines and characters count from 0, in UTF-16 code units, and span {@code @key}
     * with its braces.
     *
     * <pre>
     * {"file":"notes/a.md","key":"vaswani2017","mode":"NormalCitation","prefix":"see ","suffix":", p. 3",
     *  "locator":{"label":"page","value":"3"},"line":2,"character":13,"length":12}
     * </pre>
     *
     * <p>{@code mode} is pandoc's; {@code locator} may be {@code null}.
     */
    public static String json(Path file, Note note, CitationItem item) {
        Position start = note.lines().position(item.span().start());
        return JsonWriter.object(
                json -> {
                    json.put("file", file.toString())
                            .put("key", item.key())
                            .put("mode", item.mode().pandocName())
                            .put("prefix", item.prefix())
                            .put("suffix", item.suffix());
                    item.locator()
                            .ifPresentOrElse(
                                    locator ->
                                            json.putObject(
                                                    "locator",
                                                    members ->
                                                            members.put("label", locator.label())
                                                                    .put("value", locator.value())),
                                    () -> json.putNull("locator"));
                    json.put("line", start.line())
                            .put("character", start.character())
                            .put("length", item.span().length());
                });
    }

    /**
     * A line for people; the line and the column count from 1.
     *
     * <pre>
     * notes/a.md:3:14: NormalCitation @vaswani2017 [see | , p. 3]
     * </pre>
     */
    public static String text(Path file, Note note, CitationItem item) {
        Position start = note.lines().position(item.span().start());
        String around =
                item.prefix().isEmpty() && item.suffix().isEmpty()
                        ? ""
                        : " [" + item.prefix() + " | " + item.suffix() + "]";
        return file
                + ":"
                + (start.line() + 1)
                + ":"
                + (start.character() + 1)
                + ": "
                + item.mode().pandocName()
                + " @"
                + item.key()
                + around;
    }
}
