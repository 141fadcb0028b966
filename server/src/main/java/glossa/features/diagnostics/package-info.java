/**
 * Diagnostics: what is wrong in notes and sources. One class for each kind of check.
 *
 * <p>Invariant: a check gives problems with a code of {@link glossa.settings.ProblemCodes}, in the
 * order of the text.
 */
@NullMarked
package glossa.features.diagnostics;

import org.jspecify.annotations.NullMarked;
