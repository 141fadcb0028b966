package glossa.source.reading;

import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import java.nio.file.Path;
import java.util.StringJoiner;

/** Results of reading as lines of text, for the expectations of tests. */
public final class ReadingLines {
    private ReadingLines() {}

    /**
     * The result of reading {@code text} as {@code format}: a line for each paper, and one for each
     * problem.
     *
     * <pre>
     * 1:10 vaswani2017 article-journal "Attention Is All You Need" Vaswani, Ashish 2017
     * 5:10 error bib-syntax: this brace is never closed; add }
     * </pre>
     *
     * <p>Positions are those of the paper's name, from 1.
     */
    public static String lines(Format format, String text) {
        ReadResult reading = format.read(SourceText.of(Path.of("/papers/sample"), text));
        StringJoiner lines = new StringJoiner("\n");
        for (Paper paper : reading.papers()) {
            lines.add(line(paper));
        }
        for (Problem problem : reading.problems()) {
            lines.add(
                    place(problem.range())
                            + " "
                            + problem.severity().name().toLowerCase(java.util.Locale.ROOT)
                            + " "
                            + problem.code()
                            + ": "
                            + problem.message());
        }
        return lines.toString();
    }

    /** One paper as a line. */
    public static String line(Paper paper) {
        StringJoiner line = new StringJoiner(" ");
        line.add(place(paper.sources().getFirst().name()));
        line.add(paper.key().isEmpty() ? "-" : paper.key());
        line.add(paper.type());
        line.add("\"" + paper.title() + "\"");
        if (!paper.authors().isEmpty()) {
            line.add(Names.join(paper.authors()));
        }
        if (!paper.year().isEmpty()) {
            line.add(paper.year());
        }
        return line.toString();
    }

    private static String place(Range range) {
        Position start = range.start();
        return start.line() + 1 + ":" + (start.character() + 1);
    }
}
