package glossa.csl;

import glossa.grammar.CitationMode;
import glossa.paper.Paper;

import java.util.Optional;

/**
 * One item of a citation, with the paper it cites.
 *
 * @param key as it is written in the note
 * @param paper nothing where the corpus has none
 * @param mode how it is cited
 * @param prefix plain text before it
 * @param locatorLabel the kind of place, CSL's name; empty without a locator
 * @param locator the place; may be empty
 * @param suffix plain text behind it, without the locator
 */
public record Cite(
        String key,
        Optional<Paper> paper,
        CitationMode mode,
        String prefix,
        String locatorLabel,
        String locator,
        String suffix) {}
