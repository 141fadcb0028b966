package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import glossa.features.PaperLabels;
import glossa.features.display.RenderedCitations;
import glossa.features.quotations.TextPassages;
import glossa.features.quotations.TextPassages.Passage;
import glossa.features.search.PaperPanels;
import glossa.features.search.PaperPanels.Row;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.query.PaperQueryParser;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers for the panels of editors, by requests that LSP does not define:
 *
 * <ul>
 *   <li>{@code glossa/papers}: {@code {query?: string, limit?: integer, uri?: string}}; with a
 *       {@code uri} the papers that this note cites, otherwise those that the query matches. The
 *       answer: {@code {papers: [{key, known, title, authors, year, venue, abstract, status?, here,
 *       cited, note?, uri?, range?, links: {doi?, arxiv?, url?}}], problems: [string]}}.
 *   <li>{@code glossa/passages}: see {@link #passages};
 *   <li>{@code glossa/status}: the answer: {@code {papers, sources, notes, problems, texts,
 *       unreadableTexts, indexed, trouble?}}.
 *   <li>{@code glossa/rendered}: {@code {uri: string}} of an open note; its citations and
 *       references in its style. The answer, {@code null} for a note that is not open: {@code
 *       {style, citations: [{range, text, html, keys}], bibliography: [{key, html}], problems:
 *       [string]}}. The HTML has no tags except {@code i}, {@code b}, {@code sup}, {@code sub} and
 *       a {@code span} for small capitals.
 * </ul>
 */
final class PanelAnswers {
    private static final int MAX_PASSAGES = 20;

    private static final int DEFAULT_ROWS = 50;
    private static final int MAX_ROWS = 1000;

    private PanelAnswers() {}

    /** The papers that a note cites or a query matches. */
    static JsonObject papers(RequestContext context, JsonObject params) {
        JsonObject answer = new JsonObject();
        JsonArray problems = new JsonArray();
        List<Row> rows;
        if (params.has("uri")) {
            rows =
                    context.note(string(params, "uri"))
                            .map(note -> PaperPanels.citedIn(context.snapshot(), note))
                            .orElse(List.of());
        } else {
            PaperQueryParser.ParsedQuery read =
                    PaperQueryParser.read(params.has("query") ? string(params, "query") : "");
            read.problems().forEach(problem -> problems.add(problem.message()));
            rows =
                    PaperPanels.found(
                            context.snapshot(),
                            read.sought(),
                            params.has("limit")
                                    ? Math.clamp((long) number(params, "limit"), 1, MAX_ROWS)
                                    : DEFAULT_ROWS);
        }
        JsonArray papers = new JsonArray();
        rows.forEach(row -> papers.add(row(context, row)));
        answer.add("papers", papers);
        answer.add("problems", problems);
        return answer;
    }

    static String string(JsonObject params, String name) {
        JsonPrimitive value = value(params, name);
        if (!value.isString()) {
            throw new IllegalArgumentException(name + " must be a string");
        }
        return value.getAsString();
    }

    private static double number(JsonObject params, String name) {
        JsonPrimitive value = value(params, name);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(name + " must be a number");
        }
        return value.getAsDouble();
    }

    private static JsonPrimitive value(JsonObject params, String name) {
        if (!params.has(name)) {
            throw new IllegalArgumentException("missing " + name);
        }
        if (params.get(name) instanceof JsonPrimitive value) {
            return value;
        }
        throw new IllegalArgumentException(name + " must not be null, a list or an object");
    }

    private static JsonObject row(RequestContext context, Row row) {
        JsonObject shown = new JsonObject();
        shown.addProperty("key", row.key());
        shown.addProperty("known", row.paper().isPresent());
        shown.addProperty("here", row.citationsInNote());
        shown.addProperty("cited", row.citationCount());
        row.status().ifPresent(status -> shown.addProperty("status", status));
        row.noteUri().ifPresent(uri -> shown.addProperty("note", uri));
        row.paper().ifPresent(paper -> describe(context, paper, shown));
        return shown;
    }

    private static void describe(RequestContext context, Paper paper, JsonObject shown) {
        shown.addProperty("title", PaperLabels.title(paper));
        shown.addProperty("authors", PaperLabels.authors(paper));
        shown.addProperty("year", paper.year());
        shown.addProperty("venue", paper.venue());
        shown.addProperty("abstract", paper.abstractText());
        var source = paper.sources().getFirst();
        shown.addProperty("uri", source.file().toUri().toString());
        shown.add("range", AnswerJson.range(context.texts().range(source.file(), source.name())));
        JsonObject links = new JsonObject();
        String doi = paper.identifiers().getOrDefault("doi", "");
        if (!doi.isEmpty()) {
            links.addProperty("doi", "https://doi.org/" + doi);
        }
        String arxiv = paper.identifiers().getOrDefault("arxiv", "");
        if (!arxiv.isEmpty()) {
            links.addProperty("arxiv", "https://arxiv.org/abs/" + arxiv);
        }
        String url = paper.identifiers().getOrDefault("url", "");
        if (url.toLowerCase(Locale.ROOT).startsWith("http")) {
            links.addProperty("url", url);
        }
        shown.add("links", links);
    }

    /** What an open note cites, rendered; {@code null} if it is not open. */
    static @Nullable JsonObject rendered(RequestContext context, JsonObject params) {
        Note note = context.note(string(params, "uri")).orElse(null);
        if (note == null) {
            return null;
        }
        RenderedCitations rendered =
                RenderedCitations.of(context.snapshot(), note, context.state().styles());
        JsonObject answer = new JsonObject();
        answer.addProperty("style", rendered.style());
        JsonArray citations = new JsonArray();
        for (RenderedCitations.RenderedCitation citing : rendered.citations()) {
            JsonObject shown = new JsonObject();
            shown.add("range", AnswerJson.range(context.texts().range(note, citing.span())));
            shown.addProperty("text", citing.text());
            shown.addProperty("html", citing.html());
            JsonArray keys = new JsonArray();
            citing.keys().forEach(keys::add);
            shown.add("keys", keys);
            citations.add(shown);
        }
        answer.add("citations", citations);
        JsonArray bibliography = new JsonArray();
        for (RenderedCitations.Reference entry : rendered.bibliography()) {
            JsonObject shown = new JsonObject();
            shown.addProperty("key", entry.key());
            shown.addProperty("html", entry.html());
            bibliography.add(shown);
        }
        answer.add("bibliography", bibliography);
        JsonArray problems = new JsonArray();
        rendered.problems().forEach(problems::add);
        answer.add("problems", problems);
        return answer;
    }

    /**
     * The passages that have some words: {@code [{key, title, page, uri, exact, before, words,
     * after, citation}]}, best first.
     *
     * @param params {@code {words, limit}}
     */
    static JsonArray passages(RequestContext context, JsonObject params) {
        String words = params.has("words") ? params.get("words").getAsString() : "";
        int limit = params.has("limit") ? params.get("limit").getAsInt() : MAX_PASSAGES;
        JsonArray answer = new JsonArray();
        for (Passage passage :
                TextPassages.of(context.snapshot(), words, Math.clamp(limit, 1, MAX_PASSAGES))) {
            JsonObject shown = new JsonObject();
            shown.addProperty("key", passage.key());
            shown.addProperty("title", passage.title());
            shown.addProperty("page", passage.label());
            shown.addProperty("uri", passage.uri());
            shown.addProperty("exact", passage.isExact());
            shown.addProperty("before", passage.around().get(0));
            shown.addProperty("words", passage.around().get(1));
            shown.addProperty("after", passage.around().get(2));
            shown.addProperty("citation", "[" + passage.citation() + "]");
            answer.add(shown);
        }
        return answer;
    }

    /** The state of the corpus, for the editor's status bar. */
    static JsonObject status(RequestContext context, Object unread) {
        JsonObject status = new JsonObject();
        var problems = context.snapshot().sourceProblems();
        status.addProperty("papers", context.snapshot().corpus().size());
        status.addProperty("sources", problems.size());
        status.addProperty("notes", context.snapshot().notes().outlines().size());
        status.addProperty(
                "problems",
                problems.values().stream()
                        .flatMap(List<Problem>::stream)
                        .filter(
                                problem ->
                                        problem.severity() == Problem.Severity.ERROR
                                                || problem.severity() == Problem.Severity.WARNING)
                        .count());
        var texts = context.snapshot().texts().files().values();
        long unreadable = texts.stream().filter(Optional::isPresent).count();
        status.addProperty("texts", texts.size() - unreadable);
        status.addProperty("unreadableTexts", unreadable);
        status.addProperty("indexed", context.workspace().isIndexed());
        context.workspace()
                .indexTrouble()
                .ifPresent(trouble -> status.addProperty("trouble", trouble));
        return status;
    }
}
