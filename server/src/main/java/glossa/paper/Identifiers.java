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
    /** A DOI's registrant and suffix (DOI Handbook, section 2.2). */
    private static final Pattern DOI =
            Pattern.compile(
                    "(?i)^(?:https?://)?(?:(?:dx\\.|www\\.)?doi\\.org/|doi:)?\\s*(10\\..+)$");

    /** A DOI and nothing else, by the form of those registered today (Crossref, "DOIs and REs"). */
    private static final Pattern BARE_DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");

    private static final Pattern DOI_URL =
            Pattern.compile("(?i)^https?://(?:dx\\.|www\\.)?doi\\.org/(10\\.\\d+/\\S+)$");

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

    private Identifiers() {}

    /** The DOI in a field for DOIs; any other text is returned unchanged. */
    public static String doi(String value) {
        Matcher matcher = DOI.matcher(value.strip());
        return matcher.find() ? matcher.group(1) : value.strip();
    }

    /** Whether a name is a DOI without {@code doi:} and without a resolver. */
    public static boolean isDoi(String name) {
        return name.startsWith("10.") && BARE_DOI.matcher(name).matches();
    }

    /** The DOI in the address of a resolver; otherwise empty. */
    public static String doiIn(String url) {
        if (url.indexOf("doi.org/") < 0) {
            return "";
        }
        Matcher matcher = DOI_URL.matcher(url);
        return matcher.find() ? matcher.group(1) : "";
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
