package glossa.corpus;

import glossa.grammar.Lines;
import glossa.grammar.Position;
import glossa.grammar.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists of papers saved as plain text: a title on one line, its abstract on the next, with or
 * without blank lines between, as browsers and text tools leave them.
 *
 * <pre>
 * Subscribe
 * Daily Papers
 * LoGAH: Predicting Transformers using Graph HyperNetworks
 * A good initialization of deep learning models is essential ... (one long line)
 * </pre>
 *
 * <p>The layout is known by its shape alone: an abstract is a line as long as a paragraph, a title
 * the short line before it. What stands before no paragraph (buttons, dates, captions) names no
 * paper.
 */
public final class PaperList implements Format {
    /** No title is as long as this, no abstract that stands alone as short; UTF-16 units. */
    private static final int ABSTRACT_LENGTH = 280;

    private static final int SHORTEST_TITLE = 4;

    /** Buttons of the pages such lists are saved from; text tools glue them to what follows. */
    private static final Pattern GLUED_BUTTON =
            Pattern.compile("^(?:Subscribe|Upvote|Daily Papers|Trending Papers)(?=\\p{Lu}|\\p{N})");

    /** Of the paragraphs of a list nearly each has a title of its own; of running text few have. */
    private static final double TITLED_PARAGRAPHS = 0.8;

    @Override
    public String name() {
        return "paper list as text";
    }

    @Override
    public boolean recognises(SourceText source) {
        return source.fileName().endsWith(".txt") && !pairs(source).isEmpty();
    }

    @Override
    public Reading read(SourceText source) {
        List<Paper> papers = new ArrayList<>();
        for (Pair pair : pairs(source)) {
            Lines lines = source.lines();
            Range name =
                    Range.of(
                            pair.titleLine(),
                            pair.titleStart(),
                            pair.titleLine(),
                            pair.titleStart() + pair.title().length());
            Position end = lines.position(lines.end(pair.lastLine()));
            papers.add(
                    new Paper(
                            "",
                            List.of(),
                            "article",
                            pair.title(),
                            List.of(),
                            "",
                            "",
                            pair.abstractText(),
                            Map.of(),
                            Map.of(),
                            List.of(
                                    new Source(
                                            source.file(), new Range(name.start(), end), name))));
        }
        return new Reading(papers, List.of());
    }

    /** A title and its abstract; lines from 0, {@code titleStart} in UTF-16 units. */
    private record Pair(
            int titleLine, int titleStart, String title, int lastLine, String abstractText) {}

    /** The pairs of a list, or none where the text has not the shape of one. */
    private static List<Pair> pairs(SourceText source) {
        List<Pair> pairs = new ArrayList<>();
        int paragraphs = 0;
        int before = -1;
        boolean beforeIsParagraph = false;
        for (int line = 0; line < source.lines().count(); line++) {
            int start = source.lines().start(line);
            int end = source.lines().end(line);
            if (blank(source.text(), start, end)) {
                continue;
            }
            boolean paragraph = end - start >= ABSTRACT_LENGTH;
            if (paragraph) {
                paragraphs++;
                String text = source.text().substring(start, end).strip();
                if (before >= 0 && !beforeIsParagraph) {
                    Pair pair = pair(source, before, line, text);
                    if (pair != null) {
                        pairs.add(pair);
                    }
                } else if (!pairs.isEmpty() && pairs.getLast().lastLine() == before) {
                    Pair last = pairs.removeLast();
                    pairs.add(
                            new Pair(
                                    last.titleLine(),
                                    last.titleStart(),
                                    last.title(),
                                    line,
                                    last.abstractText() + "\n" + text));
                }
            }
            before = line;
            beforeIsParagraph = paragraph;
        }
        return pairs.size() >= TITLED_PARAGRAPHS * paragraphs ? pairs : List.of();
    }

    private static @org.jspecify.annotations.Nullable Pair pair(
            SourceText source, int titleLine, int abstractLine, String abstractText) {
        int start = source.lines().start(titleLine);
        String line = source.text().substring(start, source.lines().end(titleLine));
        int from = line.length() - line.stripLeading().length();
        Matcher button = GLUED_BUTTON.matcher(line.substring(from));
        if (button.find()) {
            from += button.end();
        }
        String title = line.substring(from).strip();
        return title.length() < SHORTEST_TITLE
                ? null
                : new Pair(titleLine, from, title, abstractLine, abstractText);
    }

    private static boolean blank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
