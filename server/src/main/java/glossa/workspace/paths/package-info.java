/**
 * Paths: which ones a workspace may reach, and where the user's own folders are.
 *
 * <p>Invariant: a path that a workspace names is judged by its real path, and only here.
 */
@NullMarked
package glossa.workspace.paths;

import org.jspecify.annotations.NullMarked;
