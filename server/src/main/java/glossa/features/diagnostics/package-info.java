/**
 * Diagnostics: the problems of notes and sources; one class for each kind of check.
 *
 * <p>Invariant: the code of every problem is listed in {@link glossa.settings.ProblemCodes}. A
 * message says what is wrong and what to do; nothing depends on its wording.
 */
@NullMarked
package glossa.features.diagnostics;

import org.jspecify.annotations.NullMarked;
