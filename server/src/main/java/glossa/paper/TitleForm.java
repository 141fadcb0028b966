package glossa.paper;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A title as titles are compared: {@code The β-Lactam Story — Part II} is {@code
 * thebetalactamstorypartii}, of which {@code thebetalactamstory} is the main title.
 *
 * <p>Case, accents, punctuation and spaces do not count, {@code &} is {@code and}, Greek letters
 * are their names, and {@code ae}, {@code oe}, {@code ue} are {@code a}, {@code o}, {@code u}, so
 * that {@code Schroedinger} and {@code Schrödinger} are one. {@code C++} and {@code C#} are not
 * {@code C}.
 *
 * @param title as written
 * @param whole all of it
 * @param mainEnd how much of {@code whole} stands before the subtitle; all where there is none
 * @param subtitleStart where in {@code title} the subtitle stands, its separator included; the
 *     length of the title where there is none
 */
record TitleForm(String title, String whole, int mainEnd, int subtitleStart) {
    /** Shorter titles ({@code Preface}) belong to many works. */
    static final int TELLING = 12;

    private static final String[] GREEK = {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
        "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon",
        "phi", "chi", "psi", "omega"
    };

    /** What a subtitle begins with that makes another work of the title before it. */
    private static final Set<String> ANOTHER_WORK =
            Set.of(
                    ("addendum appendix band book chapter corrections correction corrigenda"
                         + " corrigendum errata erratum part parts rejoinder replies reply"
                         + " retracted retraction supplement supplemental supplementary supporting"
                         + " teil tome vol volume volumes withdrawn")
                            .split(" "));

    /** What does so where little else is in the subtitle. */
    private static final Set<String> ANOTHER_WORK_IF_SHORT =
            Set.of(
                    ("abstract answer code comment commentary comments data dataset discussion"
                         + " extended index issue no number poster response review reviews series"
                         + " session slides tutorial update")
                            .split(" "));

    private static final int SHORT_SUBTITLE = 4;

    /** Words of a subtitle that tell what it is. */
    private static final int FIRST_WORDS = 3;

    /** Titles that many works by the same people have, before a colon or alone. */
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
        // Where folding changes the length, places in one are no places in the other.
        String text = folded.length() == title.length() ? title : folded;
        int length = folded.length();
        StringBuilder whole = new StringBuilder(length);
        int mainEnd = -1;
        int subtitleStart = length;
        char before = ' ';
        for (int i = 0; i < length; i++) {
            char c = folded.charAt(i);
            if (c >= 'a' && c <= 'z') {
                // Schroedinger, where the umlaut of Schrödinger is folded away.
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

    /** What stands before the subtitle; the whole title where there is none. */
    String main() {
        return whole.substring(0, mainEnd);
    }

    boolean hasSubtitle() {
        return mainEnd < whole.length();
    }

    /** Whether the title may be told by the words of its main title, as another's subtitle is. */
    boolean isOfManyWorks() {
        return OF_MANY_WORKS.contains(main());
    }

    /**
     * Whether one of the two is the other without its subtitle. {@code Part I}, {@code Reply} and
     * {@code Supplementary Material} are no subtitles that one may leave out.
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
        // The first piece is empty: a separator stands before it.
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

    /** {@code 2} and {@code ii}. */
    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit)
                || word.chars().allMatch(c -> c == 'i' || c == 'v' || c == 'x');
    }

    /** Whether the main titles are the same and the subtitles, which both have, are not. */
    boolean hasOtherSubtitleThan(TitleForm other) {
        return hasSubtitle()
                && other.hasSubtitle()
                && !whole.equals(other.whole)
                && main().equals(other.main());
    }

    /**
     * The title that a name stands for which is a title's slug, {@code attention-is-all-you-need}:
     * three words or more, joined by hyphens, no mark but these.
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

    /** A colon that is none of a ratio, a dash that is no hyphen, a question mark before more. */
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
            // C++ and C# are not C, and a sum or a number sign is nothing.
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
