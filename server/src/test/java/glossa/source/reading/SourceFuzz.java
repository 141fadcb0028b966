package glossa.source.reading;

import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The entrance for Jazzer ({@code mvn -Pfuzz}): no text may make reading fail or give an invalid
 * span, and the same text always gives the same result.
 *
 * <p>The first line is the file's name, the rest its text.
 */
public final class SourceFuzz {
    private SourceFuzz() {}

    /** Reads one source; Jazzer looks for a method with this name. */
    public static void fuzzerTestOneInput(byte[] data) {
        check(new String(data, StandardCharsets.UTF_8));
    }

    static void check(String nameAndText) {
        int line = nameAndText.indexOf('\n');
        String name = line < 0 ? "" : nameAndText.substring(0, line).replaceAll("[^\\w.]", "");
        SourceText source =
                SourceText.of(
                        Path.of("/papers", name.isEmpty() ? "x" : name),
                        nameAndText.substring(line + 1));
        Optional<ReadResult> one = read(source);
        if (!one.equals(read(source))) {
            throw new AssertionError("two readings of one text: " + one + " and " + read(source));
        }
        for (Paper paper : one.map(ReadResult::papers).orElse(List.of())) {
            Source place = paper.sources().getFirst();
            checkInside(source, place.record());
            checkInside(source, place.name());
            if (before(place.name().start(), place.record().start())
                    || before(place.record().end(), place.name().end())) {
                throw new AssertionError(place.name() + " is outside of " + place.record());
            }
        }
        for (Problem problem : one.map(ReadResult::problems).orElse(List.of())) {
            checkInside(source, problem.range());
            if (problem.message().isBlank() || problem.message().endsWith("null")) {
                throw new AssertionError("a problem says nothing: " + problem);
            }
        }
    }

    private static Optional<ReadResult> read(SourceText source) {
        return Formats.of(source).map(format -> format.read(source));
    }

    private static void checkInside(SourceText source, Range range) {
        Position end = range.end();
        boolean inside =
                !before(end, range.start())
                        && range.start().line() >= 0
                        && end.line() < source.lines().count()
                        && end.character() >= 0
                        && source.lines().start(end.line()) + end.character()
                                <= source.text().length();
        if (!inside) {
            throw new AssertionError(range + " is outside of the text");
        }
    }

    private static boolean before(Position one, Position other) {
        return one.line() < other.line()
                || one.line() == other.line() && one.character() < other.character();
    }
}
