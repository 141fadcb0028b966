package glossa.features.csl;

import glossa.features.csl.Piece.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a cite consists of: its marks made into what they stand for, and its names found. */
final class Pieces {
    /** What joins names to what follows them, and means nothing without them. */
    private static final String JOINS = " ,;:.\u00a0";

    private final List<Piece> from;
    private final String locator;
    private final Function<String, Optional<String>> terms;
    private String letter;
    private int at;

    private Pieces(
            List<Piece> from,
            String letter,
            String locator,
            Function<String, Optional<String>> terms) {
        this.from = from;
        this.letter = letter;
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
    static List<Piece> settled(
            List<Piece> from,
            String letter,
            String locator,
            Function<String, Optional<String>> terms) {
        Pieces pieces = new Pieces(from, letter, locator, terms);
        List<Piece> settled = new ArrayList<>();
        while (pieces.at < from.size()) {
            settled.addAll(pieces.region());
        }
        return settled;
    }

    /** What stands up to the end of the region that has begun, or up to the end of all. */
    private List<Piece> region() {
        List<Piece> region = new ArrayList<>();
        while (at < from.size()) {
            Piece piece = from.get(at++);
            Optional<Mark> mark =
                    piece.kind() == Kind.MARK ? Mark.of(piece.text().charAt(0)) : Optional.empty();
            if (mark.isEmpty()) {
                region.add(piece);
            } else if (mark.get() == Mark.END) {
                return region;
            } else if (mark.get() == Mark.YEAR) {
                if (!letter.isEmpty() && !region.isEmpty()) {
                    region.add(region.getLast().saying(letter));
                    letter = "";
                }
            } else if (mark.get().encloses()) {
                region.addAll(settled(mark.get(), region()));
            } else {
                region.add(piece);
            }
        }
        return region;
    }

    private List<Piece> settled(Mark mark, List<Piece> inside) {
        return switch (mark) {
            case ORDINAL -> written(inside, number -> Numerals.ordinal(number, terms));
            case LONG_ORDINAL -> written(inside, number -> Numerals.longOrdinal(number, terms));
            case ROMAN -> written(inside, Numerals::roman);
            case SENTENCE -> cased(inside, Capitals::sentence);
            case CAPITAL -> cased(inside, Capitals::first);
            case LOCATOR -> inside.isEmpty() ? inside : List.of(inside.getFirst().saying(locator));
            default -> {
                List<Piece> marked = new ArrayList<>(inside);
                marked.addFirst(Piece.mark(mark));
                marked.addLast(Piece.mark(Mark.END));
                yield marked;
            }
        };
    }

    private static List<Piece> written(List<Piece> inside, Function<Integer, String> form) {
        String text = text(inside);
        return text.matches("[1-9]\\d{0,8}")
                ? List.of(inside.getFirst().saying(form.apply(Integer.parseInt(text))))
                : inside;
    }

    /** The first text is where a sentence begins. */
    private static List<Piece> cased(List<Piece> inside, Capitals.Rule rule) {
        List<Piece> cased = new ArrayList<>();
        boolean begins = true;
        for (Piece piece : inside) {
            if (piece.kind() == Kind.TEXT) {
                cased.add(piece.saying(rule.apply(piece.text(), begins)));
                begins = false;
            } else {
                cased.add(piece);
            }
        }
        return cased;
    }

    /** What stands in a region of this kind; nothing where there is none. */
    static List<Piece> inside(List<Piece> pieces, Mark mark) {
        int start = start(pieces, mark);
        return start < 0
                ? List.of()
                : List.copyOf(pieces.subList(start + 1, end(pieces, start) - 1));
    }

    /** All but the first names, and what joins them to the rest. */
    static List<Piece> withoutNames(List<Piece> pieces) {
        int start = start(pieces, Mark.NAMES);
        if (start < 0) {
            return pieces;
        }
        List<Piece> rest = new ArrayList<>(pieces.subList(0, start));
        List<Piece> after = pieces.subList(end(pieces, start), pieces.size());
        boolean leads = rest.isEmpty();
        for (Piece piece : after) {
            if (leads && piece.kind() == Kind.AFFIX) {
                int from = 0;
                while (from < piece.text().length()
                        && JOINS.indexOf(piece.text().charAt(from)) >= 0) {
                    from++;
                }
                leads = from == piece.text().length();
                if (!leads) {
                    rest.add(piece.saying(piece.text().substring(from)));
                }
            } else {
                leads &= piece.kind() == Kind.MARK;
                rest.add(piece);
            }
        }
        if (start > 0 && !after.isEmpty() && rest.size() > start) {
            // Of the two that joined the names to what is around them, one is left.
            Piece before = rest.get(start - 1);
            if (before.kind() == Kind.AFFIX && before.text().isBlank()) {
                rest.remove(start - 1);
            }
        }
        return rest;
    }

    private static int start(List<Piece> pieces, Mark mark) {
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).is(mark)) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the end of the region that begins at {@code start}. */
    private static int end(List<Piece> pieces, int start) {
        int depth = 0;
        for (int i = start; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.is(Mark.END)) {
                depth--;
            } else if (piece.kind() == Kind.MARK
                    && Mark.of(piece.text().charAt(0)).filter(Mark::encloses).isPresent()) {
                depth++;
            }
            if (depth == 0) {
                return i + 1;
            }
        }
        return pieces.size();
    }

    /** The text alone, as it is compared. */
    static String text(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.kind() != Kind.MARK) {
                text.append(piece.text());
            }
        }
        return RichText.unkept(text.toString());
    }
}
