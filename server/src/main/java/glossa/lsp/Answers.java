package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.corpus.Paper;
import glossa.corpus.Problem;
import glossa.corpus.Shown;
import glossa.corpus.Source;
import glossa.features.Cards;
import glossa.features.Completions;
import glossa.features.Definitions;
import glossa.features.Hovers;
import glossa.features.Origins;
import glossa.features.Versions;
import glossa.features.actions.Actions;
import glossa.grammar.Lines;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the features, and says what they answer in the words of LSP. One method a request. */
final class Answers {
    private final Session session;
    private final Workspace workspace;
    private final Colours colours;

    Answers(Session session, Workspace workspace) {
        this.session = session;
        this.workspace = workspace;
        this.colours = new Colours(session.encoding());
    }

    /** How the editor is to colour notes. */
    Colours colours() {
        return colours;
    }

    /** The workspace's symbols. */
    Symbols symbols() {
        return new Symbols(session.encoding(), workspace);
    }

    CompletionAnswer completion(Snapshot snapshot, Cursor cursor) {
        Optional<Completions.Offer> offer = Completions.at(snapshot, cursor);
        Note note = cursor.note();
        Span replaced =
                offer.map(Completions.Offer::replaced)
                        .orElse(new Span(cursor.offset(), cursor.offset()));
        List<CompletionAnswer.Item> items = new ArrayList<>();
        for (Completions.Item found : offer.map(Completions.Offer::items).orElse(List.of())) {
            Paper paper = found.paper();
            items.add(
                    new CompletionAnswer.Item(
                            Shown.line(paper.key()),
                            session.labelDetails() ? Optional.of(beside(paper)) : Optional.empty(),
                            Cards.line(paper),
                            found.filter(),
                            found.insert(),
                            paper.key()));
        }
        return new CompletionAnswer(
                        session.encoding().range(note.text(), note.lines(), replaced),
                        session.defaultRange(),
                        items)
                .cut();
    }

