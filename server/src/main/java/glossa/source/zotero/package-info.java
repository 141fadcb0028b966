/**
 * Zotero: its database, read from a private copy, and Better BibTeX's JSON export.
 *
 * <p>Invariant: the database of a running Zotero is never locked or written. Only this package uses
 * SQLite.
 */
@NullMarked
package glossa.source.zotero;

import org.jspecify.annotations.NullMarked;
