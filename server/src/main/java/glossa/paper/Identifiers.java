package glossa.paper;

import glossa.paper.MentionedIdentifiers.IdentifierScheme;
import glossa.paper.MentionedIdentifiers.MentionedIdentifier;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifiers of works in the form of {@link Paper#identifiers}: a DOI without its resolver, an
 * arXiv id without its version.
 */
public final class Identifiers {
    /** A DOI's registrant and suffix (DOI Handbook, section 2.2), and nothing else. */
    private static final Pattern DOI =
            Pattern.compile(
                    "(?i)^((?:https?://)?(?:dx\\.|www\\.)?doi\\.org/|doi:?)?\\s*(10\\.\\d{1,9}(?:\\.\\d+)*/\\S+)$");

    /** What follows the first of several DOIs. */
    private static final Pattern NEXT_DOI =
            Pattern.compile("(?i)[,;|]\\s*(?:doi:\\s*|https?://[^\\s/]+/)?10\\.\\d{4,9}/");

    /** Views of a paper, in the addresses of publishers. */
    private static final Pattern VIEW =
            Pattern.compile(
                    "(?i)(?:/(?:abstract|e?pdf|full|fulltext|full/html|summary|meta|references)|\\.pdf)$");

    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-Fa-f]{2})");

    /** A DOI and nothing else, by the form of those registered today (Crossref, "DOIs and REs"). */
    private static final Pattern BARE_DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");

    /** An address of a resolver, also by way of a library's proxy. */
    private static final Pattern DOI_URL =
            Pattern.compile(
                    "(?i)^https?://(?:[^\\s/]{1,99}/\\S{0,99}?=https?://)?(?:[\\w-]+[.-])?doi[.-]org[\\w.-]*/10\\.");

    /** New ids from April 2007 and old ones (arXiv, "Understanding the arXiv identifier"). */
    static final String ARXIV_ID = "(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z-]{2})?/\\d{7})(?:v\\d+)?";

    private static final Pattern ARXIV =
            Pattern.compile("(?i)^(?:arxiv:\\s*)?" + ARXIV_ID + "(?:\\s*\\[[^\\]]*\\])?$");

    /** What precedes the id in the DOIs that arXiv assigns (arXiv, "DOIs"). */
    private static final String ARXIV_DOI = "10.48550/arxiv.";

    private static final Pattern HUGGING_FACE_URL =
            Pattern.compile(
                    "^(?:https?://(?:www\\.)?huggingface\\.co|hf\\.co)?/papers/(\\d{4}\\.\\d{4,5})(?=$|[?#/v])");

    /**
     * The ACL Anthology's ids, new and old, as one group of a pattern (ACL Anthology, "Information
     * for contributors").
     */
    public static final String ACL_ID =
            "(\\d{4}\\.[a-z0-9]+-[a-z0-9]+\\.\\d+|[A-Z]\\d{2}-\\d{4,5})";

    private static final Pattern ACL_URL =
            Pattern.compile(
                    "^https?://(?:www\\.)?(?:aclanthology\\.org|aclweb\\.org/anthology|aclanthology\\.info/papers)/"
                            + ACL_ID
                            + "(?=$|[/.?#])");

    private static final Pattern NEXT_ADDRESS =
            Pattern.compile("(?<![\\s,;|])[\\s,;|]++(?=https?://)");

    private static final Pattern LINE_END = Pattern.compile("(?<![ \\t])[ \\t]*+\\R\\s*+");

    private static final Pattern ARXIV_JOURNAL =
            Pattern.compile("(?i)(?:arxiv|corr|computing research repository)\\b");

    private Identifiers() {}

    /**
     * The DOI in a field for DOIs: the first of several, without a resolver, a label, or what
     * follows it.
     *
     * @return empty where there is none, as in {@code n/a}
     */
    public static String doi(String value) {
        String text = unescaped(withoutQuery(value.strip()));
        Matcher next = NEXT_DOI.matcher(text);
        text = next.find() && next.start() > 0 ? text.substring(0, next.start()) : text;
        Matcher whole = DOI.matcher(text);
        boolean isAddress = text.regionMatches(true, 0, "http", 0, 4);
        if (whole.find()) {
            return trimmed(whole.group(2));
        }
        return MentionedIdentifiers.first(text, IdentifierScheme.DOI)
                .map(mention -> trimmed(mention.id()))
                .map(id -> isAddress ? VIEW.matcher(id).replaceFirst("") : id)
                .orElse("");
    }

    /** Without the escapes of addresses, of HTML and of TeX's math. */
    private static String unescaped(String value) {
        String text =
                value.replace("$<$", "<")
                        .replace("$>$", ">")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&");
        boolean isEscaped = text.indexOf('%') >= 0 && text.toLowerCase(Locale.ROOT).contains("%2f");
        return isEscaped || text.startsWith("http")
                ? ESCAPED.matcher(text)
                        .replaceAll(
                                hex ->
                                        Matcher.quoteReplacement(
                                                String.valueOf(
                                                        (char) Integer.parseInt(hex.group(1), 16))))
                : text;
    }

    /** An address without its query and fragment; behind a proxy, the address that it leads to. */
    private static String withoutQuery(String value) {
        if (!value.regionMatches(true, 0, "http", 0, 4)) {
            return value;
        }
        String address = value.substring(value.lastIndexOf("=http") + 1);
        for (int i = 0; i < address.length(); i++) {
            if ("?#".indexOf(address.charAt(i)) >= 0) {
                return address.substring(0, i);
            }
        }
        return address;
    }

    /** Without the punctuation of a sentence. */
    private static String trimmed(String doi) {
        int end = doi.length();
        while (end > 0 && ".,;:".indexOf(doi.charAt(end - 1)) >= 0) {
            end--;
        }
        return doi.substring(0, end);
    }

    /** The first of several addresses, without the line ends at which it was wrapped. */
    public static String firstAddress(String value) {
        String text = value.strip();
        return LINE_END.matcher(NEXT_ADDRESS.split(text, 2)[0]).replaceAll("");
    }

    /** The arXiv id in a volume, where the journal is arXiv's: {@code abs/1706.03762}. */
    public static String arxivOfVolume(String journal, String volume) {
        return ARXIV_JOURNAL.matcher(journal.strip()).lookingAt()
                ? arxiv(volume.strip().replaceFirst("(?i)^abs/", ""))
                : "";
    }

    /** Whether a name is a DOI without {@code doi:} and without a resolver. */
    public static boolean isDoi(String name) {
        return name.startsWith("10.") && BARE_DOI.matcher(name).matches();
    }

    /** The DOI in the address of a resolver; otherwise empty. */
    public static String doiIn(String url) {
        return url.indexOf("doi") >= 0 && DOI_URL.matcher(url).find() ? doi(url) : "";
    }

    /** The arXiv id in a field for such ids; otherwise empty. */
    public static String arxiv(String value) {
        Matcher matcher = ARXIV.matcher(value.strip());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The first arXiv id that a text or an address contains with its scheme; otherwise empty. */
    public static String arxivIn(String text) {
        if (!text.toLowerCase(Locale.ROOT).contains("arxiv")) {
            return "";
        }
        for (MentionedIdentifier mention : MentionedIdentifiers.in(text)) {
            String id = mention.id();
            if (mention.scheme() == IdentifierScheme.ARXIV) {
                return id;
            }
            if (id.toLowerCase(Locale.ROOT).startsWith(ARXIV_DOI)) {
                return arxiv(id.substring(ARXIV_DOI.length()));
            }
        }
        return "";
    }

    /**
     * The arXiv id in the address of a paper's page at Hugging Face, {@code /papers/2401.00001}
     * (Hugging Face Hub documentation, "Paper Pages"); otherwise empty.
     */
    public static String huggingFaceIn(String url) {
        Matcher matcher = HUGGING_FACE_URL.matcher(url);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The ACL Anthology id in an address; otherwise empty. */
    public static String aclIn(String url) {
        Matcher matcher = ACL_URL.matcher(url);
        return matcher.find() ? matcher.group(1) : "";
    }
}
