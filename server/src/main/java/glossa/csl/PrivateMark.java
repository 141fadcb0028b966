package glossa.csl;

import java.util.Optional;

/**
 * A private-use character that is inserted into a style or into a value, so that its place can be
 * found in the rendered text. Private-use characters of sources are removed before.
 */
enum PrivateMark {
    /** Encloses the first names of a cite, or their substitute. */
    NAMES('\ue000'),
    /** Encloses a number to be written as {@code 2nd}. */
    ORDINAL('\ue001'),
    /** Encloses a number to be written as {@code second}. */
    LONG_ORDINAL('\ue002'),
    /** Encloses a number to be written as {@code ii}. */
    ROMAN('\ue003'),
    /** Encloses a text in sentence case. */
    SENTENCE('\ue004'),
    /** Encloses a text whose first letter is capitalized. */
    CAPITAL('\ue005'),
    /** Encloses the placeholder of a locator. */
    LOCATOR('\ue006'),
    /** Encloses the number of a paper in the bibliography. */
    NUMBER('\ue007'),
    /** Ends any of the enclosing marks. */
    END('\ue008'),
    /** Follows a year: the place of a year suffix. */
    YEAR('\ue009'),
    /**
     * Begins italics, which the mark with the next character ends. The same holds for the marks
     * below.
     */
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

    /** The mark with the character {@code c}. */
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

    /** Whether {@code c} is a private-use character, which has no meaning in a source. */
    static boolean isPrivate(int c) {
        return c >= 0xe000 && c <= 0xf8ff || c >= 0xf0000;
    }
}