    /** Whole titles here would make lists too wide for the card beside them. */
    private static String beside(Paper paper) {
        String authors = Cards.authors(paper);
        return authors.isEmpty() ? Cards.shortTitle(paper) : authors;
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
                                                Origins.NONE,
                                                List.of(),
                                                "",
                                                session.markdownDocumentation());
                                JsonObject documentation = new JsonObject();
                                documentation.addProperty("kind", card.getKind());
                                documentation.addProperty("value", card.getValue());
                                item.add("documentation", documentation);
                                item.addProperty("detail", Cards.line(paper));
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
                                                Origins.of(
                                                        hover.paper(),
                                                        hover.records(),
                                                        workspace.settings().provenance()),
                                                hover.versions(),
                                                hover.state(),
                                                session.markdownHover()),
                                        session.encoding()
                                                .range(
                                                        cursor.note().text(),
                                                        cursor.note().lines(),
                                                        hover.span())))
                .orElse(null);
    }

    private static MarkupContent card(
            Paper paper,
            Origins origins,
            List<Versions.Version> versions,
            String line,
            boolean markdown) {
        return markdown
                ? new MarkupContent(
                        MarkupKind.MARKDOWN, Cards.markdown(paper, origins, versions, line))
                : new MarkupContent(
                        MarkupKind.PLAINTEXT, Cards.plain(paper, origins, versions, line));
    }

    /** A list of links where the editor takes them, else of locations. */
    List<?> definition(Snapshot snapshot, Cursor cursor) {
        Optional<Definitions.Definition> definition = Definitions.at(snapshot, cursor);
        if (definition.isEmpty()) {
            return List.of();
        }
        Range origin =
                session.encoding()
                        .range(
                                cursor.note().text(),
                                cursor.note().lines(),
                                definition.get().origin());
        List<Object> places = new ArrayList<>();
        Map<Path, Text> texts = new HashMap<>();
        for (Source source : definition.get().sources()) {
            String uri = source.file().toUri().toString();
            Range name = range(source.file(), source.name(), texts);
            places.add(
                    session.definitionLinks()
                            ? new LocationLink(
                                    uri, range(source.file(), source.record(), texts), name, origin)
                            : new Location(uri, name));
        }
        return places;
    }

    List<Either<org.eclipse.lsp4j.Command, CodeAction>> codeActions(
            Snapshot snapshot, Note note, CodeActionParams params) {
        if (!wantsQuickFixes(params)) {
            return List.of();
        }
        Encoding encoding = session.encoding();
        int start = encoding.offset(note.text(), note.lines(), params.getRange().getStart());
        int end = encoding.offset(note.text(), note.lines(), params.getRange().getEnd());
        List<Either<org.eclipse.lsp4j.Command, CodeAction>> actions = new ArrayList<>();
        for (Actions.Action found :
                Actions.at(snapshot, note, new Span(Math.min(start, end), Math.max(start, end)))) {
            CodeAction action = new CodeAction(found.title());
            action.setKind(CodeActionKind.QuickFix);
            Range place = encoding.range(note.text(), note.lines(), found.place());
            action.setDiagnostics(
                    params.getContext().getDiagnostics().stream()
                            .filter(diagnostic -> diagnostic.getRange().equals(place))
                            .toList());
            Range replaced = encoding.range(note.text(), note.lines(), found.replaced());
            action.setEdit(
                    new WorkspaceEdit(
                            Map.of(note.uri(), List.of(new TextEdit(replaced, found.text())))));
            action.setIsPreferred(actions.isEmpty());
            actions.add(Either.forRight(action));
        }
        return actions;
    }

    /**
     * What can be done in a source that is open.
     *
     * @param text as the editor has it
     */
    List<Either<org.eclipse.lsp4j.Command, CodeAction>> codeActions(
            Snapshot snapshot, Path file, String text, CodeActionParams params) {
        List<Diagnostic> told =
                params.getContext().getDiagnostics().stream().filter(Answers::mayBeMended).toList();
        if (told.isEmpty() || !wantsQuickFixes(params)) {
            return List.of();
        }
        Text here = new Text(text, Lines.of(text));
        Map<Path, Text> texts = new HashMap<>(Map.of(file, here));
        Encoding encoding = session.encoding();
        int start = encoding.offset(text, here.lines(), params.getRange().getStart());
        int end = encoding.offset(text, here.lines(), params.getRange().getEnd());
        glossa.grammar.Range selection =
                here.lines().range(new Span(Math.min(start, end), Math.max(start, end)));
        List<Either<org.eclipse.lsp4j.Command, CodeAction>> actions = new ArrayList<>();
        for (Actions.SourceAction found :
                Actions.in(
                        snapshot,
                        file,
                        selection,
                        asked ->
                                asked.equals(file)
                                        ? Optional.of(text)
                                        : workspace.editableText(asked))) {
            CodeAction action = new CodeAction(found.title());
            action.setKind(CodeActionKind.QuickFix);
            Range place = range(file, found.place(), texts);
            action.setDiagnostics(
                    told.stream().filter(problem -> problem.getRange().equals(place)).toList());
            Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
            for (Actions.SourceEdit edit : found.edits()) {
                Text of = texts.computeIfAbsent(edit.file(), this::text);
                edits.computeIfAbsent(edit.file().toUri().toString(), uri -> new ArrayList<>())
                        .add(
                                new TextEdit(
                                        encoding.range(of.text(), of.lines(), edit.replaced()),
                                        edit.text()));
            }
            action.setEdit(new WorkspaceEdit(edits));
            actions.add(Either.forRight(action));
        }
        return actions;
    }

    private static boolean mayBeMended(Diagnostic diagnostic) {
        return diagnostic.getCode() != null
                && diagnostic.getCode().isLeft()
                && diagnostic.getCode().getLeft().equals("sources-disagree");
    }

    private static boolean wantsQuickFixes(CodeActionParams params) {
        List<String> only = params.getContext().getOnly();
        return only == null
                || only.stream().anyMatch(kind -> CodeActionKind.QuickFix.startsWith(kind));
    }

    /** The problems of a note in the words of LSP. */
    List<Diagnostic> diagnostics(Note note, List<Problem> problems) {
        Map<Path, Text> texts = new HashMap<>();
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
        Map<Path, Text> texts = new HashMap<>();
        return problems.stream()
                .map(problem -> diagnostic(problem, range(file, problem.range(), texts), texts))
                .toList();
    }

    private Diagnostic diagnostic(Problem problem, Range range, Map<Path, Text> texts) {
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
        if (!problem.related().isEmpty()) {
            diagnostic.setRelatedInformation(
                    problem.related().stream()
                            .map(
                                    related ->
                                            new DiagnosticRelatedInformation(
                                                    new Location(
                                                            related.file().toUri().toString(),
                                                            range(
                                                                    related.file(),
                                                                    related.range(),
                                                                    texts)),
                                                    related.message()))
                            .toList());
        }
        return diagnostic;
    }

    /** A range in a source; for editors that count bytes its text has to be looked at. */
    private Range range(Path file, glossa.grammar.Range range, Map<Path, Text> texts) {
        if (session.encoding() == Encoding.UTF_16) {
            return new Range(
                    new org.eclipse.lsp4j.Position(range.start().line(), range.start().character()),
                    new org.eclipse.lsp4j.Position(range.end().line(), range.end().character()));
        }
        Text text = texts.computeIfAbsent(file, this::text);
        return session.encoding().range(text.text(), text.lines(), range);
    }

    private Text text(Path file) {
        String all = workspace.text(file).orElse("");
        return new Text(all, Lines.of(all));
    }

    /** The text of a source, for the time of one answer. */
    private record Text(String text, Lines lines) {}
}
