/**
 * Bibliographies in YAML: CSL-YAML, Hayagriva and CFF, and the paths that YAML metadata names.
 *
 * <p>Invariant: each part of a file is parsed by itself, so that a broken one costs only itself.
 */
@NullMarked
package glossa.source.yaml;

import org.jspecify.annotations.NullMarked;
