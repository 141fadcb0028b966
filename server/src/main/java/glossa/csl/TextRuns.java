package glossa.csl;

import glossa.csl.TextRun.RunKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a cite consists of: its marks made into what they stand for, and its names found. */
final class TextRuns {
    /** What joins names to what follows them, and means nothing without them. */
    private static final String JOINING_CHARACTERS = " ,;:.\u00a0";

    private final List<TextRun> runs;
    private final String locator;
    private final Function<String, Optional<String>> terms;
    private String yearSuffix;
    private int at;

    private TextRuns(
            List<TextRun> from,
            String letter,
            String locator,
            Function<String, Optional<String>> terms) {
        this.runs = from;
        this.yearSuffix = letter;
        this.locator = locator;
        this.terms = terms;
    }

    /**
     * The pieces with numbers, letters behind years and locators in them; names and numbers of
     * papers keep their marks.
     *
     * @param letter behind the first year; empty where there is none or the style writes it itself
     * @param terms the words of the language, by their names
     */
    static List<TextRun> resolved(
            List<TextRun> from,
            String letter,
            String locator,
            Function<String, Optional<String>> terms) {
        TextRuns pieces = new TextRuns(from, letter, locator, terms);
        List<TextRun> settled = new ArrayList<>();
        while (pieces.at < from.size()) {
            settled.addAll(pieces.region());
        }
        return settled;
    }

    /** What stands up to the end of the region that has begun, or up to the end of all. */
    private List<TextRun> region() {
        List<TextRun> region = new ArrayList<>();
        while (at < runs.size()) {
            TextRun piece = runs.get(at++);
            Optional<PrivateMark> mark =
                    piece.kind() == RunKind.MARK
                            ? PrivateMark.of(piece.text().charAt(0))
                            : Optional.empty();
            if (mark.isEmpty()) {
                region.add(piece);
            } else if (mark.get() == PrivateMark.END) {
                return region;
            } else if (mark.get() == PrivateMark.YEAR) {
                if (!yearSuffix.isEmpty() && !region.isEmpty()) {
                    region.add(region.getLast().withText(yearSuffix));
                    yearSuffix = "";
                }
            } else if (mark.get().isEnclosing()) {
                region.addAll(resolved(mark.get(), region()));
            } else {
                region.add(piece);
            }
        }
        return region;
    }

    private List<TextRun> resolved(PrivateMark mark, List<TextRun> inside) {
        return switch (mark) {
            case ORDINAL -> inNumberForm(inside, number -> Numerals.ordinal(number, terms));
            case LONG_ORDINAL ->
                    inNumberForm(inside, number -> Numerals.longOrdinal(number, terms));
            case ROMAN -> inNumberForm(inside, Numerals::roman);
            case SENTENCE -> inCase(inside, TextCase::toSentenceCase);
            case CAPITAL -> inCase(inside, TextCase::capitalizeFirst);
            case LOCATOR ->
                    inside.isEmpty() ? inside : List.of(inside.getFirst().withText(locator));
            default -> {
                List<TextRun> marked = new ArrayList<>(inside);
                marked.addFirst(TextRun.mark(mark));
                marked.addLast(TextRun.mark(PrivateMark.END));
                yield marked;
            }
        };
    }

    private static List<TextRun> inNumberForm(
            List<TextRun> inside, Function<Integer, String> form) {
        String text = text(inside);
        return text.matches("[1-9]\\d{0,8}")
                ? List.of(inside.getFirst().withText(form.apply(Integer.parseInt(text))))
                : inside;
    }

    /** The first text is where a sentence begins. */
    private static List<TextRun> inCase(List<TextRun> inside, TextCase.Rule rule) {
        List<TextRun> cased = new ArrayList<>();
        boolean begins = true;
        for (TextRun piece : inside) {
            if (piece.kind() == RunKind.TEXT) {
                cased.add(piece.withText(rule.apply(piece.text(), begins)));
                begins = false;
            } else {
                cased.add(piece);
            }
        }
        return cased;
    }

    /** What stands in a region of this kind; nothing where there is none. */
    static List<TextRun> inside(List<TextRun> pieces, PrivateMark mark) {
        int start = start(pieces, mark);
        return start < 0
                ? List.of()
                : List.copyOf(pieces.subList(start + 1, end(pieces, start) - 1));
    }

    /** All but the first names, and what joins them to the rest. */
    static List<TextRun> withoutNames(List<TextRun> pieces) {
        int start = start(pieces, PrivateMark.NAMES);
        if (start < 0) {
            return pieces;
        }
        List<TextRun> rest = new ArrayList<>(pieces.subList(0, start));
        List<TextRun> after = pieces.subList(end(pieces, start), pieces.size());
        boolean leads = rest.isEmpty();
        for (TextRun piece : after) {
            if (leads && piece.kind() == RunKind.AFFIX) {
                int from = 0;
                while (from < piece.text().length()
                        && JOINING_CHARACTERS.indexOf(piece.text().charAt(from)) >= 0) {
                    from++;
                }
                leads = from == piece.text().length();
                if (!leads) {
                    rest.add(piece.withText(piece.text().substring(from)));
                }
            } else {
                leads &= piece.kind() == RunKind.MARK;
                rest.add(piece);
            }
        }
        if (start > 0 && !after.isEmpty() && rest.size() > start) {
            // Of the two that joined the names to what is around them, one is left.
            TextRun before = rest.get(start - 1);
            if (before.kind() == RunKind.AFFIX && before.text().isBlank()) {
                rest.remove(start - 1);
            }
        }
        return rest;
    }

    private static int start(List<TextRun> pieces, PrivateMark mark) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).is(mark)) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the end of the region that begins at {@code start}. */
    private static int end(List<TextRun> pieces, int start) {
        int depth = 0;
        for (int i = start; i < pieces.size(); i++) {
            TextRun piece = pieces.get(i);
            if (piece.is(PrivateMark.END)) {
                depth--;
            } else if (piece.kind() == RunKind.MARK
                    && PrivateMark.of(piece.text().charAt(0))
                            .filter(PrivateMark::isEnclosing)
                            .isPresent()) {
                depth++;
            }
            if (depth == 0) {
                return i + 1;
            }
        }
        return pieces.size();
    }

    /** The text alone, as it is compared. */
    static String text(List<TextRun> pieces) {
        StringBuilder text = new StringBuilder();
        for (TextRun piece : pieces) {
            if (piece.kind() != RunKind.MARK) {
                text.append(piece.text());
            }
        }
        return RichText.unprotect(text.toString());
    }
}
