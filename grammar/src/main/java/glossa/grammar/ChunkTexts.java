package glossa.grammar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The Markdown in the chunks of knitr and Quarto: captions in options, and chunks whose content is
 * text (R Markdown Cookbook, "Block-level elements"; bookdown, "Theorems"; Quarto, "Figures").
 *
 * <pre>{@code
 * ```{r, fig.cap="After [@doe2020]."}        #| fig-cap: "After [@doe2020]."
 * }</pre>
 */
final class ChunkTexts {
    /** The engines whose content is Markdown. */
    private static final Set<String> TEXT_ENGINES =
            Set.of(
                    ("asis block block2 theorem lemma corollary proposition conjecture definition"
                                    + " example exercise hypothesis proof remark solution")
                            .split(" "));

    /** The options that are Markdown, with hyphens. */
    private static final Set<String> CAPTIONS =
            Set.of(
                    ("cap fig-cap fig-subcap fig-scap tab-cap tab-subcap tbl-cap tbl-subcap"
                                    + " table-cap lst-cap")
                            .split(" "));

    /** What introduces an option in a comment of the chunk's language. */
    private static final List<String> COMMENTS = List.of("#|", "//|", "%%|", "--|");

    private final String note;
    private final List<InlineText> texts = new ArrayList<>();

    private ChunkTexts(String note) {
        this.note = note;
    }

    /** Whether the content of the chunk with this head is Markdown. */
    static boolean isText(String note, Fence head) {
        int from = head.infoStart();
        if (from >= head.end() || note.charAt(from) != '{') {
            return false;
        }
        int end = afterName(note, from + 1, head.end());
        return TEXT_ENGINES.contains(note.substring(from + 1, end));
    }

    /**
     * The captions in the head of a chunk and in its options, in the order of the text.
     *
     * @param line the line of the head
     * @param close the line of the closing fence
     */
    static List<InlineText> of(String note, Lines lines, Fence head, int line, int close) {
        ChunkTexts chunk = new ChunkTexts(note);
        int from = head.infoStart();
        if (from >= head.end() || note.charAt(from) != '{') {
            return List.of();
        }
        boolean isText = isText(note, head);
        chunk.readOptions(afterName(note, from + 1, head.end()), head.end(), isText);
        List<Span> options = new ArrayList<>();
        for (int i = line + 1; i < close; i++) {
            Span option = option(note, lines.start(i), lines.end(i));
            if (option == null) {
                break;
            }
            options.add(option);
        }
        if (options.stream()
                .anyMatch(option -> note.indexOf('@', option.start(), option.end()) >= 0)) {
            chunk.readComments(options);
        }
        return chunk.texts;
    }

    private static @Nullable Span option(String note, int start, int end) {
        int at = VerbatimScanner.skipBlanks(note, start, end);
        for (String comment : COMMENTS) {
            if (note.startsWith(comment, at) && at + comment.length() <= end) {
                int from = at + comment.length();
                // One blank belongs to the comment; others are YAML's indentation.
                boolean blank = from < end && CharClasses.isBlank(note.charAt(from));
                return new Span(blank ? from + 1 : from, end);
            }
        }
        return null;
    }

    /** Reads the options in comments: YAML, or as in a head. */
    private void readComments(List<Span> options) {
        Span first = options.getFirst();
        int name = afterName(note, first.start(), first.end());
        if (note.startsWith("=", VerbatimScanner.skipBlanks(note, name, first.end()))) {
            for (Span option : options) {
                readOptions(option.start(), option.end(), false);
            }
            return;
        }
        InlineText yaml = InlineText.of(note, options);
        String text = yaml.text() + "\n";
        Lines lines = Lines.of(text);
        Span all = new Span(0, text.length());
        for (FrontMatterReader.Value value :
                FrontMatterReader.values(text, lines, new FrontMatter(all, all))) {
            if (isCaption(value.field())) {
                readYaml(yaml, text, value.pieces());
            }
        }
    }

    private void readYaml(InlineText yaml, String text, List<Span> pieces) {
        Span first = pieces.getFirst();
        boolean isQuoted = first.start() > 0 && text.charAt(first.start() - 1) == '"';
        if (!isQuoted
                && (text.charAt(first.start()) == '[' || text.startsWith("!expr", first.start()))) {
            for (Span piece : pieces) {
                Span place = yaml.span(piece.start(), piece.end());
                addLiterals(place.start(), place.end());
            }
            return;
        }
        List<Span> places = new ArrayList<>();
        for (Span piece : pieces) {
            if (piece.length() > 0) {
                places.add(yaml.span(piece.start(), piece.end()));
            }
        }
        if (!places.isEmpty()) {
            texts.add(isQuoted ? InlineText.unescaped(note, places) : InlineText.of(note, places));
        }
    }

    /** Reads the options of a head, {@code name=value} between commas or blanks. */
    private void readOptions(int from, int end, boolean isText) {
        int i = from;
        while (i < end) {
            int after = afterName(note, i, end);
            if (after == i) {
                i++;
                continue;
            }
            int equals = VerbatimScanner.skipBlanks(note, after, end);
            if (equals >= end || note.charAt(equals) != '=') {
                i = after;
                continue;
            }
            String name = note.substring(i, after);
            int value = VerbatimScanner.skipBlanks(note, equals + 1, end);
            i = afterValue(value, end);
            if (isCaption(name) || isText && name.equals("name")) {
                addLiterals(value, i);
            }
        }
    }

    /** The offset after a value of R: up to a comma outside of parentheses and strings. */
    private int afterValue(int at, int end) {
        int depth = 0;
        int i = at;
        while (i < end) {
            char c = note.charAt(i);
            if (c == '"' || c == '\'') {
                i = afterLiteral(i, end);
                if (depth == 0 && at + 1 <= i && (note.charAt(at) == c)) {
                    return i;
                }
                continue;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth < 0 || c == ',' && depth == 0) {
                return i;
            }
            i++;
        }
        return end;
    }

    /** Adds the string literals of a value; without any, there is no text. */
    private void addLiterals(int from, int end) {
        int i = from;
        while (i < end) {
            char c = note.charAt(i);
            if (c != '"' && c != '\'') {
                i++;
                continue;
            }
            int after = afterLiteral(i, end);
            boolean isClosed = after > i + 1 && note.charAt(after - 1) == c;
            if (isClosed && note.indexOf('@', i, after) >= 0) {
                texts.add(InlineText.unescaped(note, List.of(new Span(i + 1, after - 1))));
            }
            i = after;
        }
    }

    private int afterLiteral(int at, int end) {
        char quote = note.charAt(at);
        int i = at + 1;
        while (i < end && note.charAt(i) != quote) {
            i += note.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(end, i + 1);
    }

    private static int afterName(String note, int from, int end) {
        int i = from;
        while (i < end
                && (CharClasses.isAlphaNum(note.charAt(i)) || "._-".indexOf(note.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private static boolean isCaption(String name) {
        return CAPTIONS.contains(name.replace('.', '-').toLowerCase(Locale.ROOT));
    }
}
