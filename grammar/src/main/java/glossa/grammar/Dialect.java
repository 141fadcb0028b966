package glossa.grammar;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Syntax of other programs that pandoc does not read; each can be disabled. */
public enum Dialect {
    /** MyST's roles, {@code {cite:t}`a,b`} (MyST, "Citations"). */
    MYST_ROLES,
    /**
     * MyST's directives, {@code ```{note}} and {@code :::{note}}, its targets, {@code (label)=},
     * and its comments, {@code % comment} (MyST, "Directives", "Cross-references").
     */
    MYST_DIRECTIVES,
    /** Sphinx's roles, {@code :cite:t:`a,b`} (sphinxcontrib-bibtex, "Roles and Directives"). */
    SPHINX_ROLES,
    /** {@code %%comments%%}, which contain no citations (Obsidian's help, "Comments"). */
    OBSIDIAN_COMMENTS,
    /**
     * Chunks of code with heads such as {@code {r, echo=FALSE}}, which knitr and Quarto process
     * before pandoc: the captions in their options and the content of chunks such as {@code block2}
     * are Markdown.
     */
    CHUNK_HEADS;

    /** All dialects, the default. */
    public static final Set<Dialect> ALL =
            Collections.unmodifiableSet(EnumSet.allOf(Dialect.class));
}
