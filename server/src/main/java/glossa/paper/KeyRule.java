package glossa.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a paper that brings no key is named.
 *
 * <pre>
 * Vaswani, Ashish, 2017, "Attention Is All You Need"         vaswani2017attention
 * "FreSh: Frequency Shifting for Accelerated Neural ..."     fresh
 * "Towards Latent Masked Image Modeling for ..."             latent-masked-image
 * </pre>
 *
 * <p>A name is a function of the paper alone, never of the order of papers, so that the same paper
 * is named alike everywhere. Where two papers ask for the same name, each asks for a longer one;
 * the last one of {@link #candidates} ends in a digest of the paper and is its own.
 *
 * @param pattern for papers with an author and a year; {@code {author}}, {@code {year}}, {@code
 *     {word}} (the title's first significant word), {@code {words}} (the first three, joined by
 *     hyphens) and {@code {system}} (what stands before the title's colon if it is one word, else
 *     {@code {words}})
 * @param titlePattern for papers of which only the title is known
 */
public record KeyRule(String pattern, String titlePattern) {
    /** What holds where the settings say nothing. */
    public static final KeyRule DEFAULT = new KeyRule("{author}{year}{word}", "{system}");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");

    /** Words that tell papers apart too little to name one. */
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

    /** Starts of keys that Quarto reads as cross-references (Quarto guide, "Cross References"). */
    private static final Pattern CROSS_REFERENCE =
            Pattern.compile(
                    "^(fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec)-.*");

    /**
     * The names to try, in order, all legal for pandoc; the first that no other paper has or asks
     * for is the paper's key, and the last is its own.
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
                                paper.authors().isEmpty()
                                        ? ""
                                        : plain(paper.authors().getFirst().family())
                                                .replace("-", "");
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
        return legal(name.toString());
    }

    private static String firstWords(List<String> words) {
        return String.join("-", words.subList(0, Math.min(3, words.size())));
    }

    /** What stands before the colon of {@code LoGAH: Predicting …}, where it is one word. */
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
        // A script without spaces would give one word as long as the title.
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

    /** Lower case, accents folded, only letters and digits and single hyphens between them. */
    private static String plain(String text) {
        return legal(
                TextFolding.fold(text)
                        .replaceAll("[\\s_\\u2010-\\u2015]+", "-")
                        .toLowerCase(Locale.ROOT));
    }

    /**
     * Drops what pandoc would not read as part of a key in running text (pandoc manual, "Citation
     * syntax").
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
