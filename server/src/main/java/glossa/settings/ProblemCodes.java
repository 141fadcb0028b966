package glossa.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The codes of all problems, and of each the rule that it stands for. */
public final class ProblemCodes {
    private static final String ALL =
            """
            unknown-key: a citation's key that no paper answers to
            key-removed: a citation's key that a source had until lately
            ambiguous-key: a citation's key that different papers answer to
            two-names: one paper is cited by two of its names in one note
            preprint-cited: a preprint is cited, and what was published of it is in the corpus
            empty-citation: an @ with no key behind it, where a citation was begun
            malformed-locator: what stands where a locator should, and can not be read as one
            locator-outside: a page that the paper does not have
            missing-brackets: citations in the running text where a group in brackets was meant
            mention: words that name a paper of the corpus and do not cite it
            missing-bibliography: a bibliography that a note or a project names and that is not there
            settings: what .glossa.toml says and Glossa does not understand
            duplicate-key: different entries that have the same key
            duplicate-entry: one paper that stands twice in one source
            sources-disagree: sources that say different titles, years or authors of one paper
            unused-entry: an entry of an open .bib that no note cites
            missing-field: a field that an entry of an open .bib needs by its type
            bib-crossref: a crossref or xdata that names nothing, or the entry itself
            bib-key: an entry without a key
            bib-string: a macro that is not defined
            bib-syntax: what is no BibTeX
            cff-title: a CITATION.cff without a title
            csl-id: an item of CSL-JSON without an id
            csl-item: what is no item of CSL-JSON
            encoding: bytes that are no text in the file's encoding
            endnote-record: what is no record of EndNote
            hayagriva-entry: what is no entry of Hayagriva
            isi-end: a record of Web of Science that does not end
            isi-record: what is no record of Web of Science
            json-syntax: what is no JSON
            mods-record: what is no record of MODS
            nbib-pmid: a record of PubMed without its number
            nbib-title: a record of PubMed without a title
            no-papers: a source in which no papers were found
            page-without-metadata: a saved page that does not tell what it is
            pdf-cut: a PDF that was read in part
            pdf-without-title: a PDF that does not tell its title
            pubmed-title: a record of PubMed without a title
            refer-record: what is no record of refer
            ris-end: a record of RIS that does not end
            ris-record: what is no record of RIS
            ris-type: a record of RIS without a type
            too-long: what is too long to be read
            unreadable-source: a source that can not be read
            xml-syntax: what is no XML
            yaml-syntax: what is no YAML
            zotero-item: an item of Zotero's that can not be read
            """;

    private static final Map<String, String> MEANINGS = byCode();

    private ProblemCodes() {}

    private static Map<String, String> byCode() {
        Map<String, String> byCode = new LinkedHashMap<>();
        ALL.lines()
                .forEach(
                        line -> {
                            int colon = line.indexOf(": ");
                            byCode.put(line.substring(0, colon), line.substring(colon + 2));
                        });
        return Collections.unmodifiableMap(byCode);
    }

    /** What each code stands for, by code. */
    public static Map<String, String> meanings() {
        return MEANINGS;
    }
}
