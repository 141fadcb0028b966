package glossa.source.fields;

import glossa.paper.Name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads lists of names as BibLaTeX and pandoc do.
 *
 * <pre>
 * Ludwig van Beethoven and King, Jr, Martin Luther and {The Team} and others
 * </pre>
 *
 * <p>Names are joined by {@code and}; braces keep what they hold together; {@code others} names
 * nobody. A name is {@code First von Last}, {@code von Last, First}, {@code von Last, Jr, First}, a
 * body in braces, or BibLaTeX's {@code family=…, given=…} (BibLaTeX manual, sections 2.3.3, 3.7).
 */
public final class BibNames {
    /** A part of a name that says what it is; what has none of these is not shown. */
    private static final Pattern EXTENDED =
            Pattern.compile("\\s*(?:family|given|prefix|suffix)(?:-i)?\\s*=");

    /** Particles that may stand behind given names, where a word of another kind would be one. */
    private static final Set<String> PARTICLES =
            Set.of(
                    ("af av d’ da dal dalla das de degli dei del della den der des di do dos du la"
                                    + " le ten ter van vom von zu zum zur")
                            .split(" "));

    /** TeX's comments; in other fields a per cent sign is more often one that nobody escaped. */
    private static final Pattern COMMENT = Pattern.compile("(?<!\\\\)%.*\\R");

    private BibNames() {}

    /** The names of a field's value, in order. */
    public static List<Name> of(String value) {
        List<Name> names = new ArrayList<>();
        for (String part :
                splitAtAnd(
                        value.indexOf('%') < 0 ? value : COMMENT.matcher(value).replaceAll(""))) {
            Name name = name(part);
            if (!name.family().isEmpty() || !name.given().isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** The items of BibLaTeX's literal lists (publishers, places), which {@code and} joins too. */
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

    private static Name name(String raw) {
        String text = raw.strip();
        if (text.equals("others")) {
            return new Name("", "");
        }
        if (isOneGroup(text)) {
            return new Name(Latex.plain(text), "");
        }
        List<String> parts = split(text, ',');
        if (parts.stream().anyMatch(part -> EXTENDED.matcher(part).lookingAt())) {
            return extended(parts);
        }
        if (parts.size() == 1) {
            return spoken(words(text));
        }
        String family = Latex.plain(parts.getFirst());
        String given = Latex.plain(parts.size() == 2 ? parts.get(1) : parts.get(2));
        return named(family, given, parts.size() == 2 ? "" : Latex.plain(parts.get(1)));
    }

    /** A name in reading order: the given names start with capitals, the rest is the family's. */
    private static Name spoken(List<String> words) {
        int capitals = 0;
        while (capitals < words.size() && isCapitalised(words.get(capitals))) {
            capitals++;
        }
        int given = capitals == words.size() ? Math.max(0, capitals - 1) : capitals;
        return named(join(words.subList(given, words.size())), join(words.subList(0, given)), "");
    }

    private static Name extended(List<String> parts) {
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

    /** Where the particles begin that {@code Aalst, Wil van der} has behind the given names. */
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

    /**
     * Whether a word starts with a capital; what stands in braces counts as one (BibTeX's rule).
     */
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
        List<String> words = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean blank = Character.isWhitespace(c) || c == '~' || c == '\u00a0';
            if (c == '\\') {
                // An accent belongs to its letter, a blank between them or not.
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (blank && (depth <= 0 || i == text.length())) {
                if (i > start) {
                    words.add(text.substring(start, Math.min(i, text.length())));
                }
                start = i + 1;
            }
        }
        return words;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == separator && depth <= 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Splits at {@code and} between blanks, in any case (as BibTeX does), outside of braces. */
    private static List<String> splitAtAnd(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (depth <= 0 && Character.isWhitespace(c) && isAnd(text, i + 1)) {
                parts.add(text.substring(start, i));
                start = i + 4;
                i += 3;
            }
        }
        parts.add(text.substring(Math.min(start, text.length())));
        return parts;
    }

    private static boolean isAnd(String text, int i) {
        return text.regionMatches(true, i, "and", 0, 3)
                && i + 3 < text.length()
                && Character.isWhitespace(text.charAt(i + 3));
    }
}
