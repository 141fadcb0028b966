package glossa.source.bibtex;

import glossa.paper.Identifiers;
import glossa.source.fields.Latex;

import java.util.Map;
import java.util.TreeMap;

/** The identifiers of an entry, each in the form of {@link Identifiers}. */
final class BibIdentifiers {
    private BibIdentifiers() {}

    /**
     * Identifiers by scheme: {@code doi}, {@code arxiv}, {@code pmid}, {@code isbn}, {@code url}.
     *
     * @param fields values by the names of fields in lower case, with aliases resolved
     */
    static Map<String, String> of(Map<String, String> fields) {
        Map<String, String> identifiers = new TreeMap<>();
        String url = Latex.verbatim(fields.getOrDefault("url", ""));
        String doi = Identifiers.doi(Latex.verbatim(fields.getOrDefault("doi", "")));
        put(identifiers, "doi", doi.isEmpty() ? Identifiers.doiIn(url) : doi);
        put(identifiers, "url", url);
        put(identifiers, "isbn", fields.getOrDefault("isbn", "").strip());
        String eprint = Latex.verbatim(fields.getOrDefault("eprint", ""));
        String archive = fields.getOrDefault("eprinttype", "").strip();
        put(identifiers, "pmid", fields.getOrDefault("pmid", "").strip());
        if (archive.equalsIgnoreCase("pubmed")) {
            put(identifiers, "pmid", eprint);
        }
        String arxiv = Identifiers.arxiv(fields.getOrDefault("arxivid", "").strip());
        if (arxiv.isEmpty() && (archive.isEmpty() || archive.equalsIgnoreCase("arxiv"))) {
            arxiv = Identifiers.arxiv(eprint);
        }
        if (arxiv.isEmpty()) {
            arxiv = Identifiers.arxivIn(url);
        }
        if (arxiv.isEmpty()) {
            arxiv = Identifiers.arxivIn(doi);
        }
        for (String field : new String[] {"journaltitle", "note", "howpublished", "number"}) {
            String value = fields.getOrDefault(field, "");
            if (arxiv.isEmpty() && !value.isEmpty()) {
                arxiv = Identifiers.arxivIn(Latex.plain(value));
            }
        }
        put(identifiers, "arxiv", arxiv);
        return identifiers;
    }

    private static void put(Map<String, String> identifiers, String scheme, String value) {
        if (!value.isEmpty()) {
            identifiers.putIfAbsent(scheme, value);
        }
    }
}
