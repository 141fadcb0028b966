package glossa.grammar;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/**
 * The head of a directive of MyST, <code>```{name} argument</code> or {@code :::{name} argument}
 * (MyST, "Directives").
 *
 * @param fence its fence
 * @param name its name
 * @param argument where its argument begins, if it has one
 */
record Directive(Fence fence, String name, int argument) {
    /** What a directive contains. */
    enum DirectiveKind {
        /** Markdown. */
        TEXT,
        /** Code, math, or nothing but options. */
        CODE,
        /** reStructuredText, whose only citations are roles. */
        RST,
        /** A chunk of knitr or Quarto, or the code of a language. */
        CHUNK,
        /** Not known here: a directive of some extension, or a chunk of some engine. */
        UNKNOWN
    }

    private static final Set<String> TEXT =
            Set.of(
                    ("abstract admonition aside attention blockquote card card-carousel caution"
                         + " centered compound container csv-table danger definition-list"
                         + " deprecated details div dropdown epigraph error example exercise"
                         + " exercise-end exercise-start figure figure-md glossary grid grid-item"
                         + " grid-item-card group-tab highlights hint hlist important keypoints"
                         + " line-block list-table margin myst note only panels proof pull-quote"
                         + " quote remark rubric seealso sidebar solution solution-end"
                         + " solution-start subfigure tab tab-item tab-set tabbed table tabs"
                         + " theorem tip todo toggle topic versionadded versionchanged"
                         + " versionremoved warning")
                            .split(" "));

    private static final Set<String> CODE =
            Set.of(
                    ("anywidget bibliography bokeh-plot button-link button-ref code code-block"
                         + " code-cell command-output contents default-role digraph doctest embed"
                         + " footbibliography glue graph graphviz highlight html_meta iframe image"
                         + " include index inheritance-diagram jupyter-execute literalinclude math"
                         + " mdast mermaid meta parsed-literal plantuml plot productionlist"
                         + " program-output prompt raw raw-cell role sourcecode tableofcontents"
                         + " testcleanup testcode testoutput testsetup thebe-button tikz toc"
                         + " toctree video vimeo youtube")
                            .split(" "));

    /** Code that no chunk of knitr or Quarto is named after. */
    private static final Set<String> MYST_ALONE =
            Set.of(
                    ("bibliography code-block code-cell eval-rst image include literalinclude math"
                                    + " raw toctree")
                            .split(" "));

    /** Text that bookdown knows too. */
    private static final Set<String> BOOKDOWN =
            Set.of("example", "exercise", "proof", "remark", "solution", "theorem");

    private static final Set<String> CHUNK =
            Set.of(
                    ("asis awk bash block block2 c cat clojure comment console cpp css d3 diff dot"
                         + " elixir embed exec file fortran go groovy haskell html ipython ipython3"
                         + " java javascript jl js json julia kotlin latex lua matlab mojo node"
                         + " none observable octave ojs perl php powershell prolog pwsh py pyodide"
                         + " python python3 r rcpp ruby rust sas sass scala scss sed sh shell spss"
                         + " sql stan stata swift targets tex text toml ts typescript typst"
                         + " verbatim webr xml yaml zsh")
                            .split(" "));

    /** Directives whose argument is a path, a label or a number. */
    private static final Set<String> WITHOUT_TITLE =
            Set.of(
                    ("card-carousel div exercise-end figure figure-md grid hlist only"
                                    + " solution solution-end solution-start subfigure tab-set")
                            .split(" "));

    /** The directive whose fence is at {@code at}, or null. */
    static @Nullable Directive at(String note, int at, int end) {
        Fence fence = at < end ? Fence.of(note, at, end, note.charAt(at)) : null;
        if (fence == null || fence.infoStart() >= end || note.charAt(fence.infoStart()) != '{') {
            return null;
        }
        if (fence.mark() == '`' && hasBackticks(note, fence)) {
            return null;
        }
        int start = fence.infoStart() + 1;
        int close = start;
        while (close < end && isNameCharacter(note.charAt(close))) {
            close++;
        }
        boolean isNamed = close > start && CharClasses.isAsciiLetter(note.charAt(start));
        if (!isNamed || close >= end || note.charAt(close) != '}') {
            return null;
        }
        String name = note.substring(start, close);
        return new Directive(fence, name, VerbatimScanner.skipBlanks(note, close + 1, end));
    }

    /**
     * Whether the line has as many backticks again, so that it is inline code. CommonMark allows no
     * backtick at all after a fence; in a title, a role has some nevertheless.
     */
    private static boolean hasBackticks(String note, Fence fence) {
        int run = 0;
        for (int i = fence.infoStart(); i < fence.end(); i++) {
            run = note.charAt(i) == '`' ? run + 1 : 0;
            if (run == fence.length()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameCharacter(char c) {
        return CharClasses.isAsciiLetter(c)
                || CharClasses.isDigit(c)
                || c == '-'
                || c == '_'
                || c == ':'
                || c == '.'
                || c == '+';
    }

    DirectiveKind kind() {
        if (name.equals("eval-rst")) {
            return DirectiveKind.RST;
        }
        if (TEXT.contains(name) || name.startsWith("prf:") || name.startsWith("proof:")) {
            return DirectiveKind.TEXT;
        }
        if (CODE.contains(name)) {
            return DirectiveKind.CODE;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (CHUNK.contains(lower)) {
            return DirectiveKind.CHUNK;
        }
        boolean isCode =
                lower.contains("code") || lower.startsWith("auto") || lower.contains("execute");
        return isCode ? DirectiveKind.CODE : DirectiveKind.UNKNOWN;
    }

    /** Whether knitr, bookdown and Quarto know no chunk of this name, so that the note is MyST. */
    boolean isOfMyst() {
        return MYST_ALONE.contains(name) || TEXT.contains(name) && !BOOKDOWN.contains(name);
    }

    /** Whether the argument is a title or other text. */
    boolean hasTitle() {
        // The argument of py:function and similar is a signature.
        boolean isDomain = name.indexOf(':') >= 0 && !name.startsWith("pr");
        return !isDomain && !WITHOUT_TITLE.contains(name);
    }

    /** Whether the argument names a language, so that the directive contains code. */
    boolean isLanguage(String note) {
        String word = note.substring(argument, fence.end()).strip();
        return CHUNK.contains(word.toLowerCase(Locale.ROOT));
    }
}
