package glossa.source.edit;

import glossa.paper.Paper;
import glossa.source.SourceText;
import glossa.source.bibtex.BibFormatting;
import glossa.source.bibtex.BibTex;
import glossa.source.fields.BibDates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes papers as entries of a {@code .bib} in its formatting, for papers of other formats. The
 * fields are those of the paper card, without the abstract.
 */
final class BibEntryWriter {
    private static final Pattern BIBLATEX =
            Pattern.compile(
                    "(?mi)^[^%@\\n]*(?<!\\w)(?:journaltitle|date|eprinttype|location)\\s*=");

    private static final Pattern BIBTEX =
            Pattern.compile("(?mi)^[^%@\\n]*(?<!\\w)(?:journal|year|archiveprefix|address)\\s*=");

    /** Fields in which LaTeX's special characters are plain text. */
    private static final Set<String> VERBATIM = Set.of("doi", "eprint", "url", "isbn", "issn");

    private final BibFormatting style;
    private final boolean isBibLatex;

    private BibEntryWriter(BibFormatting style, boolean isBibLatex) {
        this.style = style;
        this.isBibLatex = isBibLatex;
    }

    /** A writer in the formatting of {@code text}, and in its dialect: BibTeX or BibLaTeX. */
    static BibEntryWriter in(String text) {
        return new BibEntryWriter(
                BibFormatting.of(text),
                BIBLATEX.matcher(text).results().count() > BIBTEX.matcher(text).results().count());
    }

    /** The paper as an entry; empty if the entry would be read as another paper. */
    Optional<String> of(Paper paper, String key) {
        String entry = style.entry(type(paper), key, fields(paper));
        SourceText source = SourceText.of(paper.sources().getFirst().file(), entry);
        List<Paper> read = new BibTex().read(source).papers();
        boolean isExact =
                read.size() == 1
                        && read.getFirst().key().equals(key)
                        && SourceEdits.typed(read.getFirst().title())
                                .equals(SourceEdits.typed(paper.title()))
                        && read.getFirst().year().equals(paper.year())
                        && SourceEdits.typed(read.getFirst().authors())
                                .equals(SourceEdits.typed(paper.authors()));
        return isExact ? Optional.of(entry) : Optional.empty();
    }

    private String type(Paper paper) {
        return switch (paper.type()) {
            case "article-journal", "article-magazine", "article-newspaper" -> "article";
            case "paper-conference" -> "inproceedings";
            case "book" -> "book";
            case "chapter" -> "incollection";
            case "thesis" -> isBibLatex ? "thesis" : "phdthesis";
            case "report" -> isBibLatex ? "report" : "techreport";
            case "manuscript", "speech" -> "unpublished";
            case "webpage", "post", "post-weblog" -> isBibLatex ? "online" : "misc";
            case "article" ->
                    isBibLatex && paper.identifiers().containsKey("arxiv") ? "online" : "misc";
            case "dataset", "software", "patent" -> isBibLatex ? paper.type() : "misc";
            default -> "misc";
        };
    }

    private Map<String, String> fields(Paper paper) {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean edited = !paper.hasOwnAuthors() && paper.fields().containsKey("editor");
        put(
                fields,
                edited ? "editor" : "author",
                paper.authors().stream().map(BibEdits::name).collect(Collectors.joining(" and ")));
        put(fields, "title", BibEdits.title(paper.title()));
        String container = paper.fields().getOrDefault("container-title", "");
        String type = type(paper);
        switch (type) {
            case "article" -> text(fields, isBibLatex ? "journaltitle" : "journal", venue(paper));
            case "inproceedings", "incollection" -> text(fields, "booktitle", venue(paper));
            default -> text(fields, "howpublished", type.equals("misc") ? container : "");
        }
        date(fields, paper);
        number(fields, paper, "volume", "volume");
        number(fields, paper, "issue", "number");
        put(
                fields,
                "pages",
                paper.fields().getOrDefault("page", "").replaceAll("(?<=\\w)[-–](?=\\w)", "--"));
        String publisher = paper.fields().getOrDefault("publisher", "");
        text(
                fields,
                switch (type) {
                    case "phdthesis" -> "school";
                    case "thesis", "report", "techreport" -> "institution";
                    default -> "publisher";
                },
                publisher.equals(container) ? "" : publisher);
        Map<String, String> identifiers = paper.identifiers();
        put(fields, "doi", identifiers.getOrDefault("doi", ""));
        String arxiv = identifiers.getOrDefault("arxiv", "");
        if (!arxiv.isEmpty()) {
            put(fields, "eprint", arxiv);
            put(fields, isBibLatex ? "eprinttype" : "archiveprefix", "arXiv");
        }
        put(fields, "isbn", identifiers.getOrDefault("isbn", ""));
        put(fields, "url", identifiers.getOrDefault("url", ""));
        return fields;
    }

    private static String venue(Paper paper) {
        return paper.fields().getOrDefault("container-title", paper.venue());
    }

    private void date(Map<String, String> fields, Paper paper) {
        List<String> date = SourceEdits.date(paper);
        if (isBibLatex) {
            put(fields, "date", String.join("-", date));
        } else {
            put(fields, "year", paper.year());
            if (date.size() > 1 && date.get(1).matches("0[1-9]|1[0-2]")) {
                fields.put("month", BibDates.MONTHS.get(Integer.parseInt(date.get(1)) - 1));
            }
        }
    }

    private void number(Map<String, String> fields, Paper paper, String variable, String field) {
        text(fields, field, paper.fields().getOrDefault(variable, ""));
    }

    private void text(Map<String, String> fields, String field, String value) {
        put(fields, field, BibEdits.escaped(value));
    }

    private void put(Map<String, String> fields, String field, String value) {
        boolean unbalanced =
                VERBATIM.contains(field) && value.chars().anyMatch(c -> c == '{' || c == '}');
        if (!value.isBlank() && !unbalanced) {
            fields.put(field, style.delimited(value));
        }
    }
}
