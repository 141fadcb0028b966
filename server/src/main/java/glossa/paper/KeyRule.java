package glossa.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule by which keys are generated for papers without one.
 *
 * <pre>
 * Vaswani, Ashish, 2017, "Attention Is All You Need"         vaswani2017attention
 * "FreSh: Frequency Shifting for Accelerated Neural ..."     fresh
 * "Towards Latent Masked Image Modeling for ..."             latent-masked-image
 * </pre>
 *
 * <p>A key depends only on the paper, never on the order of papers, so that the same paper gets the
 * same key everywhere. If two papers request the same key, each requests a longer one; the last of
 * {@link #candidates} ends with a digest of the paper and is unique.
 *
 * @param pattern for papers with an author and a year; {@code {author}}, {@code {year}}, {@code
 *     {word}} (the title's first significant word), {@code {words}} (the first three, joined by
 *     hyphens) and {@code {system}} (the text before the title's colon if it is one word, otherwise
 *     {@code {words}})
 * @param titlePattern for papers with only a title
 */
public record KeyRule(String pattern, String titlePattern) {
    /** The rule without settings. */
    public static final KeyRule DEFAULT = new KeyRule("{author}{year}{word}", "{system}");

    /** UTF-16 units of what a pattern gives; nobody cites by a longer key. */
    private static final int MAX_LENGTH = 200;

    /** The words of an institution whose initials are its name in keys. */
    private static final int MIN_INSTITUTION_WORDS = 3;

    /** {@code World Health Organization (WHO)}. */
    private static final Pattern ABBREVIATED =
            Pattern.compile("\\((\\p{Lu}[\\p{L}\\d-]{1,11})\\)$");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");

    /** Words that are too frequent to distinguish papers. */
    private static final Set<String> INSIGNIFICANT =
            Set.of(
                    ("a an the of on in for to and or nor but with without via from by as at into"
                         + " onto over under towards toward through is are was were be been being"
                         + " can could do does did has have had how what when where which who whom"
                         + " whose why will would should may might must not no you your we our us"
                         + " it its their there this that these those than then so if all any some"
                         + " more most very das der die ein eine für im und von zu le la les un une"
                         + " des du de et en pour sur el los las y del il lo gli di e")
                            .split(" "));

    /**
     * Prefixes of keys that Quarto reads as cross-references (Quarto guide, "Cross References").
     */
    private static final Pattern CROSS_REFERENCE =
            Pattern.compile(
                    "^(fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec)-.*");

    /**
     * The keys to try in order, all valid for pandoc. The paper gets the first one that no other
     * paper has or requests; the last one is unique.
     */
    public List<String> candidates(Paper paper) {
        String chosen =
                paper.authors().isEmpty() || paper.year().isEmpty() ? titlePattern : pattern;
        List<String> words = significantWords(paper.title());
        Set<String> names = new LinkedHashSet<>();
        String shortest = expand(chosen, paper, words);
        add(names, shortest);
        for (int count : new int[] {2, 4, 6}) {
            if (words.size() >= count) {
                String more = String.join("-", words.subList(0, count));
                add(names, chosen.contains("{author}") ? shortest + "-" + more : more);
            }
        }
        String stem = names.isEmpty() ? "paper" : names.iterator().next();
        names.add(
                stem
                        + "-"
                        + Identity.digest(Identity.fingerprints(paper).getFirst()).substring(0, 8));
        return List.copyOf(names);
    }

    private static void add(Set<String> names, String name) {
        if (!name.isEmpty()) {
            names.add(CROSS_REFERENCE.matcher(name).matches() ? name.replaceFirst("-", "") : name);
        }
    }

    private static String expand(String pattern, Paper paper, List<String> words) {
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        StringBuilder name = new StringBuilder();
        while (matcher.find()) {
            String value =
                    switch (matcher.group(1)) {
                        case "author" ->
                                paper.authors().isEmpty() ? "" : author(paper.authors().getFirst());
                        case "year" -> plain(paper.year());
                        case "word" -> words.isEmpty() ? "" : words.getFirst();
                        case "words" -> firstWords(words);
                        case "system" -> {
                            String system = system(paper.title());
                            yield system.isEmpty() ? firstWords(words) : system;
                        }
                        default -> "";
                    };
            matcher.appendReplacement(name, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(name);
        String legal = legal(name.toString());
        return legal.length() > MAX_LENGTH ? legal(cut(legal)) : legal;
    }

    /** The family name; of an institution with a long name its abbreviation, {@code who}. */
    private static String author(Name name) {
        String family = name.family();
        if (!name.given().isEmpty()) {
            return plain(family).replace("-", "");
        }
        Matcher abbreviated = ABBREVIATED.matcher(family);
        if (abbreviated.find()) {
            return plain(abbreviated.group(1));
        }
        List<String> words = significantWords(family);
        if (words.size() < MIN_INSTITUTION_WORDS) {
            return plain(family).replace("-", "");
        }
        StringBuilder initials = new StringBuilder();
        words.forEach(word -> initials.appendCodePoint(word.codePointAt(0)));
        return plain(initials.toString());
    }

    private static String cut(String name) {
        boolean isWhole = !Character.isHighSurrogate(name.charAt(MAX_LENGTH - 1));
        return name.substring(0, isWhole ? MAX_LENGTH : MAX_LENGTH - 1);
    }

    private static String firstWords(List<String> words) {
        return String.join("-", words.subList(0, Math.min(3, words.size())));
    }

    /** The text before the colon of {@code LoGAH: Predicting …}, if it is one word. */
    private static String system(String title) {
        int colon = title.indexOf(": ");
        String before = colon < 0 ? "" : title.substring(0, colon).strip();
        return before.length() < 2 || before.length() > 30 || before.contains(" ")
                ? ""
                : plain(before);
    }

    private static List<String> significantWords(String title) {
        List<String> words = new ArrayList<>();
        for (String part : TextFolding.fold(title).split("[^\\p{L}\\p{Nd}']+")) {
            String word = plain(part);
            if (!word.isEmpty() && !INSIGNIFICANT.contains(word)) {
                words.add(word);
            }
        }
        if (words.isEmpty() && !plain(title).isEmpty()) {
            words.add(plain(title));
        }
        // In a script without spaces, a title is a single word.
        words.replaceAll(
                word ->
                        word.length() > 24
                                ? word.substring(
                                        0,
                                        word.offsetByCodePoints(
                                                0,
                                                Math.min(
                                                        12, word.codePointCount(0, word.length()))))
                                : word);
        return words;
    }

    /** The text in lower case without accents, with single hyphens between letters and digits. */
    private static String plain(String text) {
        return legal(
                TextFolding.fold(text)
                        .replaceAll("[\\s_\\u2010-\\u2015]+", "-")
                        .toLowerCase(Locale.ROOT));
    }

    /**
     * Removes characters that pandoc would not read as part of a key in running text (pandoc
     * manual, "Citation syntax").
     */
    private static String legal(String name) {
        StringBuilder legal = new StringBuilder();
        name.codePoints()
                .forEach(
                        c -> {
                            if (Character.isLetterOrDigit(c)) {
                                legal.appendCodePoint(c);
                            } else if ("-_:.".indexOf(c) >= 0
                                    && !legal.isEmpty()
                                    && Character.isLetterOrDigit(
                                            legal.codePointBefore(legal.length()))) {
                                legal.appendCodePoint(c);
                            }
                        });
        while (!legal.isEmpty()
                && !Character.isLetterOrDigit(legal.codePointBefore(legal.length()))) {
            legal.setLength(legal.length() - 1);
        }
        return legal.toString();
    }
}
