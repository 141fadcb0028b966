package glossa.source.bibtex;

import glossa.paper.Identifiers;
import glossa.source.fields.Latex;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The identifiers of an entry, each in the form of {@link Identifiers}. */
final class BibIdentifiers {
    private static final Pattern LINK =
            Pattern.compile("^\\s*\\\\(?:href|url)\\s{0,9}\\{([^{}]*)\\}.*", Pattern.DOTALL);

    private static final Pattern SYMBOL =
            Pattern.compile("\\\\(textless|textgreater|slash)\\b\\s?");

    private static final Pattern BLANKS = Pattern.compile("[\\s~]+");

    private static final Pattern NUMBER = Pattern.compile("(?<!\\w)\\d{1,9}(?!\\w)");

    private BibIdentifiers() {}

    /**
     * Identifiers by scheme: {@code doi}, {@code arxiv}, {@code pmid}, {@code isbn}, {@code url}.
     *
     * @param fields values by the names of fields in lower case, with aliases resolved
     */
    static Map<String, String> of(Map<String, String> fields) {
        Map<String, String> identifiers = new TreeMap<>();
        String url = Latex.verbatim(Identifiers.firstAddress(fields.getOrDefault("url", "")));
        String written = verbatim(fields.getOrDefault("doi", ""));
        put(identifiers, "doi", Identifiers.doi(written));
        put(identifiers, "doi", Identifiers.doiIn(url));
        for (String field : new String[] {"ee", "howpublished", "eprint", "note"}) {
            String value = verbatim(fields.getOrDefault(field, ""));
            put(identifiers, "doi", Identifiers.doiIn(value));
            boolean isDoi = value.regionMatches(true, 0, "doi:", 0, 4) && value.length() < 200;
            put(identifiers, "doi", isDoi ? Identifiers.doi(value) : "");
        }
        put(identifiers, "url", url);
        put(identifiers, "isbn", fields.getOrDefault("isbn", "").strip());
        String eprint = Latex.verbatim(fields.getOrDefault("eprint", ""));
        String archive = fields.getOrDefault("eprinttype", "").strip();
        Matcher pmid = NUMBER.matcher(fields.getOrDefault("pmid", ""));
        put(identifiers, "pmid", pmid.find() ? pmid.group() : "");
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
            arxiv = Identifiers.arxivIn(written);
        }
        if (arxiv.isEmpty()) {
            arxiv =
                    Identifiers.arxivOfVolume(
                            fields.getOrDefault("journaltitle", ""),
                            fields.getOrDefault("volume", ""));
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

    /** A DOI as written: white space may follow it. */
    private static String verbatim(String value) {
        String text = value.indexOf('\\') < 0 ? value : withSymbols(value);
        StringBuilder words = new StringBuilder();
        for (String word : BLANKS.split(text.strip())) {
            words.append(words.isEmpty() ? "" : " ").append(Latex.verbatim(word));
        }
        return words.toString();
    }

    private static String withSymbols(String value) {
        return SYMBOL.matcher(LINK.matcher(value).replaceFirst("$1"))
                .replaceAll(
                        symbol ->
                                switch (symbol.group(1)) {
                                    case "textless" -> "<";
                                    case "textgreater" -> ">";
                                    default -> "/";
                                });
    }

    private static void put(Map<String, String> identifiers, String scheme, String value) {
        if (!value.isEmpty()) {
            identifiers.putIfAbsent(scheme, value);
        }
    }
}
