package glossa.paper;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A title in the form for comparison: {@code The β-Lactam Story — Part II} is {@code
 * thebetalactamstorypartii}, with the main title {@code thebetalactamstory}.
 *
 * <p>Case, accents, punctuation and spaces are ignored, {@code &} is {@code and}, Greek letters are
 * their names, and {@code ae}, {@code oe}, {@code ue} are {@code a}, {@code o}, {@code u}, so that
 * {@code Schroedinger} and {@code Schrödinger} are equal. {@code C++} and {@code C#} are not {@code
 * C}.
 *
 * @param title as written
 * @param whole the whole title
 * @param mainEnd the length of the main title in {@code whole}; all of it if there is no subtitle
 * @param subtitleStart the offset of the subtitle in {@code title}, including its separator; the
 *     length of the title if there is no subtitle
 */
record TitleForm(String title, String whole, int mainEnd, int subtitleStart) {
    /**
     * The minimum length of a title that identifies a work; many works are called {@code Preface}.
     */
    static final int TELLING = 12;

    private static final String[] GREEK = {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
        "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon",
        "phi", "chi", "psi", "omega"
    };

    /** Words at the start of a subtitle that make it the title of another work. */
    private static final Set<String> ANOTHER_WORK =
            Set.of(
                    ("addendum appendix band book chapter corrections correction corrigenda"
                         + " corrigendum errata erratum part parts rejoinder replies reply"
                         + " retracted retraction supplement supplemental supplementary supporting"
                         + " teil tome vol volume volumes withdrawn")
                            .split(" "));

    /** Words that do so if the rest of the subtitle is short. */
    private static final Set<String> ANOTHER_WORK_IF_SHORT =
            Set.of(
                    ("abstract answer code comment commentary comments data dataset discussion"
                         + " extended index issue no number poster response review reviews series"
                         + " session slides tutorial update")
                            .split(" "));

    private static final int SHORT_SUBTITLE = 4;

    /** The number of words of a subtitle that are examined. */
    private static final int FIRST_WORDS = 3;

    /** Titles that are common to many works by the same people, alone or before a colon. */
    private static final Set<String> OF_MANY_WORKS =
            Set.of(
                    ("abstract addendum bookreview bookreviews comment commentary conclusion"
                         + " correction correctionto corrigendum corrigendumto discussion editorial"
                         + " editorsnote erratum erratumto foreword guesteditorial inmemoriam"
                         + " introduction invitedtalk keynote letter lettertotheeditor news"
                         + " obituary overview panel position preface proceedings reply replyto"
                         + " response retracted review session specialissue tutorial")
                            .split(" "));

    static TitleForm of(String title) {
        String folded = TextFolding.fold(title);
        // If folding changes the length, offsets in one are invalid in the other.
        String text = folded.length() == title.length() ? title : folded;
        int length = folded.length();
        StringBuilder whole = new StringBuilder(length);
        int mainEnd = -1;
        int subtitleStart = length;
        char before = ' ';
        for (int i = 0; i < length; i++) {
            char c = folded.charAt(i);
            if (c >= 'a' && c <= 'z') {
                // Schroedinger; the umlaut of Schrödinger is removed by folding.
                if (c != 'e' || before != 'o' && before != 'u' && before != 'a') {
                    whole.append(c);
                }
            } else if (c >= '0' && c <= '9') {
                whole.append(c);
            } else if (c != ' ') {
                if (mainEnd < 0 && !whole.isEmpty() && separates(folded, i)) {
                    mainEnd = whole.length();
                    subtitleStart = i;
                } else {
                    append(whole, folded, i, before, c);
                }
            }
            before = c;
        }
        String all = whole.toString();
        boolean divided = mainEnd > 0 && mainEnd < all.length();
        return new TitleForm(
                text, all, divided ? mainEnd : all.length(), divided ? subtitleStart : length);
    }

    /** The main title; the whole title if there is no subtitle. */
    String main() {
        return whole.substring(0, mainEnd);
    }

    boolean hasSubtitle() {
        return mainEnd < whole.length();
    }

    /** Whether the main title is common to many works, which differ only in their subtitles. */
    boolean isOfManyWorks() {
        return OF_MANY_WORKS.contains(main());
    }

    /**
     * Whether one of the two is the other without its subtitle. {@code Part I}, {@code Reply} and
     * {@code Supplementary Material} are not subtitles that can be omitted.
     */
    boolean shortens(TitleForm other) {
        if (hasSubtitle() == other.hasSubtitle() || isOfManyWorks()) {
            return false;
        }
        TitleForm full = hasSubtitle() ? this : other;
        TitleForm brief = hasSubtitle() ? other : this;
        return brief.whole.length() == full.mainEnd
                && full.whole.startsWith(brief.whole)
                && !full.subtitleMakesAnotherWork();
    }

    private boolean subtitleMakesAnotherWork() {
        String[] words =
                title.substring(subtitleStart).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
        // The first part is empty, because the text begins with a separator.
        boolean isShort = words.length <= SHORT_SUBTITLE + 1;
        if (words.length > 1 && isNumber(words[1])) {
            return true;
        }
        for (String word : List.of(words).subList(0, Math.min(words.length, FIRST_WORDS + 1))) {
            if (ANOTHER_WORK.contains(word) || isShort && ANOTHER_WORK_IF_SHORT.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word is a number, such as {@code 2} and {@code ii}. */
    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit)
                || word.chars().allMatch(c -> c == 'i' || c == 'v' || c == 'x');
    }

    /** Whether the main titles are equal, and both have subtitles, which differ. */
    boolean hasOtherSubtitleThan(TitleForm other) {
        return hasSubtitle()
                && other.hasSubtitle()
                && !whole.equals(other.whole)
                && main().equals(other.main());
    }

    /**
     * The title of which a name is the slug, {@code attention-is-all-you-need}: at least three
     * words, joined by hyphens, without other punctuation.
     */
    static Optional<String> ofSlug(String name) {
        int hyphens = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-') {
                hyphens++;
            } else if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) {
                return Optional.empty();
            }
        }
        if (hyphens < 2) {
            return Optional.empty();
        }
        String whole = of(name).whole();
        return whole.length() < TELLING ? Optional.empty() : Optional.of(whole);
    }

    /**
     * Whether a character separates a subtitle: a colon that is not part of a ratio, a dash that is
     * not a hyphen, a question mark before more text.
     */
    private static boolean separates(String text, int at) {
        char c = text.charAt(at);
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return switch (c) {
            case ':' -> !(Character.isDigit(before) && Character.isDigit(after));
            case '—', '―' -> true;
            case '-', '–' -> before == ' ' && after == ' ' || before == '-' && at > 1;
            case '?' -> after == ' ' && at + 2 < text.length();
            default -> false;
        };
    }

    private static void append(StringBuilder whole, String text, int at, char before, char c) {
        if (c == '&') {
            whole.append("and");
        } else if (c == '+' || c == '#') {
            // C++ and C# differ from C; other plus and number signs are ignored.
            if (before == c || before >= 'a' && before <= 'z') {
                whole.append(c);
            }
        } else if (c >= 'α' && c <= 'ω') {
            whole.append(GREEK[c - 'α']);
        } else if (c < 0x80) {
            return;
        } else if (Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
            whole.append(c);
        } else if (Character.isHighSurrogate(c)
                && Character.isLetterOrDigit(text.codePointAt(at))) {
            whole.appendCodePoint(text.codePointAt(at));
        }
    }
}
