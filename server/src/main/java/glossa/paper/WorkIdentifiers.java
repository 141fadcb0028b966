package glossa.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The identifiers of a record that identify its work, in normalized form; empty if absent. They
 * come from fields and from addresses.
 *
 * @param doi in lower case; none of arXiv's own, which are arXiv ids ({@code 10.48550/arXiv.…})
 * @param arxiv without version and without the class that old ids may have ({@code math.GT/0309136}
 *     is {@code math/0309136})
 * @param pmid digits
 * @param pmcid {@code pmc} and digits
 * @param acl the ACL Anthology's id in lower case, also of its DOIs ({@code 10.18653/v1/P18-1001})
 * @param isbn thirteen digits; only of whole books, because chapters have the ISBN of their book
 */
record WorkIdentifiers(
        String doi, String arxiv, String pmid, String pmcid, String acl, String isbn) {
    private static final Set<String> WHOLE_BOOKS =
            Set.of("book", "collection", "thesis", "report", "standard", "software", "map");

    private static final String ARXIV_DOI = "10.48550/arxiv.";

    static WorkIdentifiers of(Paper paper) {
        var said = paper.identifiers();
        String url = said.getOrDefault("url", "");
        String doi = doi(said.getOrDefault("doi", ""));
        String arxiv = arxiv(said.getOrDefault("arxiv", ""));
        String pmid = pmid(said.getOrDefault("pmid", ""));
        String pmcid = pmcid(said.getOrDefault("pmcid", paper.fields().getOrDefault("PMCID", "")));
        String acl = acl(said.getOrDefault("acl", ""));
        String isbn = WHOLE_BOOKS.contains(paper.type()) ? isbn(said.getOrDefault("isbn", "")) : "";
        Optional<String> address = url.isEmpty() ? Optional.empty() : ofAddress(url);
        if (address.isPresent()) {
            String held = address.get();
            String value = held.substring(held.indexOf(':') + 1);
            switch (held.substring(0, held.indexOf(':'))) {
                case "doi" -> doi = doi.isEmpty() ? value : doi;
                case "arxiv" -> arxiv = arxiv.isEmpty() ? value : arxiv;
                case "pmid" -> pmid = pmid.isEmpty() ? value : pmid;
                case "pmcid" -> pmcid = pmcid.isEmpty() ? value : pmcid;
                default -> acl = acl.isEmpty() ? value : acl;
            }
        }
        if (doi.startsWith(ARXIV_DOI)) {
            arxiv = arxiv.isEmpty() ? arxiv(doi.substring(ARXIV_DOI.length())) : arxiv;
            doi = "";
        } else if (acl.isEmpty()) {
            acl = aclOfDoi(doi);
        }
        return new WorkIdentifiers(doi, arxiv, pmid, pmcid, acl, isbn);
    }

    /** The identifiers with their schemes, {@code doi:10.1000/1}, the most reliable first. */
    List<String> marks() {
        List<String> marks = new ArrayList<>(4);
        add(marks, "doi:", doi);
        add(marks, "arxiv:", arxiv);
        add(marks, "pmid:", pmid);
        add(marks, "pmcid:", pmcid);
        add(marks, "acl:", acl);
        add(marks, "isbn:", isbn);
        return marks;
    }

    private static void add(List<String> marks, String scheme, String value) {
        if (!value.isEmpty()) {
            marks.add(scheme.concat(value));
        }
    }

    /** Whether both have an identifier of the same scheme, and these differ. */
    boolean contradicts(WorkIdentifiers other) {
        return differ(doi, other.doi)
                || differ(arxiv, other.arxiv)
                || differ(pmid, other.pmid)
                || differ(pmcid, other.pmcid)
                || differ(acl, other.acl);
    }

    /** Whether both share an identifier of a work; an ISBN is not enough. */
    boolean sharesWith(WorkIdentifiers other) {
        return equal(doi, other.doi)
                || equal(arxiv, other.arxiv)
                || equal(pmid, other.pmid)
                || equal(pmcid, other.pmcid)
                || equal(acl, other.acl);
    }

    boolean sharesIsbnWith(WorkIdentifiers other) {
        return equal(isbn, other.isbn);
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static boolean equal(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }

    /**
     * The identifier in a name with a scheme or in an address: {@code arXiv:1706.03762v5} is {@code
     * arxiv:1706.03762}.
     */
    static Optional<String> named(String name) {
        int colon = name.indexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String value = name.substring(colon + 1);
        return switch (name.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "doi" -> {
                String doi = doi(value);
                yield doi.startsWith(ARXIV_DOI)
                        ? mark("arxiv:", arxiv(doi.substring(ARXIV_DOI.length())))
                        : mark("doi:", doi);
            }
            case "arxiv", "hf" -> mark("arxiv:", arxiv(value));
            case "pmid", "pubmed" -> mark("pmid:", pmid(value));
            case "pmcid", "pmc" -> mark("pmcid:", pmcid(value));
            case "acl" -> mark("acl:", acl(value));
            case "isbn" -> mark("isbn:", isbn(value));
            case "http", "https" ->
                    ofAddress(name)
                            .flatMap(
                                    held -> held.startsWith("doi:") ? named(held) : mark("", held));
            default -> Optional.empty();
        };
    }

    private static Optional<String> mark(String scheme, String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(scheme + value);
    }

    /** The identifier in the address of a work's own page. */
    private static Optional<String> ofAddress(String url) {
        int host = url.indexOf("://") + 3;
        if (host < 3) {
            return Optional.empty();
        }
        int path = url.indexOf('/', host);
        if (path < 0) {
            return Optional.empty();
        }
        String site = url.substring(host, path).toLowerCase(Locale.ROOT);
        if (site.endsWith("doi.org")) {
            return mark("doi:", doi(url.substring(path + 1)));
        }
        if (site.endsWith("arxiv.org")) {
            String rest = after(url, path, "/abs/", "/pdf/", "/html/");
            return mark("arxiv:", arxiv(rest.endsWith(".pdf") ? cut(rest, 4) : rest));
        }
        if (site.equals("huggingface.co") || site.equals("hf.co")) {
            return mark("arxiv:", arxiv(after(url, path, "/papers/")));
        }
        if (site.endsWith("ncbi.nlm.nih.gov")) {
            String rest = after(url, path, "/pmc/articles/", "/articles/");
            return rest.isEmpty()
                    ? mark(
                            "pmid:",
                            pmid(
                                    site.startsWith("pubmed")
                                            ? url.substring(path + 1)
                                            : after(url, path, "/pubmed/")))
                    : mark("pmcid:", pmcid(rest));
        }
        if (site.endsWith("aclanthology.org")
                || site.endsWith("aclanthology.info")
                || site.endsWith("aclweb.org")) {
            int end = url.endsWith("/") ? url.length() - 1 : url.length();
            String last = url.substring(url.lastIndexOf('/', end - 1) + 1, end);
            return mark("acl:", acl(last.endsWith(".pdf") ? cut(last, 4) : last));
        }
        return Optional.empty();
    }

    private static String cut(String text, int end) {
        return text.substring(0, text.length() - end);
    }

    private static String after(String url, int path, String... starts) {
        for (String start : starts) {
            if (url.startsWith(start, path)) {
                return url.substring(path + start.length());
            }
        }
        return "";
    }

    private static String doi(String value) {
        int start = value.indexOf("10.");
        if (start < 0 || start > 0 && !resolver(value.substring(0, start))) {
            return "";
        }
        int end = value.length();
        while (end > start && " .,;/".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        int slash = value.indexOf('/', start);
        if (slash < 0 && value.regionMatches(true, value.indexOf('%', start), "%2f", 0, 3)) {
            return doi(value.substring(start, end).replaceFirst("(?i)%2f", "/"));
        }
        return slash < 0 || slash >= end
                ? ""
                : value.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean resolver(String before) {
        String lower = before.strip().toLowerCase(Locale.ROOT);
        return lower.isEmpty() || lower.endsWith("doi.org/") || lower.endsWith("doi:");
    }

    /**
     * An id in the form of arXiv, {@code 1706.03762} or {@code hep-th/9901001}; otherwise empty.
     */
    private static String arxiv(String value) {
        String id = value.strip().toLowerCase(Locale.ROOT);
        if (id.startsWith("arxiv:")) {
            id = id.substring(6).strip();
        }
        int slash = id.indexOf('/');
        int dot = id.indexOf('.');
        boolean old = slash > 0 && !isDigit(id.charAt(0));
        if (old && dot > 0 && dot < slash) {
            id = id.substring(0, dot) + id.substring(slash);
            slash = dot;
        }
        int digits = old ? slash + 1 : dot + 1;
        int end = digits;
        while (end < id.length() && isDigit(id.charAt(end))) {
            end++;
        }
        boolean right = old ? end - digits == 7 : dot == 4 && end - digits >= 4 && digits(id, 0, 4);
        boolean ends =
                end == id.length() || id.charAt(end) == 'v' || "?#/ [".indexOf(id.charAt(end)) >= 0;
        return right && ends ? id.substring(0, end) : "";
    }

    private static boolean digits(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String pmid(String value) {
        String digits = firstDigits(value);
        return digits.length() > 8 ? "" : digits;
    }

    private static String pmcid(String value) {
        String digits = firstDigits(value);
        return digits.isEmpty() ? "" : "pmc" + digits;
    }

    private static String firstDigits(String value) {
        int start = 0;
        while (start < value.length() && !isDigit(value.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < value.length() && isDigit(value.charAt(end))) {
            end++;
        }
        while (start < end && value.charAt(start) == '0') {
            start++;
        }
        return value.substring(start, end);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** {@code 2020.acl-main.1} and {@code P18-4021} (ACL Anthology, "Anthology Identifiers"). */
    private static String acl(String value) {
        String id = value.strip().toLowerCase(Locale.ROOT);
        int hyphen = id.indexOf('-');
        if (hyphen == 3 && id.length() == 8) {
            return id.charAt(0) >= 'a'
                            && id.charAt(0) <= 'z'
                            && digits(id, 1, 3)
                            && digits(id, 4, 8)
                    ? id
                    : "";
        }
        int last = id.lastIndexOf('.');
        return hyphen > 5 && last > hyphen && id.charAt(4) == '.' && digits(id, 0, 4) ? id : "";
    }

    private static String aclOfDoi(String doi) {
        return doi.startsWith("10.18653/v1/")
                ? acl(doi.substring(12))
                : doi.startsWith("10.3115/v1/") ? acl(doi.substring(11)) : "";
    }

    /**
     * Thirteen digits; an ISBN-10 is the part of an ISBN-13 after 978 (ISBN Users' Manual, 7.2).
     */
    private static String isbn(String value) {
        StringBuilder digits = new StringBuilder(26);
        for (int i = 0; i < value.length() && ",;/(".indexOf(value.charAt(i)) < 0; i++) {
            char c = value.charAt(i);
            if (isDigit(c) || (c == 'X' || c == 'x') && digits.length() == 9) {
                digits.append(c);
            }
        }
        boolean long13 = digits.length() >= 13 && digits.indexOf("97") == 0;
        if (long13 || digits.length() < 10) {
            return long13 ? digits.substring(0, 13) : "";
        }
        String body = "978" + digits.substring(0, 9);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return body + (10 - sum % 10) % 10;
    }
}
