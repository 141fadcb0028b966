/** Tests of the notes language. */
@NullMarked
package glossa.grammar;

import org.jspecify.annotations.NullMarked;
