package glossa.paper;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repairs TeX that has lost its backslashes and dollars in web pages and text dumps. Only
 * unambiguous parts are changed.
 *
 * <pre>
 * M^* in R^{n times n}        M^* in R^{n×n}
 * lambda_{1}, eta^{ast}       λ₁, η*
 * ``soft prompts''            “soft prompts”
 * textit{O}bstacles           Obstacles
 * 5.3\%, epsilon=8{255}       5.3%, ε=8/255
 * </pre>
 */
public final class LossyTex {
    private static final Map<String, String> GREEK =
            Map.ofEntries(
                    Map.entry("alpha", "α"),
                    Map.entry("beta", "β"),
                    Map.entry("gamma", "γ"),
                    Map.entry("delta", "δ"),
                    Map.entry("epsilon", "ε"),
                    Map.entry("varepsilon", "ε"),
                    Map.entry("zeta", "ζ"),
                    Map.entry("eta", "η"),
                    Map.entry("theta", "θ"),
                    Map.entry("kappa", "κ"),
                    Map.entry("lambda", "λ"),
                    Map.entry("mu", "μ"),
                    Map.entry("nu", "ν"),
                    Map.entry("xi", "ξ"),
                    Map.entry("pi", "π"),
                    Map.entry("rho", "ρ"),
                    Map.entry("sigma", "σ"),
                    Map.entry("tau", "τ"),
                    Map.entry("phi", "φ"),
                    Map.entry("varphi", "φ"),
                    Map.entry("chi", "χ"),
                    Map.entry("psi", "ψ"),
                    Map.entry("omega", "ω"),
                    Map.entry("ell", "ℓ"),
                    Map.entry("Gamma", "Γ"),
                    Map.entry("Delta", "Δ"),
                    Map.entry("Theta", "Θ"),
                    Map.entry("Lambda", "Λ"),
                    Map.entry("Sigma", "Σ"),
                    Map.entry("Phi", "Φ"),
                    Map.entry("Omega", "Ω"));

    private static final Map<String, String> SIGNS =
            Map.of(
                    "times", "×", "ast", "*", "top", "⊤", "infty", "∞", "cdot", "·", "ll", "≪",
                    "gg", "≫", "leq", "≤", "geq", "≥");

    private static final String GREEK_WORD = "(" + String.join("|", GREEK.keySet()) + ")";

    private static final Pattern QUOTES = Pattern.compile("``([^`'\"\\n]{1,200}?)(?:''|\")");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([%&_#$])");
    private static final Pattern FONT =
            Pattern.compile(
                    "\\\\?(?:text(?:it|bf|tt|sc|rm|sf)?|emph|math(?:bf|rm|cal|bb|it|sf|frak))\\{([^{}]*)\\}");
    private static final Pattern RAISED = Pattern.compile("(?<=\\S)([\\^_])\\{([^{}]{1,40})\\}");
    private static final Pattern RAISED_WORD = Pattern.compile("(?<=\\S)\\^(ast|top)\\b");
    private static final Pattern GREEK_WITH_INDEX =
            Pattern.compile("(?<![\\p{L}\\\\])" + GREEK_WORD + "(?=[\\^_=])");
    private static final Pattern BETWEEN_LETTERS =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])([\\p{L}\\p{N}]) ?\\\\?(times|ll|gg|leq|geq)"
                            + " ([\\p{L}\\p{N}])(?![\\p{L}\\p{N}])");
    private static final Pattern FRACTION =
            Pattern.compile("(?<=[=\\s(])(\\d{1,4})\\{(\\d{1,4})\\}");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private static final String PLAIN = "0123456789+-=()n";
    private static final String SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    private static final String SUBSCRIPT = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

    private LossyTex() {}

    /** {@code text} with its unambiguous parts repaired. */
    public static String readable(String text) {
        if (text.indexOf('{') < 0
                && text.indexOf('\\') < 0
                && text.indexOf('`') < 0
                && text.indexOf('^') < 0
                && text.indexOf('_') < 0
                && text.indexOf(" ll ") < 0
                && text.indexOf(" times ") < 0) {
            return text;
        }
        String readable = replace(QUOTES, text, match -> "“" + match.group(1) + "”");
        readable = replace(ESCAPED, readable, match -> match.group(1));
        readable = replace(FONT, readable, match -> match.group(1));
        readable = replace(FRACTION, readable, match -> match.group(1) + "/" + match.group(2));
        readable =
                replace(
                        GREEK_WITH_INDEX,
                        readable,
                        match -> GREEK.getOrDefault(match.group(1), ""));
        readable = replace(RAISED, readable, LossyTex::raised);
        readable =
                replace(RAISED_WORD, readable, match -> match.group(1).equals("ast") ? "*" : "^⊤");
        return replace(
                BETWEEN_LETTERS,
                readable,
                match -> match.group(1) + " " + SIGNS.get(match.group(2)) + " " + match.group(3));
    }

    /**
     * {@code ^{…}} and {@code _{…}}: named symbols, and superscript or subscript digits if all
     * exist.
     */
    private static String raised(MatchResult match) {
        String inside = match.group(2);
        boolean math =
                inside.length() <= 2 || WORD.matcher(inside).results().allMatch(LossyTex::isMath);
        if (!math) {
            return WORD.matcher(inside).matches() ? match.group(1) + inside : match.group();
        }
        String signs =
                replace(
                                WORD,
                                inside,
                                word ->
                                        SIGNS.getOrDefault(
                                                word.group(),
                                                GREEK.getOrDefault(word.group(), word.group())))
                        .replace(" × ", "×");
        if (signs.equals("*")) {
            return "*";
        }
        String small = match.group(1).equals("^") ? SUPERSCRIPT : SUBSCRIPT;
        StringBuilder raised = new StringBuilder();
        for (int i = 0; i < signs.length(); i++) {
            int at = PLAIN.indexOf(signs.charAt(i));
            if (at < 0) {
                return match.group(1) + "{" + signs + "}";
            }
            raised.append(small.charAt(at));
        }
        return raised.toString();
    }

    private static boolean isMath(MatchResult word) {
        return word.group().length() == 1
                || SIGNS.containsKey(word.group())
                || GREEK.containsKey(word.group());
    }

    private interface Replacement {
        String of(MatchResult match);
    }

    private static String replace(Pattern pattern, String text, Replacement replacement) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(replacement.of(match)));
    }
}
