package glossa.csl;

import java.util.Optional;

/**
 * A character for private use that is written into a style, or into what a paper says, so that it
 * is found again in what the library renders. Sources' own such characters are taken out before.
 */
enum PrivateMark {
    /** Encloses the first names of a cite, or what stands for them. */
    NAMES('\ue000'),
    /** Encloses a number that is to be written {@code 2nd}. */
    ORDINAL('\ue001'),
    /** Encloses a number that is to be written {@code second}. */
    LONG_ORDINAL('\ue002'),
    /** Encloses a number that is to be written {@code ii}. */
    ROMAN('\ue003'),
    /** Encloses a text of which only the first word has a capital. */
    SENTENCE('\ue004'),
    /** Encloses a text whose first letter is to be a capital. */
    CAPITAL('\ue005'),
    /** Encloses where a locator is to stand. */
    LOCATOR('\ue006'),
    /** Encloses the number of a paper in the bibliography. */
    NUMBER('\ue007'),
    /** Ends any of those before. */
    END('\ue008'),
    /** Stands behind a year: a letter may follow. */
    YEAR('\ue009'),
    /** What follows looks so, up to the mark that ends it: the next sign. */
    ITALIC('\ue010'),
    ITALIC_END('\ue011'),
    BOLD('\ue012'),
    BOLD_END('\ue013'),
    SUPERSCRIPT('\ue014'),
    SUPERSCRIPT_END('\ue015'),
    SUBSCRIPT('\ue016'),
    SUBSCRIPT_END('\ue017'),
    SMALL_CAPITALS('\ue018'),
    SMALL_CAPITALS_END('\ue019');

    private static final PrivateMark[] ALL = values();

    private final char character;

    PrivateMark(char sign) {
        this.character = sign;
    }

    /** The character. */
    char character() {
        return character;
    }

    /** Whether it is closed by {@link #END}. */
    boolean isEnclosing() {
        return character < '\ue008';
    }

    /** The mark that {@code c} is. */
    static Optional<PrivateMark> of(char c) {
        if (c < '\ue000' || c > '\ue019') {
            return Optional.empty();
        }
        for (PrivateMark mark : ALL) {
            if (mark.character == c) {
                return Optional.of(mark);
            }
        }
        return Optional.empty();
    }

    /** Whether {@code c} is for private use, and so has no meaning in a source. */
    static boolean isPrivate(int c) {
        return c >= 0xe000 && c <= 0xf8ff || c >= 0xf0000;
    }
}
