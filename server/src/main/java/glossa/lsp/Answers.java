package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.features.PaperLabels;
import glossa.features.PaperVersions;
import glossa.features.completion.Completions;
import glossa.features.completion.NoteCompletions;
import glossa.features.completion.SourceCompletions;
import glossa.features.completion.WordCompletions;
import glossa.features.display.Hovers;
import glossa.features.display.NoteStyles;
import glossa.features.display.PaperCards;
import glossa.features.display.PaperOrigins;
import glossa.features.navigation.Definitions;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.DisplayText;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the features, and says what they answer in the words of LSP. One method a request. */
final class Answers {
    private final Session session;
    private final Workspace workspace;
    private final TokenEncoder colours;
    private @Nullable NoteStyles styles;

    Answers(Session session, Workspace workspace) {
        this.session = session;
        this.workspace = workspace;
        this.colours = new TokenEncoder(session.encoding());
    }

    /** How the editor is to colour notes. */
    TokenEncoder colours() {
        return colours;
    }

    /** The styles that notes are rendered in. */
    synchronized NoteStyles styles() {
        if (styles == null) {
            styles = new NoteStyles();
        }
        return styles;
    }

    /** Keys, else other words; an empty list where nothing can be completed. */
    Object completion(Snapshot snapshot, Cursor cursor) {
        Optional<Completions.CompletionList> offer = Completions.at(snapshot, cursor);
        Note note = cursor.note();
        if (offer.isEmpty()) {
            Optional<WordCompletions> words = NoteCompletions.at(snapshot, cursor);
            if (words.isPresent()) {
                return WordCompletionWriter.of(
                        words.get(),
                        session.encoding().range(note.text(), note.lines(), words.get().replaced()),
                        session.defaultRange());
            }
        }
        Span replaced =
                offer.map(Completions.CompletionList::replaced)
                        .orElse(new Span(cursor.offset(), cursor.offset()));
        List<CompletionWriter.Item> items = new ArrayList<>();
        for (Completions.Item found :
                offer.map(Completions.CompletionList::items).orElse(List.of())) {
            Paper paper = found.paper();
            items.add(
                    new CompletionWriter.Item(
                            DisplayText.line(paper.key()),
                            session.labelDetails() ? Optional.of(beside(paper)) : Optional.empty(),
                            PaperLabels.line(paper),
                            found.filterText(),
                            found.insertText(),
                            paper.key()));
        }
        return new CompletionWriter(
                        session.encoding().range(note.text(), note.lines(), replaced),
                        session.defaultRange(),
                        session.resolvesData(),
                        items)
                .cut();
    }

    /** Types, fields and values in an open source; {@code null} where there are none. */
    @Nullable Object completion(
            Snapshot snapshot, TextDocumentPositionParams params, Map<Path, String> sources) {
        RequestContext asking =
                RequestContext.of(session, workspace, snapshot, sources, this::styles);
        String uri = params.getTextDocument().getUri();
        return asking.source(uri)
                .flatMap(
                        file -> {
                            AnswerTexts.Text source = asking.texts().of(uri);
                            int offset =
                                    session.encoding()
                                            .offset(
                                                    source.text(),
                                                    source.lines(),
                                                    params.getPosition());
                            return SourceCompletions.at(snapshot, file, source.text(), offset);
                        })
                .map(
                        offer ->
                                WordCompletionWriter.of(
                                        offer,
                                        asking.texts().range(uri, offer.replaced()),
                                        session.defaultRange()))
                .orElse(null);
    }

    /** Whole titles here would make lists too wide for the card beside them. */
    private static String beside(Paper paper) {
        String authors = PaperLabels.authors(paper);
        return authors.isEmpty() ? PaperLabels.shortTitle(paper) : authors;
    }

    /** Adds to an item what only the one that is looked at needs. */
    JsonObject resolve(Snapshot snapshot, JsonObject item) {
        JsonElement data = item.has("data") ? item.get("data") : item.get("label");
        if (data != null && data.isJsonPrimitive()) {
            snapshot.corpus()
                    .paper(data.getAsString())
                    .ifPresent(
                            paper -> {
                                MarkupContent card =
                                        card(
                                                paper,
                                                PaperOrigins.NONE,
                                                List.of(),
                                                "",
                                                session.markdownDocumentation());
                                JsonObject documentation = new JsonObject();
                                documentation.addProperty("kind", card.getKind());
                                documentation.addProperty("value", card.getValue());
                                item.add("documentation", documentation);
                                item.addProperty("detail", PaperLabels.line(paper));
                            });
        }
        return item;
    }

