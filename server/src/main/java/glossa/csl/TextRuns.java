package glossa.csl;

import glossa.csl.TextRun.RunKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Resolves the marks in the runs of a rendered cite, and finds its names. */
final class TextRuns {
    /** Characters that join names to the following text, removed along with the names. */
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
     * The runs with numbers, year suffixes and locators inserted; marks of names and of paper
     * numbers stay.
     *
     * @param letter the suffix of the first year; empty if there is none or the style writes it
     *     itself
     * @param terms the terms of the language, by name
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

    /** The runs up to the end of the current region, or up to the end of all runs. */
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

    /** Applies a text case; the first text begins a sentence. */
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

    /** The runs inside the first region of this kind; empty if there is none. */
    static List<TextRun> inside(List<TextRun> pieces, PrivateMark mark) {
        int start = start(pieces, mark);
        return start < 0
                ? List.of()
                : List.copyOf(pieces.subList(start + 1, end(pieces, start) - 1));
    }

    /** The runs without the first names and their delimiter. */
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
            // Of the two delimiters around the names, one stays.
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

    /** The index after the end of the region that begins at {@code start}. */
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

    /** The text without formatting, for comparison. */
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
