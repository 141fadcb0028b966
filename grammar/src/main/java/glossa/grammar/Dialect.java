package glossa.grammar;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What other programs read in notes and pandoc doesn't; each can be left out. */
public enum Dialect {
    /** MyST's roles, {@code {cite:t}`a,b`} (MyST, "Citations"). */
    MYST_ROLES,
    /** Sphinx's roles, {@code :cite:t:`a,b`} (sphinxcontrib-bibtex, "Roles and Directives"). */
    SPHINX_ROLES,
    /** {@code %%comments%%}, in which nothing is cited (Obsidian's help, "Comments"). */
    OBSIDIAN_COMMENTS,
    /**
     * Heads of code such as {@code {r, echo=FALSE}}, which knitr and Quarto have read before pandoc
     * sees the text.
     */
    CHUNK_HEADS;

    /** All of them, as editors want it. */
    public static final Set<Dialect> ALL =
            Collections.unmodifiableSet(EnumSet.allOf(Dialect.class));
}