    @Nullable Hover hover(Snapshot snapshot, Cursor cursor) {
        return Hovers.at(snapshot, cursor)
                .map(
                        hover ->
                                new Hover(
                                        card(
                                                hover.paper(),
                                                PaperOrigins.of(
                                                        hover.paper(),
                                                        hover.records(),
                                                        workspace.settings().hoverProvenance()),
                                                hover.versions(),
                                                hover.readingState(),
                                                session.markdownHover()),
                                        session.encoding()
                                                .range(
                                                        cursor.note().text(),
                                                        cursor.note().lines(),
                                                        hover.span())))
                .orElse(null);
    }

    /** The same card for a record of an open source. */
    @Nullable Hover hover(RequestContext asking, RequestContext.InSource place) {
        return Hovers.at(asking.snapshot(), place.file(), place.position())
                .map(
                        hover -> {
                            PaperOrigins origins =
                                    PaperOrigins.of(
                                            hover.paper(),
                                            hover.records(),
                                            workspace.settings().hoverProvenance());
                            Hover shown =
                                    new Hover(
                                            card(
                                                    hover.paper(),
                                                    origins,
                                                    hover.versions(),
                                                    hover.summary(),
                                                    session.markdownHover()));
                            hover.name()
                                    .ifPresent(
                                            name ->
                                                    shown.setRange(
                                                            asking.texts()
                                                                    .range(place.file(), name)));
                            return shown;
                        })
                .orElse(null);
    }

    private static MarkupContent card(
            Paper paper,
            PaperOrigins origins,
            List<PaperVersions.Version> versions,
            String line,
            boolean markdown) {
        return markdown
                ? new MarkupContent(
                        MarkupKind.MARKDOWN, PaperCards.markdown(paper, origins, versions, line))
                : new MarkupContent(
                        MarkupKind.PLAINTEXT, PaperCards.plain(paper, origins, versions, line));
    }

    /** A list of links where the editor takes them, else of locations. */
    List<?> definition(Snapshot snapshot, Cursor cursor) {
        return NavigationAnswers.places(
                texts(),
                session.definitionLinks(),
                Optional.of(cursor.note()),
                Definitions.at(snapshot, cursor, workspace.settings().definitionTo()));
    }

    /** The same from a record of an open source. */
    List<?> definition(RequestContext asking, RequestContext.InSource place) {
        return NavigationAnswers.places(
                asking.texts(),
                session.definitionLinks(),
                Optional.empty(),
                Definitions.at(
                        asking.snapshot(),
                        place.file(),
                        place.position(),
                        workspace.settings().definitionTo()));
    }

    /** The problems of a note in the words of LSP. */
    List<Diagnostic> diagnostics(Note note, List<Problem> problems) {
        AnswerTexts texts = texts();
        return problems.stream()
                .map(
                        problem ->
                                diagnostic(
                                        problem,
                                        session.encoding()
                                                .range(note.text(), note.lines(), problem.range()),
                                        texts))
                .toList();
    }

    /** The problems of a source, which no editor need have open. */
    List<Diagnostic> diagnostics(Path file, List<Problem> problems) {
        AnswerTexts texts = texts();
        return problems.stream()
                .map(problem -> diagnostic(problem, texts.range(file, problem.range()), texts))
                .toList();
    }

    private Diagnostic diagnostic(Problem problem, Range range, AnswerTexts texts) {
        Diagnostic diagnostic = new Diagnostic();
        diagnostic.setRange(range);
        diagnostic.setMessage(problem.message());
        diagnostic.setSource("glossa");
        diagnostic.setCode(problem.code());
        diagnostic.setSeverity(
                switch (problem.severity()) {
                    case ERROR -> DiagnosticSeverity.Error;
                    case WARNING -> DiagnosticSeverity.Warning;
                    case INFORMATION -> DiagnosticSeverity.Information;
                    case HINT -> DiagnosticSeverity.Hint;
                });
        if (problem.code().equals("unused-entry") && session.fades()) {
            diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
        }
        if (!problem.related().isEmpty()) {
            diagnostic.setRelatedInformation(
                    problem.related().stream()
                            .map(
                                    related ->
                                            new DiagnosticRelatedInformation(
                                                    texts.location(related.file(), related.range()),
                                                    related.message()))
                            .toList());
        }
        return diagnostic;
    }

    private AnswerTexts texts() {
        return new AnswerTexts(session.encoding(), workspace, workspace.notes(), Map.of());
    }
}
