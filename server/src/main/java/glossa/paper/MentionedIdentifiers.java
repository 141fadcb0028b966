package glossa.paper;

import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the DOIs, arXiv ids and ids of the ACL Anthology in running text, as in notes and PDFs:
 *
 * <pre>
 * See doi:10.1000/abc, (10.1000/a(b)c) and https://arxiv.org/abs/1706.03762v2.
 *     ^^^^^^^^^^^^^^^    ^^^^^^^^^^^^^^     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 * </pre>
 *
 * <p>The time is linear in the length of the text: what begins an identifier is found in one pass,
 * and what stands before it is looked at only back to the one before.
 */
public final class MentionedIdentifiers {
    /** Where an identifier may be; what precedes and follows decides. */
    private static final Pattern BEGINNING =
            Pattern.compile(
                    "(?i)(?<doi>10\\.\\d{4,9}/)|(?<label>arxiv\\s{0,3}:\\s{0,3})"
                            + "|(?<arxiv>arxiv\\.org/(?:abs|pdf|html)/|huggingface\\.co/papers/)"
                            + "|(?<acl>aclanthology\\.org/)");

    private static final Pattern ARXIV_ID = Pattern.compile("(?i)" + Identifiers.ARXIV_ID);
    private static final Pattern ACL_ID = Pattern.compile(Identifiers.ACL_ID);

    private static final String DOI_RESOLVER = "doi.org/";

    /** What may precede a host in an address without {@code https://}. */
    private static final List<String> SUBDOMAINS = List.of("www.", "dx.", "export.");

    private static final int MAX_SUFFIX_LENGTH = 300;
    private static final int MAX_SEGMENT_LENGTH = 40;

    /** What is no part of a DOI in practice, though it may be one (DOI Handbook, section 2.2). */
    private static final String NOT_IN_DOIS = "\"<>[]{}|\\^`*";

    /** What belongs to the sentence or the markup at the end of a DOI. */
    private static final String TRAILING = ".,;:!?'_~";

    private MentionedIdentifiers() {}

    /** Who assigns the identifier. */
    public enum IdentifierScheme {
        DOI,
        ARXIV,
        ACL
    }

    /** How the identifier is written. */
    public enum IdentifierForm {
        /** Alone: {@code 10.1000/abc}. */
        BARE,
        /** After its scheme: {@code doi:10.1000/abc}. */
        LABELLED,
        /** As the address where it is resolved: {@code https://doi.org/10.1000/abc}. */
        ADDRESS,
        /** In the address of something else; the span is that of the identifier. */
        WITHIN_ADDRESS
    }

    /**
     * An identifier in the text.
     *
     * @param span in UTF-16 units, with the label or the whole address
     * @param id as {@link Paper#identifiers} has it: a DOI as written, an arXiv id without its
     *     version
     */
    public record MentionedIdentifier(
            Span span, IdentifierScheme scheme, IdentifierForm form, String id) {
        /** The alias of the paper: {@code doi:10.1000/abc}. */
        public String alias() {
            return scheme.name().toLowerCase(Locale.ROOT) + ":" + id;
        }
    }

    /** The identifiers in the order of the text, none over another. */
    public static List<MentionedIdentifier> in(String text) {
        List<MentionedIdentifier> found = new ArrayList<>();
        Matcher beginning = BEGINNING.matcher(text);
        int from = 0;
        while (beginning.find()) {
            if (beginning.start() < from) {
                continue;
            }
            Optional<MentionedIdentifier> identifier =
                    beginning.start("doi") >= 0
                            ? doi(text, from, beginning.start(), beginning.end())
                            : byName(text, from, beginning);
            identifier.ifPresent(found::add);
            from = identifier.map(mention -> mention.span().end()).orElse(beginning.end());
        }
        return found;
    }

    /** The first identifier of a scheme. */
    public static Optional<MentionedIdentifier> first(String text, IdentifierScheme scheme) {
        return in(text).stream().filter(mention -> mention.scheme() == scheme).findFirst();
    }

    private static Optional<MentionedIdentifier> doi(String text, int from, int at, int suffix) {
        int end = doiEnd(text, suffix);
        if (end == suffix) {
            return Optional.empty();
        }
        int start = at;
        IdentifierForm form = IdentifierForm.BARE;
        int label = label(text, from, at);
        if (label >= 0) {
            start = label;
            form = IdentifierForm.LABELLED;
        } else if (at > 0 && text.charAt(at - 1) == '/') {
            int address = resolver(text, from, at);
            start = address < 0 ? at : address;
            form = address < 0 ? IdentifierForm.WITHIN_ADDRESS : IdentifierForm.ADDRESS;
        } else if (continuesName(text, at)) {
            return Optional.empty();
        }
        Span span = new Span(start, end);
        String id = text.substring(at, end);
        return Optional.of(new MentionedIdentifier(span, IdentifierScheme.DOI, form, id));
    }

