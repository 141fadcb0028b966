package glossa.csl;

import glossa.grammar.CitationMode;
import glossa.paper.Paper;

import java.util.Optional;

/**
 * One item of a citation, with its paper.
 *
 * @param key the key as written in the note
 * @param paper empty if the corpus does not have it
 * @param mode how it is cited
 * @param prefix plain text before it
 * @param locatorLabel CSL's name of the locator's label; empty without a locator
 * @param locator the value of the locator; may be empty
 * @param suffix plain text after it, without the locator
 */
public record Cite(
        String key,
        Optional<Paper> paper,
        CitationMode mode,
        String prefix,
        String locatorLabel,
        String locator,
        String suffix) {}
