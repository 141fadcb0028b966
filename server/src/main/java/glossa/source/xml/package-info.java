/**
 * Records in XML: EndNote, PubMed and MODS.
 *
 * <p>Invariant: each record is parsed by itself, so that a broken one costs only itself; no entity
 * or address in a file is ever followed.
 */
@NullMarked
package glossa.source.xml;

import org.jspecify.annotations.NullMarked;
