package glossa.source.pdf;

import glossa.paper.MentionedIdentifiers;
import glossa.paper.MentionedIdentifiers.IdentifierForm;
import glossa.paper.MentionedIdentifiers.IdentifierScheme;
import glossa.paper.MentionedIdentifiers.MentionedIdentifier;
import glossa.paper.Name;
import glossa.paper.TextFolding;
import glossa.paper.Whitespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The data on the first page of a paper, recognised by its font sizes and words.
 *
 * @param title the lines in the largest font size, joined; empty if no lines stand out
 * @param authors the names below the title
 * @param abstractText the text below the heading Abstract
 * @param doi the paper's own DOI
 * @param arxiv the id in arXiv's stamp
 * @param issued the date of a stamp or of a copyright notice
 * @param words all letters and digits of the page, to check metadata against
 */
record PdfFirstPage(
        String title,
        List<Name> authors,
        String abstractText,
        String doi,
        String arxiv,
        String issued,
        String words) {
    static final PdfFirstPage EMPTY = new PdfFirstPage("", List.of(), "", "", "", "", "");

    /** The maximum length of an abstract; a longer one has no recognisable end. */
    private static final int MAX_ABSTRACT_LENGTH = 5_000;

    private static final Pattern ABSTRACT =
            Pattern.compile(
                    "(?iu)^(?:abstract|a b s t r a c t|summary|zusammenfassung|résumé|resumen)\\b"
                            + "\\s*[.:—–-]*\\s*(.*)$");

    private static final String SECTION =
            "(?:(?:[1I]\\s*[.:]?|§\\s*1)?\\s*(?:introduction|einleitung|overview|contents)\\b"
                    + "|1\\s*[.:]?\\s+\\p{Lu})";

    private static final Pattern FIRST_SECTION = Pattern.compile("(?iu)^" + SECTION + ".*$");

    private static final Pattern AFTER_ABSTRACT =
            Pattern.compile(
                    "(?iu)^(?:"
                            + SECTION
                            + "|key\\s?-?words|index terms|ccs concepts|categories and subject"
                            + "|general terms|acm reference|jel|msc|pacs|additional key"
                            + "|subject class|abbreviations|\\*?correspond|copyright|©|doi\\b"
                            + "|https?://).*$");

    private static final Pattern REFERENCES =
            Pattern.compile(
                    "(?iu)^(?:\\d+\\.?\\s*)?(?:references|bibliography|literature|literatur)\\s*$");

    private static final Pattern DOI_FIRST =
            Pattern.compile(
                    "(?i)\\s*(?:https?://|(?:dx\\.)?doi\\b|digital object"
                            + " identifier|10\\.\\d{4,9}/)");

    private static final Pattern BROKEN_DOI =
            Pattern.compile("(?i)(?:10\\.\\d{4,9}/|doi\\.org/|doi:)\\s*$");

    private static final Pattern CITE_AS =
            Pattern.compile(
                    "(?i)^(?:citation|cite (?:this|as)|to cite|please cite|how to cite|acm"
                            + " reference)");

    /** A page is full if its text extends to this many points from the top. */
    private static final double FULL_PAGE = 640;

    /** The number of lines below its heading in which a citation recommendation may continue. */
    private static final int ADVICE = 8;

    /** Placeholders for the DOI in templates of publishers. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)v000\\.i00|x{5}|n{5}|/0000000|1122445\\.1122456");

    private static final Pattern COPYRIGHT =
            Pattern.compile(
                    "(?ium)(?:©|\\(c\\)|copyright|^published(?: online)?:?|^accepted:?)[^\\n"
                            + "]{0,40}?\\b((?:19|20)\\d\\d)\\b");

    /**
     * The data on a page.
     *
     * @param lines in the order in which the page draws them
     * @param margin the rotated text
     */
    static PdfFirstPage of(List<PdfLine> lines, String margin) {
        List<PdfLine> body = new ArrayList<>();
        for (PdfLine line : lines) {
            if (REFERENCES.matcher(line.text()).matches()) {
                break;
            }
            body.add(line);
        }
        String text = body.stream().map(PdfLine::text).collect(Collectors.joining("\n"));
        String arxiv = stamp(margin, text);
        int end = frontEnd(body);
        PdfTitle title = PdfTitle.of(body.subList(0, end), body);
        if (title.text().isEmpty()) {
            // Some programs draw the columns first.
            title = PdfTitle.of(body, body);
            end = body.size();
        }
        return new PdfFirstPage(
                title.text(),
                title.end() == 0
                        ? List.of()
                        : PdfAuthors.below(body.subList(title.end(), Math.max(end, title.end()))),
                abstractText(body),
                doi(body, end),
                arxiv,
                arxiv.isEmpty() ? copyright(text) : arxivDate(arxiv),
                TextFolding.squeeze(text));
    }

    /** The line where the abstract or the first section begins; otherwise the end. */
    private static int frontEnd(List<PdfLine> body) {
        for (int i = 1; i < body.size(); i++) {
            String text = body.get(i).text();
            if (ABSTRACT.matcher(text).matches() || FIRST_SECTION.matcher(text).matches()) {
                return i;
            }
        }
        return body.size();
    }

    /** The id in {@code arXiv:2401.01234v2 [cs.CL] 3 Jan 2024}, as arXiv stamps the margin. */
    private static String stamp(String margin, String text) {
        for (MentionedIdentifier mention : MentionedIdentifiers.in(margin)) {
            if (isStamp(mention)) {
                return mention.id();
            }
        }
        // In PDFs from elsewhere the stamp may not be rotated; then it begins a line.
        for (String line : text.lines().toList()) {
            for (MentionedIdentifier mention : MentionedIdentifiers.in(line)) {
                if (isStamp(mention) && mention.span().start() == 0) {
                    return mention.id();
                }
            }
        }
        return "";
    }

    private static boolean isStamp(MentionedIdentifier mention) {
        return mention.scheme() == IdentifierScheme.ARXIV
                && mention.form() == IdentifierForm.LABELLED;
    }

    /** The year and month in the id (arXiv, "Understanding the arXiv identifier"). */
    private static String arxivDate(String id) {
        String digits = id.substring(id.indexOf('/') + 1);
        int year = Integer.parseInt(digits.substring(0, 2));
        return (year > 90 ? "19" : "20") + digits.substring(0, 2) + "-" + digits.substring(2, 4);
    }

    private static String copyright(String text) {
        Matcher matcher = COPYRIGHT.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /**
     * The paper's own DOI: before the abstract, in the header or footer, at the start of a line, or
     * in the citation recommendation. Other DOIs on the page belong to other works.
     *
     * @param front the number of lines before the abstract
     */
    private static String doi(List<PdfLine> body, int front) {
        double bottom =
                Math.max(FULL_PAGE, body.stream().mapToDouble(PdfLine::top).max().orElse(0));
        int advice = -ADVICE;
        for (int i = 0; i < body.size(); i++) {
            PdfLine line = body.get(i);
            String text = line.text();
            if (CITE_AS.matcher(text).find()) {
                advice = i;
            }
            // Publishers break the address of the resolver after a slash.
            if (BROKEN_DOI.matcher(text).find() && i + 1 < body.size()) {
                text += body.get(i + 1).text();
            }
            Optional<String> doi =
                    MentionedIdentifiers.first(text, IdentifierScheme.DOI)
                            .map(MentionedIdentifier::id);
            if (doi.isEmpty()) {
                continue;
            }
            boolean own =
                    i < front
                            || line.top() < 0.12 * bottom
                            || line.top() > 0.85 * bottom
                            || DOI_FIRST.matcher(text).lookingAt()
                            || i - advice <= ADVICE;
            if (own && !PLACEHOLDER.matcher(doi.get()).find()) {
                return doi.get();
            }
        }
        return "";
    }

    private static String abstractText(List<PdfLine> body) {
        for (int i = 0; i < body.size(); i++) {
            Matcher matcher = ABSTRACT.matcher(body.get(i).text());
            if (!matcher.matches()) {
                continue;
            }
            String rest = matcher.group(1);
            // "Abstract" alone, or before a sentence; not "Abstract interpretation of".
            boolean heads = rest.isEmpty() || Character.isUpperCase(rest.codePointAt(0));
            if (!heads || i == 0 && rest.isEmpty() && body.size() == 1) {
                continue;
            }
            StringBuilder text = new StringBuilder(rest);
            double size = 0;
            for (PdfLine line : body.subList(i + 1, body.size())) {
                boolean other = size > 0 && line.size() > 1.15 * size;
                if (AFTER_ABSTRACT.matcher(line.text()).matches() || other) {
                    break;
                }
                size = size == 0 ? line.size() : size;
                append(text, line.text());
                if (text.length() > MAX_ABSTRACT_LENGTH) {
                    return "";
                }
            }
            return text.length() < 40 ? "" : Whitespace.collapsed(text.toString());
        }
        return "";
    }

    /** Joins lines; a hyphenated word is joined. */
    private static void append(StringBuilder text, String line) {
        int last = text.length() - 1;
        boolean parted =
                last > 0
                        && (text.charAt(last) == '-' || text.charAt(last) == '\u00ad')
                        && Character.isLowerCase(text.charAt(last - 1))
                        && !line.isEmpty()
                        && Character.isLowerCase(line.codePointAt(0));
        if (parted) {
            text.setLength(last);
        } else if (last >= 0) {
            text.append(' ');
        }
        text.append(line);
    }
}