    /**
     * The end of a DOI's suffix: before what is in no DOI, a bracket that is not opened in the
     * suffix, or one that is not closed there, and before what ends a sentence.
     */
    private static int doiEnd(String text, int start) {
        int limit = Math.min(text.length(), start + MAX_SUFFIX_LENGTH);
        int end = start;
        int depth = 0;
        int outermost = start;
        while (end < limit) {
            char c = text.charAt(end);
            int segment = c == '<' || c == '[' ? segmentEnd(text, end) : -1;
            if (segment >= 0) {
                end = segment;
                continue;
            }
            if (c <= ' ' || c > '~' || NOT_IN_DOIS.indexOf(c) >= 0 || c == ')' && depth == 0) {
                break;
            }
            if (c == '(') {
                outermost = depth == 0 ? end : outermost;
                depth++;
            } else if (c == ')') {
                depth--;
            }
            end++;
        }
        end = depth > 0 ? outermost : end;
        while (end > start && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /**
     * The end of a serial item's segment in brackets, {@code <693::AID-ASI4>3} or {@code
     * [0933:TEOTWA]2}, which are no brackets of the text (ANSI/NISO Z39.56, "Contribution
     * Segment"); negative where none is at {@code at}.
     */
    private static int segmentEnd(String text, int at) {
        char closing = text.charAt(at) == '<' ? '>' : ']';
        int limit = Math.min(text.length() - 1, at + MAX_SEGMENT_LENGTH);
        boolean hasColon = false;
        for (int i = at + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == closing) {
                return hasColon && isDigit(text.charAt(i + 1)) ? i + 1 : -1;
            }
            if (!isWord(c) && ":-.".indexOf(c) < 0) {
                return -1;
            }
            hasColon |= c == ':';
        }
        return -1;
    }

    /** Where {@code doi:}, {@code doi} or either with a space begins before a DOI, or -1. */
    private static int label(String text, int from, int at) {
        int end = at;
        if (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end > from && text.charAt(end - 1) == ':') {
            end--;
        }
        int start = end - "doi".length();
        return start >= from
                        && text.regionMatches(true, start, "doi", 0, "doi".length())
                        && !continuesName(text, start)
                ? start
                : -1;
    }

    /** Where the address of a DOI's resolver begins, or -1 where the address is another. */
    private static int resolver(String text, int from, int at) {
        int host = at - DOI_RESOLVER.length();
        return host >= from
                        && text.regionMatches(true, host, DOI_RESOLVER, 0, DOI_RESOLVER.length())
                ? addressStart(text, from, host)
                : -1;
    }

    /** Identifiers that are known by their label or address only. */
    private static Optional<MentionedIdentifier> byName(String text, int from, Matcher beginning) {
        boolean isLabelled = beginning.start("label") >= 0;
        boolean isAcl = beginning.start("acl") >= 0;
        int start =
                isLabelled
                        ? continuesName(text, beginning.start()) ? -1 : beginning.start()
                        : addressStart(text, from, beginning.start());
        Matcher id = (isAcl ? ACL_ID : ARXIV_ID).matcher(text);
        if (start < 0 || !id.region(beginning.end(), text.length()).lookingAt()) {
            return Optional.empty();
        }
        int end = id.end();
        if (!isLabelled && text.startsWith(".pdf", end)) {
            end += ".pdf".length();
        }
        if (end < text.length() && isWord(text.charAt(end))) {
            return Optional.empty();
        }
        return Optional.of(
                new MentionedIdentifier(
                        new Span(start, end),
                        isAcl ? IdentifierScheme.ACL : IdentifierScheme.ARXIV,
                        isLabelled ? IdentifierForm.LABELLED : IdentifierForm.ADDRESS,
                        id.group(1)));
    }

    /** Where the address begins that has its host's name at {@code host}, or -1. */
    private static int addressStart(String text, int from, int host) {
        int name = host;
        while (name > from
                && (isWord(text.charAt(name - 1)) || ".-".indexOf(text.charAt(name - 1)) >= 0)) {
            name--;
        }
        for (String scheme : List.of("https://", "http://")) {
            int start = name - scheme.length();
            if (start >= from && text.regionMatches(true, start, scheme, 0, scheme.length())) {
                return name == host || text.charAt(host - 1) == '.' ? start : -1;
            }
        }
        int start = host;
        for (String subdomain : SUBDOMAINS) {
            int before = host - subdomain.length();
            if (before >= from && text.startsWith(subdomain, before)) {
                start = before;
            }
        }
        return continuesName(text, start) || start > 0 && text.charAt(start - 1) == '-'
                ? -1
                : start;
    }

    /** Whether what begins at {@code at} is the rest of a word, a number, a path or a host. */
    private static boolean continuesName(String text, int at) {
        return at > 0 && (isWord(text.charAt(at - 1)) || "/.".indexOf(text.charAt(at - 1)) >= 0);
    }

    private static boolean isWord(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
