package glossa.csl;

import glossa.csl.TextRun.Formatting;
import glossa.csl.TextRun.RunKind;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes text runs as HTML. All text is escaped. The only tags are {@code i}, {@code b}, {@code
 * sup}, {@code sub} and {@code span} for small capitals, and each is closed.
 */
final class HtmlWriter {
    private static final Map<Formatting, String> OPENING =
            Map.of(
                    Formatting.ITALIC, "<i>",
                    Formatting.BOLD, "<b>",
                    Formatting.SUPERSCRIPT, "<sup>",
                    Formatting.SUBSCRIPT, "<sub>",
                    Formatting.SMALL_CAPITALS, "<span style=\"font-variant: small-caps\">");

    private static final Map<Formatting, String> CLOSING =
            Map.of(
                    Formatting.ITALIC, "</i>",
                    Formatting.BOLD, "</b>",
                    Formatting.SUPERSCRIPT, "</sup>",
                    Formatting.SUBSCRIPT, "</sub>",
                    Formatting.SMALL_CAPITALS, "</span>");

    private final Quotes quotes;
    private final List<TextRun> runs = new ArrayList<>();

    /**
     * The quotation marks of a language.
     *
     * @param openInner the opening mark of a quotation inside another
     * @param punctuationInside whether a full stop or comma after a closing mark moves before it
     */
    record Quotes(
            String open,
            String close,
            String openInner,
            String closeInner,
            boolean punctuationInside) {}

    private HtmlWriter(Quotes quotes) {
        this.quotes = quotes;
    }

    static String of(List<TextRun> pieces, Quotes marks) {
        HtmlWriter html = new HtmlWriter(marks);
        Set<Formatting> own = EnumSet.noneOf(Formatting.class);
        int depth = 0;
        for (TextRun piece : pieces) {
            if (piece.kind() == RunKind.MARK) {
                PrivateMark.of(piece.text().charAt(0)).ifPresent(mark -> applyMark(mark, own));
                continue;
            }
            depth += piece.kind() == RunKind.OPEN_QUOTE ? 1 : 0;
            TextRun looking = html.withNestedQuotes(piece, depth);
            html.add(new TextRun(looking.text(), piece.kind(), combined(piece.formatting(), own)));
            depth -= piece.kind() == RunKind.CLOSE_QUOTE ? 1 : 0;
        }
        return html.html();
    }

    private static void applyMark(PrivateMark mark, Set<Formatting> own) {
        switch (mark) {
            case ITALIC -> own.add(Formatting.ITALIC);
            case ITALIC_END -> own.remove(Formatting.ITALIC);
            case BOLD -> own.add(Formatting.BOLD);
            case BOLD_END -> own.remove(Formatting.BOLD);
            case SUPERSCRIPT -> own.add(Formatting.SUPERSCRIPT);
            case SUPERSCRIPT_END -> own.remove(Formatting.SUPERSCRIPT);
            case SUBSCRIPT -> own.add(Formatting.SUBSCRIPT);
            case SUBSCRIPT_END -> own.remove(Formatting.SUBSCRIPT);
            case SMALL_CAPITALS -> own.add(Formatting.SMALL_CAPITALS);
            case SMALL_CAPITALS_END -> own.remove(Formatting.SMALL_CAPITALS);
            default -> {}
        }
    }

    /** The combined formatting; italics inside italics become upright. */
    private static Set<Formatting> combined(Set<Formatting> looks, Set<Formatting> own) {
        if (own.isEmpty()) {
            return looks;
        }
        EnumSet<Formatting> together = EnumSet.copyOf(own);
        for (Formatting look : looks) {
            boolean both =
                    together.contains(look)
                            && (look == Formatting.ITALIC || look == Formatting.BOLD);
            if (both) {
                together.remove(look);
            } else {
                together.add(look);
            }
        }
        return together;
    }

    /** The run with the inner marks for a quotation inside another. */
    private TextRun withNestedQuotes(TextRun piece, int depth) {
        return switch (piece.kind()) {
            case OPEN_QUOTE -> depth > 1 ? piece.withText(quotes.openInner()) : piece;
            case CLOSE_QUOTE -> depth > 1 ? piece.withText(quotes.closeInner()) : piece;
            case TEXT -> {
                String open = depth > 0 ? quotes.openInner() : quotes.open();
                String close = depth > 0 ? quotes.closeInner() : quotes.close();
                yield piece.withText(piece.text().replace("“", open).replace("”", close));
            }
            default -> piece;
        };
    }

    /**
     * Adds a run without leading punctuation and spaces that would repeat the end of the output,
     * and moves a full stop or comma before closing quotation marks if the language requires it.
     */
    private void add(TextRun piece) {
        String text = piece.text();
        while (!text.isEmpty() && isRedundant(piece.kind(), text.charAt(0))) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            return;
        }
        char first = text.charAt(0);
        boolean moves =
                quotes.punctuationInside()
                        && piece.kind() != RunKind.OPEN_QUOTE
                        && (first == '.' || first == ',');
        int before = runs.size();
        while (before > 0 && runs.get(before - 1).kind() == RunKind.CLOSE_QUOTE) {
            before--;
        }
        if (moves && before < runs.size()) {
            runs.add(before, TextRun.affix(String.valueOf(first)));
            text = text.substring(1);
        }
        if (!text.isEmpty()) {
            runs.add(piece.withText(text));
        }
    }

    private boolean isRedundant(RunKind kind, char first) {
        int before = lastCharacter();
        if (before == ' ' || before < 0) {
            boolean again = kind == RunKind.AFFIX && first == '.' && endsSentence();
            return again || first == ' ' && (before == ' ' || kind == RunKind.AFFIX);
        }
        if (kind != RunKind.AFFIX) {
            return false;
        }
        return switch (first) {
            case '.' -> ".!?:;".indexOf(before) >= 0;
            case ':' -> ":!?".indexOf(before) >= 0;
            case ',', ';' -> before == first;
            default -> false;
        };
    }

    /** Whether the output ends with a full stop and a space. */
    private boolean endsSentence() {
        String end = runs.isEmpty() ? "" : runs.getLast().text();
        return end.endsWith(". ");
    }

    /** The last character that is not a closing quotation mark; negative if there is none. */
    private int lastCharacter() {
        for (TextRun piece : runs.reversed()) {
            if (piece.kind() != RunKind.CLOSE_QUOTE && !piece.text().isEmpty()) {
                return piece.text().charAt(piece.text().length() - 1);
            }
        }
        return -1;
    }

    private String html() {
        StringBuilder html = new StringBuilder();
        List<Formatting> open = new ArrayList<>();
        for (TextRun piece : runs) {
            int kept = 0;
            while (kept < open.size() && piece.formatting().contains(open.get(kept))) {
                kept++;
            }
            while (open.size() > kept) {
                html.append(CLOSING.get(open.removeLast()));
            }
            for (Formatting look : Formatting.values()) {
                if (piece.formatting().contains(look) && !open.contains(look)) {
                    html.append(OPENING.get(look));
                    open.add(look);
                }
            }
            escape(RichText.unprotect(piece.text()), html);
        }
        while (!open.isEmpty()) {
            html.append(CLOSING.get(open.removeLast()));
        }
        return html.toString().stripTrailing();
    }

    private static void escape(String text, StringBuilder html) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c < ' ' ? ' ' : c);
            }
        }
    }
}
