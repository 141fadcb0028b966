package glossa.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A difference between the sources of one paper in a field that matters for citing it.
 *
 * <p>Differences in notation do not count: case, accents, punctuation and markup, initials for
 * given names, particles. Neither do omissions: a subtitle, given names, authors after the first
 * few. Neither do consecutive years, because a preprint precedes its journal version, and an issue
 * its year.
 *
 * @param part the field in which they differ
 * @param trusted the record that the paper takes the field from
 * @param others the records with another value, in order of precedence; never empty
 */
public record Disagreement(ComparedField part, Paper trusted, List<Paper> others) {
    public Disagreement {
        others = List.copyOf(others);
    }

    /** The maximum number of names in a message. */
    private static final int MAX_AUTHORS = 3;

    /** The maximum length of a title in a message, in UTF-16 units. */
    private static final int MAX_TITLE = 80;

    /** The fields that are compared. */
    public enum ComparedField {
        TITLE("title"),
        YEAR("year"),
        AUTHORS("authors");

        private final String word;

        ComparedField(String word) {
            this.word = word;
        }

        /** The name of the field in a message. */
        public String word() {
            return word;
        }

        private String said(Paper record, Paper beside) {
            return switch (this) {
                case TITLE ->
                        "“"
                                + shortened(
                                        LossyTex.readable(record.title()),
                                        LossyTex.readable(beside.title()))
                                + "”";
                case YEAR -> record.year();
                case AUTHORS -> shortened(record.authors(), beside.authors());
            };
        }

        /** The part of a long title in which it differs from another one. */
        private static String shortened(String title, String other) {
            if (title.length() <= MAX_TITLE) {
                return title;
            }
            int same = 0;
            while (same < Math.min(title.length(), other.length())
                    && title.charAt(same) == other.charAt(same)) {
                same++;
            }
            int from = same < MAX_TITLE / 2 ? 0 : title.lastIndexOf(' ', same - MAX_TITLE / 4) + 1;
            int to = Math.min(title.length(), from + MAX_TITLE);
            return (from > 0 ? "…" : "")
                    + title.substring(from, to)
                    + (to < title.length() ? "…" : "");
        }

        /** A few of the names, among them the first that differs. */
        private static String shortened(List<Name> names, List<Name> others) {
            int same = 0;
            while (same < Math.min(names.size(), others.size())
                    && isSame(names.get(same), others.get(same))) {
                same++;
            }
            int from = same < MAX_AUTHORS ? 0 : Math.min(same, names.size() - 1);
            String shown =
                    names.stream()
                            .skip(from)
                            .limit(MAX_AUTHORS)
                            .map(Name::display)
                            .collect(Collectors.joining(", "));
            return (from > 0 ? "… " : "") + shown + (names.size() > from + MAX_AUTHORS ? " …" : "");
        }

        /** Whether a record has a value for the field. */
        public boolean isIn(Paper record) {
            return switch (this) {
                case TITLE -> !record.title().isEmpty();
                case YEAR -> !record.year().isEmpty();
                case AUTHORS -> !record.authors().isEmpty();
            };
        }
    }

    /**
     * The value in a record of it, shortened for a message so that the difference shows: {@code
     * “Attention …”}, {@code 2017}.
     */
    public String said(Paper record) {
        return part.said(record, record.equals(trusted) ? others.getFirst() : trusted);
    }

