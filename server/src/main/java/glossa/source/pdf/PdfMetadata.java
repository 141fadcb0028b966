package glossa.source.pdf;

import glossa.paper.MentionedIdentifiers;
import glossa.paper.MentionedIdentifiers.IdentifierScheme;
import glossa.paper.MentionedIdentifiers.MentionedIdentifier;
import glossa.paper.Name;
import glossa.paper.TextFolding;
import glossa.paper.Whitespace;
import glossa.source.fields.CslMarkup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Combines the metadata of a PDF: its XMP packet takes precedence over its Info dictionary. Both
 * are used only if they are plausible and the first page does not contradict them; otherwise the
 * page is used.
 */
final class PdfMetadata {
    /** The minimum share of a title's words that must be on the page. */
    private static final double CONFIRMED = 0.65;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final String fileName;
    private final Map<String, String> info;
    private final PdfXmp xmp;
    private final PdfFirstPage first;

    /**
     * @param info the texts of the Info dictionary by key, such as {@code Title}
     */
    PdfMetadata(String fileName, Map<String, String> info, PdfXmp xmp, PdfFirstPage first) {
        this.fileName = fileName;
        this.info = Map.copyOf(info);
        this.xmp = xmp;
        this.first = first;
    }

    /**
     * All values, by CSL variables and the names of {@link PdfContent#said}.
     *
     * @param count the number of pages
     */
    Map<String, String> said(PdfPageLabels labels, int count) {
        Map<String, String> said = new LinkedHashMap<>();
        put(said, "title", title());
        put(said, "abstract", first.abstractText());
        put(said, "doi", doi());
        put(said, "arxiv", first.arxiv());
        put(said, "issued", issued());
        put(said, "container-title", xmp.first("prism:publicationName"));
        put(said, "volume", xmp.first("prism:volume"));
        put(said, "issue", xmp.first("prism:number", "prism:issueIdentifier"));
        put(said, "ISSN", xmp.first("prism:issn", "prism:eIssn"));
        put(said, "page", page(labels, count));
        put(said, "number-of-pages", count > 0 ? String.valueOf(count) : "");
        return said;
    }

    private static void put(Map<String, String> said, String name, String value) {
        String text = Whitespace.collapsed(value);
        if (!text.isEmpty()) {
            said.put(name, text);
        }
    }

    String title() {
        for (String title :
                List.of(xmp.first("prism:title", "dc:title"), info.getOrDefault("Title", ""))) {
            String plain =
                    Whitespace.collapsed(CslMarkup.plain(title))
                            .replaceFirst("(?<![ .])[ .]+$", "");
            if (PdfTitle.isRubbish(plain, fileName)) {
                continue;
            }
            double found = PdfTitle.found(plain, first.words());
            boolean oneWord = plain.indexOf(' ') < 0;
            // A scan cannot contradict it; a single word is usually the name of a program.
            if (oneWord
                    ? found == 1
                    : found >= CONFIRMED || first.words().isEmpty() || first.title().isEmpty()) {
                return plain;
            }
        }
        return first.title();
    }

    List<Name> authors() {
        for (List<String> values :
                List.of(xmp.creators(), List.of(info.getOrDefault("Author", "")))) {
            List<Name> names = PdfAuthors.named(values);
            boolean confirmed = !names.isEmpty() && names.stream().allMatch(this::isOnThePage);
            // Metadata often name only the uploader, and the page names all authors.
            if (confirmed && !(names.size() < first.authors().size() && startsAlike(names))) {
                return names;
            }
        }
        return first.authors();
    }

    /** Whether the page contains a name; a scan contains none. */
    private boolean isOnThePage(Name name) {
        return first.words().isEmpty()
                || first.words().contains(TextFolding.squeeze(name.family()));
    }

    private boolean startsAlike(List<Name> names) {
        String family = TextFolding.squeeze(names.getFirst().family());
        return first.authors().stream()
                .anyMatch(name -> TextFolding.squeeze(name.family()).equals(family));
    }

    private String doi() {
        String doi = xmp.doi();
        for (String key : List.of("doi", "DOI", "WPS-ARTICLEDOI", "Subject", "Keywords", "Title")) {
            if (!doi.isEmpty()) {
                break;
            }
            doi = doiIn(info.getOrDefault(key, "").strip());
        }
        return doi.isEmpty() ? first.doi() : doi;
    }

    /** A value that is a DOI, or the first DOI in it that is called one. */
    private static String doiIn(String value) {
        for (MentionedIdentifier mention : MentionedIdentifiers.in(value)) {
            boolean isDoi =
                    switch (mention.form()) {
                        case LABELLED, ADDRESS -> true;
                        case BARE -> mention.span().start() == 0 && value.indexOf(' ') < 0;
                        case WITHIN_ADDRESS -> false;
                    };
            if (isDoi && mention.scheme() == IdentifierScheme.DOI) {
                return mention.id();
            }
        }
        return "";
    }

    /** The date of issue; a PDF's own dates are those of its creation. */
    private String issued() {
        String issued =
                xmp.first(
                        "prism:coverDate",
                        "prism:publicationDate",
                        "prism:coverDisplayDate",
                        "prism:onlineDate");
        return issued.isEmpty() ? first.issued() : issued;
    }

    private String page(PdfPageLabels labels, int count) {
        String start = xmp.first("prism:startingPage");
        String end = xmp.first("prism:endingPage");
        if (start.isEmpty() && labels.areSaid() && count > 0) {
            start = labels.of(0);
            end = labels.of(count - 1);
            // The page numbers of a book are not a page range in a journal.
            if (start.equals("1")
                    || !NUMBER.matcher(start).matches()
                    || !NUMBER.matcher(end).matches()) {
                return "";
            }
        }
        return end.isEmpty() || end.equals(start) ? start : start + "-" + end;
    }
}
