package glossa.source.fields;

import glossa.paper.Name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses lists of names as BibLaTeX and pandoc do (BibLaTeX manual, sections 2.3.3 and 3.7).
 *
 * <pre>
 * Ludwig van Beethoven and King, Jr, Martin Luther and {The Team} and others
 * </pre>
 *
 * <p>Names are joined by {@code and}; braces keep together what they contain; {@code others} is not
 * a name. A name is {@code First von Last}, {@code von Last, First}, {@code von Last, Jr, First}, a
 * text in braces, or BibLaTeX's {@code family=…, given=…}.
 */
public final class BibNames {
    /** A labelled part of a name; parts with other labels are left out. */
    private static final Pattern LABELLED =
            Pattern.compile("\\s*(?:family|given|prefix|suffix)(?:-i)?\\s*=");

    /** Particles that belong to the family name when they follow given names. */
    private static final Set<String> PARTICLES =
            Set.of(
                    ("af av d’ da dal dalla das de degli dei del della den der des di do dos du la"
                                    + " le ten ter van vom von zu zum zur")
                            .split(" "));

    /** A comment of TeX; in other fields a per cent sign is usually one that is not escaped. */
    private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)%.*+(?:\\R|\\z)");

    /** The number by which DBLP tells people of one name apart (DBLP, "Homonyms"). */
    private static final Pattern HOMONYM = Pattern.compile("(?<=\\S)\\s+0\\d{3}(?=,|$)");

    /** What some write behind a name, or in place of one. */
    private static final Pattern ADDED =
            Pattern.compile("(?i)(?:^|(?<=\\S)\\s++)(?:\\{?et al\\.?\\}?|\\(eds?\\.?\\))$");

    private static final Pattern EDITOR = Pattern.compile("(?i:eds?\\.|\\(eds?\\.?\\)|editors?)");

    private static final Pattern SUFFIX = Pattern.compile("(?i:jr|sr)\\.?|II|III|IV|2nd|3rd|4th");

    private BibNames() {}

    /** The names in the value of a field, in order. */
    public static List<Name> of(String value) {
        List<Name> names = new ArrayList<>();
        for (String part : splitAtAnd(withoutComments(value))) {
            Name name = name(part);
            if (!name.family().isEmpty() || !name.given().isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** The items of a literal list of BibLaTeX, such as publishers, which {@code and} joins too. */
    public static List<String> literals(String value) {
        List<String> literals = new ArrayList<>();
        for (String part : splitAtAnd(value)) {
            String plain = Latex.plain(part);
            if (!plain.isEmpty()) {
                literals.add(plain);
            }
        }
        return literals;
    }

    private static String withoutComments(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        // What no line end follows is no comment.
        return COMMENT.matcher(value)
                .replaceAll(
                        comment ->
                                comment.end() == value.length()
                                                && !isLineEnd(value.charAt(value.length() - 1))
                                        ? Matcher.quoteReplacement(comment.group())
                                        : "");
    }

    private static boolean isLineEnd(char c) {
        return "\n\r\u000b\f\u0085\u2028\u2029".indexOf(c) >= 0;
    }

    private static Name name(String raw) {
        String text = ADDED.matcher(HOMONYM.matcher(raw.strip()).replaceFirst("")).replaceFirst("");
        if (text.equals("others") || text.isEmpty()) {
            return new Name("", "");
        }
        if (isOneGroup(text)) {
            return new Name(Latex.plain(text), "");
        }
        List<String> parts = split(text, (in, at) -> in.charAt(at) == ',' ? 1 : 0);
        if (parts.stream().anyMatch(part -> LABELLED.matcher(part).lookingAt())) {
            return labelled(parts);
        }
        if (parts.size() == 1) {
            return inReadingOrder(words(text));
        }
        String family = Latex.plain(parts.getFirst());
        String second = Latex.plain(parts.get(1));
        if (parts.size() == 2) {
            List<String> first = words(parts.getFirst());
            boolean isWhole = first.size() > 1 && isCapitalised(first.getFirst());
            if (isWhole && SUFFIX.matcher(second).matches()) {
                Name whole = inReadingOrder(first);
                return named(whole.family(), whole.given(), second);
            }
            // "T. Hansen, Ed.", as the RFC Editor writes them; Ed. may be a given name, too.
            return isWhole && first.getFirst().endsWith(".") && EDITOR.matcher(second).matches()
                    ? inReadingOrder(first)
                    : named(family, second, "");
        }
        String third = Latex.plain(parts.get(2));
        if (EDITOR.matcher(third).matches()) {
            return named(family, second, "");
        }
        return SUFFIX.matcher(third).matches() && !SUFFIX.matcher(second).matches()
                ? named(family, second, third)
                : named(family, third, second);
    }

    /** A name in reading order: words with capitals are given names, up to the family name. */
    private static Name inReadingOrder(List<String> words) {
        int capitals = 0;
        while (capitals < words.size() && isCapitalised(words.get(capitals))) {
            capitals++;
        }
        int given = capitals == words.size() ? Math.max(0, capitals - 1) : capitals;
        boolean hasSuffix = words.size() > 2 && SUFFIX.matcher(words.getLast()).matches();
        if (hasSuffix) {
            List<String> before = words.subList(0, words.size() - 1);
            given = Math.min(capitals, before.size() - 1);
            return named(
                    join(before.subList(given, before.size())),
                    join(before.subList(0, given)),
                    words.getLast());
        }
        return named(join(words.subList(given, words.size())), join(words.subList(0, given)), "");
    }

    private static Name labelled(List<String> parts) {
        String family = "";
        String given = "";
        String prefix = "";
        String suffix = "";
        for (String part : parts) {
            int equals = part.indexOf('=');
            String label = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = Latex.plain(part.substring(equals + 1));
            switch (label) {
                case "family" -> family = value;
                case "given" -> given = given.isEmpty() ? value : given + " " + value;
                case "prefix" -> prefix = value;
                case "suffix" -> suffix = value;
                default -> {}
            }
        }
        return named(prefix.isEmpty() ? family : prefix + " " + family, given, suffix);
    }

    private static Name named(String family, String given, String suffix) {
        if (family.isEmpty()) {
            return new Name(given, "");
        }
        int particles = particlesStart(given);
        String whole =
                particles < given.length() ? given.substring(particles) + " " + family : family;
        String first = given.substring(0, particles).strip();
        return new Name(
                whole,
                suffix.isEmpty() || first.isEmpty() ? first + suffix : first + ", " + suffix);
    }

    /** The offset of the particles after given names, as in {@code Aalst, Wil van der}. */
    private static int particlesStart(String given) {
        int start = given.length();
        while (true) {
            int blank = given.lastIndexOf(' ', start - 2);
            if (blank < 0 || !PARTICLES.contains(given.substring(blank + 1, start).strip())) {
                return start;
            }
            start = blank + 1;
        }
    }

    private static String join(List<String> words) {
        return Latex.plain(String.join(" ", words));
    }

    /** Whether a word starts with a capital; a word in braces does (BibTeX's rule). */
    private static boolean isCapitalised(String word) {
        if (word.startsWith("{") && !word.startsWith("{\\")) {
            return true;
        }
        String plain = word.indexOf('\\') >= 0 ? Latex.plain(word) : word;
        for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
            int c = plain.codePointAt(i);
            if (!Character.isDigit(c)) {
                return Character.isUpperCase(c);
            }
        }
        return true;
    }

    private static boolean isOneGroup(String text) {
        if (!text.startsWith("{") || !text.endsWith("}") || text.startsWith("{\\")) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i == text.length() - 1;
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        List<String> words = split(text, BibNames::blank);
        words.removeIf(String::isEmpty);
        return words;
    }

    private static int blank(String text, int at) {
        char c = text.charAt(at);
        if (c == '\\') {
            // A blank of TeX: "D.\ Knuth".
            boolean isBlank = at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1));
            return isBlank ? 2 : 0;
        }
        return Character.isWhitespace(c) || c == '~' || c == '\u00a0' ? 1 : 0;
    }

    /**
     * The end of a command and of the blanks that belong to it: those behind a word (The TeXbook,
     * chapter 8), and those between an accent and its letter. {@code and} stands apart (BibTeX).
     */
    private static int commandEnd(String text, int backslash) {
        int end = backslash + 1;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        boolean isWord = end > backslash + 1;
        boolean isAccent = end < text.length() && "`'^\"~=.".indexOf(text.charAt(end)) >= 0;
        end = Math.min(isWord ? end : end + 1, text.length());
        int letter = end;
        while (letter < text.length() && Character.isWhitespace(text.charAt(letter))) {
            letter++;
        }
        boolean isAnd = letter > end && isAnd(text, letter - 1);
        return (isWord || isAccent) && !isAnd ? letter : end;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Splits at {@code and} between white space, in whatever case. */
    private static List<String> splitAtAnd(String text) {
        return split(text, (in, at) -> isAnd(in, at) ? 4 : 0);
    }

    private static boolean isAnd(String text, int at) {
        return Character.isWhitespace(text.charAt(at))
                && text.regionMatches(true, at + 1, "and", 0, 3)
                && at + 4 < text.length()
                && Character.isWhitespace(text.charAt(at + 4));
    }

    private interface Separator {
        /** The length of the separator at an offset; 0 if there is none. */
        int length(String text, int at);
    }

    /** The parts of a text between separators outside of braces; some may be empty. */
    private static List<String> split(String text, Separator separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                int blank = depth <= 0 ? separator.length(text, i) : 0;
                if (blank > 0) {
                    parts.add(text.substring(start, i));
                    start = i + blank;
                    i = start - 1;
                } else {
                    i = commandEnd(text, i) - 1;
                }
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (depth <= 0) {
                int length = separator.length(text, i);
                if (length > 0) {
                    parts.add(text.substring(start, i));
                    start = i + length;
                    i = start - 1;
                }
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