    /** The separators at which a title may be cut before a subtitle. */
    private static final Pattern SUBTITLE =
            Pattern.compile("(?<!\\s)\\s*[:.?!;(\\[/—–]\\s*|(?<!\\s)\\s+-+\\s+");

    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z][^<>]{0,30}>");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");

    private static final Pattern CUT = Pattern.compile("(?:…|\\.\\.\\.)\\s*$");

    private static final Set<String> SUFFIXES =
            Set.of("jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th");

    /** Initials without dots. */
    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}{2,3}");

    /**
     * The disagreements among the records of one paper.
     *
     * @param records in order of precedence
     */
    public static List<Disagreement> among(List<Paper> records) {
        List<Disagreement> found = new ArrayList<>();
        for (ComparedField part : ComparedField.values()) {
            Paper trusted = null;
            List<Paper> others = new ArrayList<>();
            for (Paper record : records) {
                if (!part.isIn(record)) {
                    continue;
                }
                if (trusted == null) {
                    trusted = record;
                } else if (differ(part, trusted, record)) {
                    others.add(record);
                }
            }
            if (trusted != null && !others.isEmpty()) {
                found.add(new Disagreement(part, trusted, others));
            }
        }
        return found;
    }

    /** Whether the values of two records, which both have one, differ. */
    static boolean differ(ComparedField part, Paper one, Paper other) {
        return switch (part) {
            case TITLE -> titlesDiffer(one.title(), other.title());
            case YEAR -> yearsDiffer(one.year(), other.year());
            case AUTHORS -> authorsDiffer(one.authors(), other.authors());
        };
    }

    private static boolean titlesDiffer(String one, String other) {
        String a = title(one);
        String b = title(other);
        if (a.equals(b) || a.isEmpty() || b.isEmpty()) {
            return false;
        }
        return a.length() < b.length() ? !isBeginning(one, other) : !isBeginning(other, one);
    }

    /** Whether {@code part} is {@code whole} without its subtitle, or cut off. */
    private static boolean isBeginning(String part, String whole) {
        String wanted = title(part);
        if (CUT.matcher(part).find()) {
            return title(whole).startsWith(wanted);
        }
        Matcher subtitle = SUBTITLE.matcher(whole);
        while (subtitle.find()) {
            if (title(whole.substring(0, subtitle.start())).equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static String title(String title) {
        String plain = MARKUP.matcher(LossyTex.readable(title)).replaceAll("");
        return TextFolding.squeeze(plain.replace("&", " and "));
    }

    /** Consecutive years do not differ, nor does a text without a year ({@code forthcoming}). */
    private static boolean yearsDiffer(String one, String other) {
        Matcher a = YEAR.matcher(one);
        Matcher b = YEAR.matcher(other);
        return a.find()
                && b.find()
                && Math.abs(Integer.parseInt(a.group()) - Integer.parseInt(b.group())) > 1;
    }

    /** A list that continues after the end of the other is its complete form. */
    private static boolean authorsDiffer(List<Name> one, List<Name> other) {
        List<Name> a = one.stream().filter(name -> !isOthers(name)).toList();
        List<Name> b = other.stream().filter(name -> !isOthers(name)).toList();
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!isSame(a.get(i), b.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOthers(Name name) {
        String all = TextFolding.squeeze(name.display());
        return all.equals("others") || all.equals("etal") || all.equals("andothers");
    }

    /**
     * Whether two names can belong to one person: every word of the shorter one is a word of the
     * other or its initial, and at least one whole word is the same.
     */
    private static boolean isSame(Name one, Name other) {
        if (TextFolding.squeeze(one.display()).equals(TextFolding.squeeze(other.display()))) {
            return true;
        }
        return isSame(words(one), words(other))
                || isSame(words(inOrder(one)), words(inOrder(other)));
    }

    /** A name of PubMed, {@code Chen GB}, that a source read as given name and family name. */
    private static Name inOrder(Name name) {
        return INITIALS.matcher(name.family()).matches() && !name.given().isEmpty()
                ? new Name(/* family= */ name.given(), /* given= */ name.family())
                : name;
    }

    private static boolean isSame(List<String> a, List<String> b) {
        List<String> fewer = a.size() <= b.size() ? a : b;
        List<String> more = new ArrayList<>(a.size() <= b.size() ? b : a);
        boolean whole = false;
        List<String> left = new ArrayList<>();
        for (String word : fewer) {
            if (more.remove(word)) {
                whole |= word.length() > 1;
            } else {
                left.add(word);
            }
        }
        for (String word : left) {
            String fits =
                    more.stream()
                            .filter(
                                    w ->
                                            word.length() == 1 && w.startsWith(word)
                                                    || w.length() == 1 && word.startsWith(w))
                            .findFirst()
                            .orElse("");
            if (fits.isEmpty()) {
                return false;
            }
            more.remove(fits);
        }
        return whole;
    }

    /** The words of a name, folded, with umlauts as single letters; {@code JP} is two initials. */
    private static List<String> words(Name name) {
        List<String> words = new ArrayList<>();
        for (String part : name.given().split("[^\\p{L}\\p{M}\\p{N}]+")) {
            boolean initials =
                    part.length() > 1
                            && part.length() <= 3
                            && part.equals(part.toUpperCase(java.util.Locale.ROOT));
            for (String word : initials ? part.split("") : new String[] {part}) {
                add(words, word);
            }
        }
        for (String part : name.family().split("[^\\p{L}\\p{M}\\p{N}]+")) {
            add(words, part);
        }
        return words;
    }

    private static void add(List<String> words, String word) {
        String folded = TextFolding.squeeze(word);
        if (SUFFIXES.contains(folded) || folded.isEmpty()) {
            return;
        }
        words.add(folded.replace("ae", "a").replace("oe", "o").replace("ue", "u"));
    }
}
