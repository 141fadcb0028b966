package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.paper.Paper;
import glossa.source.Format;
import glossa.source.SourceText;

import java.nio.file.Path;

/** Reads incomplete exports and buffers: every prefix and every suffix of a text. */
public final class EveryCut {
    private EveryCut() {}

    /**
     * Reads each part of {@code text}; reading must not fail, and all spans must be within the
     * text.
     */
    public static void part(Format format, String text) {
        for (int cut = 0; cut <= text.length(); cut++) {
            read(format, text.substring(0, cut));
            read(format, text.substring(cut));
        }
    }

    private static void read(Format format, String text) {
        SourceText source = SourceText.of(Path.of("/papers/sample"), text);
        format.recognises(source);
        for (Paper paper : format.read(source).papers()) {
            Range record = paper.sources().getFirst().record();
            Range name = paper.sources().getFirst().name();
            boolean inside =
                    compare(record.start(), name.start()) <= 0
                            && compare(name.end(), record.end()) <= 0;
            assertTrue(inside, () -> name + " is outside of " + record + " in " + text);
        }
    }

    private static int compare(Position one, Position other) {
        return one.line() == other.line()
                ? Integer.compare(one.character(), other.character())
                : Integer.compare(one.line(), other.line());
    }
}
