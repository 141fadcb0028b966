package glossa.csl;

import glossa.csl.TextRun.Look;
import glossa.csl.TextRun.RunKind;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes pieces as HTML. All text is escaped; there are no tags but {@code i}, {@code b}, {@code
 * sup}, {@code sub} and a {@code span} for small capitals, and each is closed.
 */
final class HtmlWriter {
    private static final Map<Look, String> OPENING =
            Map.of(
                    Look.ITALIC, "<i>",
                    Look.BOLD, "<b>",
                    Look.SUPERSCRIPT, "<sup>",
                    Look.SUBSCRIPT, "<sub>",
                    Look.SMALL_CAPITALS, "<span style=\"font-variant: small-caps\">");

    private static final Map<Look, String> CLOSING =
            Map.of(
                    Look.ITALIC, "</i>",
                    Look.BOLD, "</b>",
                    Look.SUPERSCRIPT, "</sup>",
                    Look.SUBSCRIPT, "</sub>",
                    Look.SMALL_CAPITALS, "</span>");

    private final Quotes quotes;
    private final List<TextRun> pieces = new ArrayList<>();

    /**
     * The quotation marks of a language.
     *
     * @param openWithin that of a quotation within another
     * @param takesPunctuation whether a full stop or a comma behind a mark goes before it
     */
    record Quotes(
            String open,
            String close,
            String openWithin,
            String closeWithin,
            boolean takesPunctuation) {}

    private HtmlWriter(Quotes quotes) {
        this.quotes = quotes;
    }

    static String of(List<TextRun> pieces, Quotes marks) {
        HtmlWriter html = new HtmlWriter(marks);
        Set<Look> own = EnumSet.noneOf(Look.class);
        int depth = 0;
        for (TextRun piece : pieces) {
            if (piece.kind() == RunKind.MARK) {
                PrivateMark.of(piece.text().charAt(0)).ifPresent(mark -> look(mark, own));
                continue;
            }
            depth += piece.kind() == RunKind.OPEN_QUOTE ? 1 : 0;
            TextRun looking = html.nested(piece, depth);
            html.add(new TextRun(looking.text(), piece.kind(), together(piece.looks(), own)));
            depth -= piece.kind() == RunKind.CLOSE_QUOTE ? 1 : 0;
        }
        return html.written();
    }

    private static void look(PrivateMark mark, Set<Look> own) {
        switch (mark) {
            case ITALIC -> own.add(Look.ITALIC);
            case ITALIC_END -> own.remove(Look.ITALIC);
            case BOLD -> own.add(Look.BOLD);
            case BOLD_END -> own.remove(Look.BOLD);
            case SUPERSCRIPT -> own.add(Look.SUPERSCRIPT);
            case SUPERSCRIPT_END -> own.remove(Look.SUPERSCRIPT);
            case SUBSCRIPT -> own.add(Look.SUBSCRIPT);
            case SUBSCRIPT_END -> own.remove(Look.SUBSCRIPT);
            case SMALL_CAPITALS -> own.add(Look.SMALL_CAPITALS);
            case SMALL_CAPITALS_END -> own.remove(Look.SMALL_CAPITALS);
            default -> {}
        }
    }

    /** Italics within italics are upright. */
    private static Set<Look> together(Set<Look> looks, Set<Look> own) {
        if (own.isEmpty()) {
            return looks;
        }
        EnumSet<Look> together = EnumSet.copyOf(own);
        for (Look look : looks) {
            boolean both = together.contains(look) && (look == Look.ITALIC || look == Look.BOLD);
            if (both) {
                together.remove(look);
            } else {
                together.add(look);
            }
        }
        return together;
    }

    /** Quotations within quotations have single marks. */
    private TextRun nested(TextRun piece, int depth) {
        return switch (piece.kind()) {
            case OPEN_QUOTE -> depth > 1 ? piece.saying(quotes.openWithin()) : piece;
            case CLOSE_QUOTE -> depth > 1 ? piece.saying(quotes.closeWithin()) : piece;
            case TEXT -> {
                String open = depth > 0 ? quotes.openWithin() : quotes.open();
                String close = depth > 0 ? quotes.closeWithin() : quotes.close();
                yield piece.saying(piece.text().replace("“", open).replace("”", close));
            }
            default -> piece;
        };
    }

    /** Adds what is left of a piece when its head has met the end of what is there. */
    private void add(TextRun piece) {
        String text = piece.text();
        while (!text.isEmpty() && drops(piece.kind(), text.charAt(0))) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            return;
        }
        char first = text.charAt(0);
        boolean moves =
                quotes.takesPunctuation()
                        && piece.kind() != RunKind.OPEN_QUOTE
                        && (first == '.' || first == ',');
        int before = pieces.size();
        while (before > 0 && pieces.get(before - 1).kind() == RunKind.CLOSE_QUOTE) {
            before--;
        }
        if (moves && before < pieces.size()) {
            pieces.add(before, TextRun.affix(String.valueOf(first)));
            text = text.substring(1);
        }
        if (!text.isEmpty()) {
            pieces.add(piece.saying(text));
        }
    }

    private boolean drops(RunKind kind, char first) {
        int before = last();
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

    /** Whether what is there ends with a full stop and a blank. */
    private boolean endsSentence() {
        String end = pieces.isEmpty() ? "" : pieces.getLast().text();
        return end.endsWith(". ");
    }

    /** The last character that is no quotation mark; less than 0 where there is none. */
    private int last() {
        for (TextRun piece : pieces.reversed()) {
            if (piece.kind() != RunKind.CLOSE_QUOTE && !piece.text().isEmpty()) {
                return piece.text().charAt(piece.text().length() - 1);
            }
        }
        return -1;
    }

    private String written() {
        StringBuilder html = new StringBuilder();
        List<Look> open = new ArrayList<>();
        for (TextRun piece : pieces) {
            int kept = 0;
            while (kept < open.size() && piece.looks().contains(open.get(kept))) {
                kept++;
            }
            while (open.size() > kept) {
                html.append(CLOSING.get(open.removeLast()));
            }
            for (Look look : Look.values()) {
                if (piece.looks().contains(look) && !open.contains(look)) {
                    html.append(OPENING.get(look));
                    open.add(look);
                }
            }
            escape(RichText.unkept(piece.text()), html);
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
