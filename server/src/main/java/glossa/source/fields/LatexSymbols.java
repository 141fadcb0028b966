package glossa.source.fields;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** LaTeX's commands for letters, accents and symbols. */
final class LatexSymbols {
    /**
     * Accents to combining characters (The LaTeX Companion, table of text accents; {@code ocirc} is
     * used by Mathematical Reviews).
     */
    private static final Map<String, String> ACCENTS =
            pairs(
                    "` \u0300 ' \u0301 ^ \u0302 ~ \u0303 = \u0304 u \u0306 . \u0307 \" \u0308 h"
                            + " \u0309 r \u030a ocirc \u030a H \u030b v \u030c d \u0323 c \u0327 k"
                            + " \u0328 b \u0331 G \u030f U \u030e t \u0361 f \u0311");

    private static final Map<String, String> SYMBOLS =
            pairs(
                    "ss ß SS ẞ ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł aa å AA Å dh ð DH Ð th þ TH Þ dj"
                        + " đ DJ Đ ng ŋ NG Ŋ ij ĳ IJ Ĳ i ı j ȷ S § P ¶ dag † ddag ‡ pounds £"
                        + " copyright © textcopyright © textregistered ® texttrademark ™ euro €"
                        + " texteuro € EUR € textdollar $ textcent ¢ textyen ¥ textsterling £ dots"
                        + " … ldots … textellipsis … cdots ⋯ textendash – textemdash —"
                        + " textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ”"
                        + " textquotesingle ' textquotedbl \" quotedblbase „ quotesinglbase ‚"
                        + " guillemotleft « guillemotright » guillemetleft « guillemetright »"
                        + " guilsinglleft ‹ guilsinglright › lq ‘ rq ’ glqq „ grqq “ glq ‚ grq ‘"
                        + " flqq « frqq » textbackslash \\ textasciitilde ~ textasciicircum ^"
                        + " textasciigrave ` textunderscore _ textbar | textless < textgreater >"
                        + " textbraceleft { textbraceright } lbrace { rbrace } textdegree ° degree"
                        + " ° textmu µ textordfeminine ª textordmasculine º textexclamdown ¡"
                        + " textquestiondown ¿ textperiodcentered · textbullet • textdagger †"
                        + " textdaggerdbl ‡ textsection § textparagraph ¶ textonehalf ½"
                        + " textonequarter ¼ textthreequarters ¾ textpm ± texttimes × textdiv ÷"
                        + " textnumero № textperthousand ‰ textohm Ω textrightarrow → textleftarrow"
                        + " ← rightarrow → leftarrow ← to → times × pm ± mp ∓ div ÷ cdot · leq ≤"
                        + " geq ≥ le ≤ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ equiv ≡ infty ∞ partial ∂"
                        + " nabla ∇ sum ∑ prod ∏ int ∫ in ∈ subset ⊂ cup ∪ cap ∩ forall ∀ exists ∃"
                        + " ell ℓ hbar ℏ deg ° circ ∘ star ⋆ ast ∗ bullet • prime ′ sharp ♯ flat ♭"
                        + " natural ♮ copy © alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε"
                        + " zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ"
                        + " pi π rho ρ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi"
                        + " ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ"
                        + " Phi Φ Psi Ψ Omega Ω textalpha α textbeta β textgamma γ textdelta δ"
                        + " textepsilon ε textlambda λ textpi π textsigma σ textomega ω textGamma Γ"
                        + " textDelta Δ textOmega Ω LaTeX LaTeX TeX TeX BibTeX BibTeX LaTeXe"
                        + " LaTeX2e XeTeX XeTeX XeLaTeX XeLaTeX LuaTeX LuaTeX LuaLaTeX LuaLaTeX"
                        + " pdfLaTeX pdfLaTeX slash / textslash / textvisiblespace ␣"
                        + " textsinglequote ' emdash — endash – MF METAFONT MP MetaPost");

    /** Commands for a space. */
    private static final Set<String> BLANKS =
            Set.of(
                    "quad",
                    "qquad",
                    "space",
                    "newline",
                    "par",
                    "thinspace",
                    "enspace",
                    "nobreakspace",
                    "linebreak",
                    "newblock");

    private LatexSymbols() {}

    /** The combining character of an accent command; empty if it is none. */
    static String accent(String command) {
        return ACCENTS.getOrDefault(command, "");
    }

    /** The text of a symbol command; empty if it is unknown. */
    static String symbol(String command) {
        return BLANKS.contains(command) ? " " : SYMBOLS.getOrDefault(command, "");
    }

    /** The text of an accent over nothing: in addresses, {@code \~{}} is a tilde. */
    static String alone(String mark) {
        return switch (mark) {
            case "\u0303" -> "~";
            case "\u0302" -> "^";
            default -> "";
        };
    }

    private static Map<String, String> pairs(String text) {
        String[] words = text.split(" ");
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            pairs.put(words[i], words[i + 1]);
        }
        return Map.copyOf(pairs);
    }
}
