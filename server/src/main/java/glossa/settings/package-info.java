/**
 * The settings of {@code .glossa.toml} and of the editor, with problems at their places.
 *
 * <p>Invariant: reading never fails. A wrong setting is a problem, its default applies, and the
 * other settings stay in effect. Jackson's TOML reader is used here and nowhere else. Deliberately
 * absent: files; the caller passes the text.
 */
@NullMarked
package glossa.settings;

import org.jspecify.annotations.NullMarked;
