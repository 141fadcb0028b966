package glossa.settings;

import java.util.Set;

/**
 * The codes of all problems, which are also their names in {@code [diagnostics]}. What each code
 * means is said in {@code clients/settings.schema.json}, which a test compares with this list.
 */
public final class ProblemCodes {
    /** All codes. */
    public static final Set<String> ALL =
            Set.of(
                    "unknown-key",
                    "possible-handle",
                    "key-removed",
                    "ambiguous-key",
                    "missing-from-bibliography",
                    "example-label",
                    "two-names",
                    "preprint-cited",
                    "empty-citation",
                    "malformed-locator",
                    "instruction",
                    "locator-outside",
                    "quotation-changed",
                    "quotation-page",
                    "quotation-not-found",
                    "missing-brackets",
                    "mention",
                    "missing-bibliography",
                    "settings",
                    "duplicate-key",
                    "duplicate-entry",
                    "sources-disagree",
                    "unused-entry",
                    "missing-field",
                    "bib-crossref",
                    "bib-key",
                    "bib-string",
                    "bib-syntax",
                    "cff-title",
                    "csl-id",
                    "csl-item",
                    "encoding",
                    "endnote-record",
                    "hayagriva-entry",
                    "isi-end",
                    "isi-record",
                    "json-syntax",
                    "mods-record",
                    "nbib-pmid",
                    "nbib-title",
                    "no-papers",
                    "page-without-metadata",
                    "pdf-without-title",
                    "pubmed-title",
                    "refer-record",
                    "ris-end",
                    "ris-record",
                    "ris-type",
                    "too-long",
                    "unreadable-source",
                    "xml-syntax",
                    "yaml-syntax",
                    "zotero-item");

    private ProblemCodes() {}
}
