/**
 * Bibliographies in YAML: CSL-YAML, Hayagriva and CFF, and the paths that YAML metadata names.
 *
 * <p>Invariant: each part of a file is parsed separately, so that a syntax error affects only one
 * part.
 */
@NullMarked
package glossa.source.yaml;

import org.jspecify.annotations.NullMarked;
