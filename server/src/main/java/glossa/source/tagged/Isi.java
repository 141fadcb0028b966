package glossa.source.tagged;

import glossa.grammar.Span;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.Chunker;
import glossa.source.FirstProblems;
import glossa.source.Format;
import glossa.source.LineChunker;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.fields.RecordDates;
import glossa.source.fields.RecordNames;
import glossa.source.fields.RecordTypes;
import glossa.source.tagged.TaggedText.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Web of Science's tagged text (Clarivate, "Web of Science Core Collection field tags").
 *
 * <pre>
 * FN Clarivate Analytics Web of Science
 * PT J
 * AU Vaswani, A
 *    Shazeer, N
 * TI Attention is
 *    all you need
 * PY 2017
 * ER
 * </pre>
 *
 * <p>A record begins at {@code PT}, ends at {@code ER}, and brings no key.
 */
public final class Isi implements Format {
    private static final Pattern TAG = Pattern.compile("([A-Z][A-Z0-9])(?: |$)");

    private static final Pattern HEAD =
            Pattern.compile("\\A\\s*(?:FN [^\\n]*\\R(?:VR [^\\n]*\\R)?\\s*)?PT [A-Z]\\b");

    public static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("TI", "title"),
                    Map.entry("SO", "container-title"),
                    Map.entry("JI", "container-title-short"),
                    Map.entry("SE", "collection-title"),
                    Map.entry("VL", "volume"),
                    Map.entry("IS", "issue"),
                    Map.entry("PU", "publisher"),
                    Map.entry("PI", "publisher-place"),
                    Map.entry("AB", "abstract"),
                    Map.entry("DI", "DOI"),
                    Map.entry("PM", "PMID"),
                    Map.entry("BN", "ISBN"),
                    Map.entry("SN", "ISSN"),
                    Map.entry("LA", "language"),
                    Map.entry("CT", "event-title"),
                    Map.entry("CL", "event-place"));

    @Override
    public String name() {
        return "Web of Science";
    }

    @Override
    public boolean recognises(SourceText source) {
        return HEAD.matcher(source.text()).find();
    }

    @Override
    public Optional<Chunker> cutter(SourceText head) {
        return Optional.of(new LineChunker("PT "));
    }

    @Override
    public ReadResult read(SourceText source) {
        TaggedText text = new TaggedText(source, TAG);
        List<Paper> papers = new ArrayList<>();
        List<Problem> problems = new FirstProblems();
        List<Field> record = new ArrayList<>();
        for (Field field = text.next(); field != null; field = text.next()) {
            switch (field.tag()) {
                case "FN", "VR", "EF" -> {}
                case "ER" -> {
                    record.add(field);
                    add(source, record, papers, problems);
                    record.clear();
                }
                case "PT" -> {
                    add(source, record, papers, problems);
                    record.clear();
                    record.add(field);
                }
                default -> record.add(field);
            }
        }
        add(source, record, papers, problems);
        return new ReadResult(papers, problems);
    }

    private static void add(
            SourceText source, List<Field> record, List<Paper> papers, List<Problem> problems) {
        if (record.isEmpty()) {
            return;
        }
        Field first = record.getFirst();
        Field last = record.getLast();
        Span line = new Span(first.start(), first.span().end());
        if (!last.tag().equals("ER")) {
            problem(
                    source,
                    line,
                    "isi-end",
                    "this record has no end; write \"ER\" after it",
                    problems);
        }
        CslDraft draft = draft(record);
        if (draft.saysNothing()) {
            problem(
                    source,
                    line,
                    "isi-record",
                    "this record names no work; write its title: \"TI ...\"",
                    problems);
            return;
        }
        Span name = first.span();
        for (Field field : record) {
            name = field.tag().equals("TI") && !field.value().isEmpty() ? field.span() : name;
        }
        int end = last.tag().equals("ER") ? last.start() + 2 : last.span().end();
        papers.add(draft.paper(source, new Span(first.start(), end), name));
    }

    private static void problem(
            SourceText source, Span span, String code, String message, List<Problem> problems) {
        problems.add(
                new Problem(source.lines().range(span), Problem.Severity.WARNING, code, message));
    }

    private static CslDraft draft(List<Field> record) {
        CslDraft draft = new CslDraft();
        String year = "";
        String day = "";
        String kind = "";
        boolean full = record.stream().anyMatch(field -> field.tag().equals("AF"));
        for (Field field : record) {
            String value = field.flat();
            switch (field.tag()) {
                case "AU" -> names(draft, "author", full ? "" : field.value());
                case "AF" -> names(draft, "author", field.value());
                case "ED", "BE" -> names(draft, "editor", field.value());
                case "CA", "GP" -> draft.name("author", new Name(value, ""));
                case "PT" -> kind = value;
                case "DT" -> draft.text("genre", value.equals("-") ? "" : value);
                case "PY" -> year = value;
                case "PD" -> day = value;
                case "BP", "SP", "BR" -> draft.text("first page", value);
                case "EP" -> draft.text("last page", value);
                case "PS", "AR" -> draft.text("page", value);
                case "DE", "ID" -> draft.more("keyword", ", ", value.replace("; ", ", "));
                case "ER" -> {}
                default -> {
                    if (VARIABLES.containsKey(field.tag())) {
                        draft.text(VARIABLES.getOrDefault(field.tag(), ""), value);
                    } else {
                        draft.more(field.tag(), "; ", field.value().replace("\n", "; "));
                    }
                }
            }
        }
        String first = draft.take("first page");
        String last = draft.take("last page");
        if (!first.isEmpty()) {
            draft.take("page");
        }
        draft.text("page", RecordTypes.pages(first, last));
        draft.text("issued", RecordDates.of(year, day).whole());
        return draft.text("type", type(kind, draft.get("genre")));
    }

    private static void names(CslDraft draft, String role, String lines) {
        for (String name : lines.split("\\n|;\\s*")) {
            draft.name(role, RecordNames.of(name));
        }
    }

    private static String type(String kind, String genre) {
        return switch (kind) {
            case "B" -> genre.toLowerCase(Locale.ROOT).contains("chapter") ? "chapter" : "book";
            case "S" ->
                    genre.toLowerCase(Locale.ROOT).contains("book")
                            ? "chapter"
                            : "paper-conference";
            case "C" -> "paper-conference";
            case "P" -> "patent";
            default ->
                    genre.startsWith("Proceedings") || genre.startsWith("Conference")
                            ? "paper-conference"
                            : "article-journal";
        };
    }
}
