package glossa.source.fields;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The commands of LaTeX whose arguments are not all text, or whose text is changed.
 *
 * <p>Each has a letter for each argument, in their order: {@code t} text that is kept, {@code x} a
 * length, a color, a language or another argument that is no text, {@code d} a length without
 * braces, {@code v} text that is kept as it is, {@code o} an optional argument in square brackets,
 * {@code s} an optional star. A command that is not here leaves its arguments.
 */
final class LatexCommands {
    /**
     * LaTeX2e reference manual, "Boxes", "Color", "Graphics", "Spaces", "Definitions", "Classes".
     */
    private static final String LATEX =
            """
            mbox t  hbox t  fbox t  makebox oot  framebox oot  parbox ooxt  raisebox xoot
            raise d  lower d  vskip d  hskip d  kern d  rotatebox oxt  scalebox xot  resizebox sxxt  reflectbox t
            colorbox oxt  fcolorbox oxxt  textcolor oxt  color ox  pagecolor ox
            includegraphics soox  rule oxx  hspace sx  vspace sx  addvspace x  phantom x  hphantom x
            vphantom x  smash ot  settowidth xx  label x  index x  glossary x  footnote ox
            footnotemark o  footnotetext ox  thanks x  marginpar ox  hyphenation x  fontsize xx
            fontfamily x  fontseries x  fontshape x  fontencoding x  newcommand sxoox
            renewcommand sxoox  providecommand sxoox  linebreak o  nolinebreak o  pagebreak o
            nopagebreak o  item o  href oxt  hypertarget xt  hyperlink xt  hyperref ot
            texorpdfstring tx  url v  path v  nolinkurl v  verb v  ensuremath v  setlength xx
            uppercase t  MakeUppercase t  MakeTextUppercase t  lowercase t  MakeLowercase t
            MakeTextLowercase t
            """;

    /** Babel user guide, csquotes manual, BibLaTeX manual (section 4.10.4). */
    private static final String LANGUAGES =
            """
            selectlanguage sx  foreignlanguage soxt  iflanguage xtx  textlang xt
            enquote st  textquote oot  foreignquote sxt  textcquote ooxt  blockquote oot
            hyphenquote sxt  mkbibquote t  mkbibparens t  mkbibbrackets t  parentext t
            brackettext t  noopsort x  sortnoop x  SortNoop x  printnoop t
            """;

    private static final Map<String, String> ARGUMENTS = table(LATEX + LANGUAGES);

    /** What stands around the text of some commands; a vertical bar for that text. */
    private static final Map<String, String> AROUND =
            Map.ofEntries(
                    Map.entry("enquote", "\u201c|\u201d"),
                    Map.entry("enquote*", "\u2018|\u2019"),
                    Map.entry("textquote", "\u201c|\u201d"),
                    Map.entry("textcquote", "\u201c|\u201d"),
                    Map.entry("foreignquote", "\u201c|\u201d"),
                    Map.entry("foreignquote*", "\u2018|\u2019"),
                    Map.entry("hyphenquote", "\u201c|\u201d"),
                    Map.entry("hyphenquote*", "\u2018|\u2019"),
                    Map.entry("mkbibquote", "\u201c|\u201d"),
                    Map.entry("ensuremath", "$|$"),
                    Map.entry("mkbibparens", "(|)"),
                    Map.entry("parentext", "(|)"),
                    Map.entry("mkbibbrackets", "[|]"),
                    Map.entry("brackettext", "[|]"));

    /** What environments take before their text (LaTeX2e reference manual, "Environments"). */
    private static final Map<String, String> OF_ENVIRONMENTS =
            Map.of(
                    "otherlanguage",
                    "ox",
                    "otherlanguage*",
                    "ox",
                    "minipage",
                    "ooox",
                    "tabular",
                    "ox");

    private static final Pattern IN_MATH =
            Pattern.compile(
                    "\\\\ifmmode\\s*([^$]{0,200}?)\\\\else(?![a-zA-Z])[^$]{0,200}?\\\\fi(?![a-zA-Z])");

    private LatexCommands() {}

    private static Map<String, String> table(String text) {
        Map<String, String> arguments = new HashMap<>();
        String[] words = text.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            arguments.put(words[i], words[i + 1]);
        }
        return Map.copyOf(arguments);
    }

    /** The arguments of a command, a letter each; empty if all of them are text. */
    static String arguments(String command) {
        return ARGUMENTS.getOrDefault(command, "");
    }

    /** The arguments of an environment, behind its name. */
    static String ofEnvironment(String name) {
        return OF_ENVIRONMENTS.getOrDefault(name, "");
    }

    /**
     * What stands around the text of a command, {@code “|”}; a bar alone for nothing.
     *
     * @param command its name, with a star if it has one
     */
    static String around(String command) {
        return AROUND.getOrDefault(command, AROUND.getOrDefault(command.replace("*", ""), "|"));
    }

    /** Whether a command changes the case of its text. */
    static boolean changesCase(String command) {
        return command.endsWith("owercase") || command.endsWith("ppercase");
    }

    /** The text of a command in the case that it gives it. */
    static String cased(String command, String text) {
        return command.endsWith("ppercase")
                ? text.toUpperCase(Locale.ROOT)
                : command.endsWith("owercase") ? text.toLowerCase(Locale.ROOT) : text;
    }

    /** Math with only those branches of its conditions that hold in math. */
    static String mathBranches(String math) {
        return math.contains("\\ifmmode") ? IN_MATH.matcher(math).replaceAll("$1") : math;
    }
}
