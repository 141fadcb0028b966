package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.features.navigation.Definitions;
import glossa.features.navigation.Definitions.Definition;
import glossa.features.navigation.References;
import glossa.grammar.Range;
import glossa.notes.CitationPlace;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.Source;
import glossa.settings.Settings.DefinitionTo;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From one place to others, in the words of LSP: references, highlights, and where to go. */
final class NavigationAnswers {
    private NavigationAnswers() {}

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        capabilities.addProperty("referencesProvider", true);
        capabilities.addProperty("documentHighlightProvider", true);
        for (String way : List.of("declaration", "implementation")) {
            if (editor.has("textDocument", way)) {
                capabilities.addProperty(way + "Provider", true);
            }
        }
    }

    /** To the literature note on the paper at a place. */
    static List<?> declaration(RequestContext asking, DeclarationParams params) {
        return only(asking, params, DefinitionTo.NOTE, "declaration");
    }

    /** To the PDF or the saved page of the paper at a place, and on a locator to its page. */
    static List<?> implementation(RequestContext asking, ImplementationParams params) {
        return only(asking, params, DefinitionTo.DOCUMENT, "implementation");
    }

    private static List<?> only(
            RequestContext asking, TextDocumentPositionParams params, DefinitionTo to, String way) {
        Optional<Cursor> cursor = asking.cursor(params);
        return places(
                asking.texts(),
                asking.editor().can("textDocument", way, "linkSupport"),
                cursor.map(Cursor::note),
                cursor.flatMap(at -> Definitions.withoutFallback(asking.snapshot(), at, to))
                        .or(
                                () ->
                                        asking.inSource(params)
                                                .flatMap(
                                                        at ->
                                                                Definitions.withoutFallback(
                                                                        asking.snapshot(),
                                                                        at.file(),
                                                                        at.position(),
                                                                        to))));
    }

    /**
     * Links where the editor takes them, else locations; an empty list where nothing is found (LSP
     * 3.17, "Goto Definition Request").
     *
     * @param note the note that the question is about; none for a source
     */
    static List<?> places(
            AnswerTexts texts,
            boolean links,
            Optional<Note> note,
            Optional<Definition> definition) {
        List<Object> places = new ArrayList<>();
        definition.ifPresent(
                found -> {
                    var origin =
                            note.flatMap(of -> found.origin().map(span -> texts.range(of, span)))
                                    .orElse(null);
                    for (Definitions.Target target : found.targets()) {
                        String uri = target.uri();
                        var name = texts.range(uri, target.selectionRange());
                        places.add(
                                links
                                        ? new LocationLink(
                                                uri, texts.range(uri, target.range()), name, origin)
                                        : new Location(uri, name));
                    }
                });
        return places;
    }

    static List<Location> references(RequestContext asking, ReferenceParams params) {
        Snapshot snapshot = asking.snapshot();
        Optional<References.FoundReferences> found =
                asking.cursor(params)
                        .flatMap(cursor -> References.at(snapshot, cursor))
                        .or(
                                () ->
                                        asking.inSource(params)
                                                .flatMap(
                                                        place ->
                                                                References.at(
                                                                        snapshot,
                                                                        place.file(),
                                                                        place.position())));
        List<Location> locations = new ArrayList<>();
        found.ifPresent(
                references -> {
                    if (params.getContext() != null && params.getContext().isIncludeDeclaration()) {
                        for (Source record : references.records()) {
                            locations.add(asking.texts().location(record.file(), record.name()));
                        }
                        for (NoteSummary note : references.notes()) {
                            locations.add(
                                    location(asking, note.uri(), References.titleRange(note)));
                        }
                    }
                    for (CitationPlace cited : references.citations()) {
                        locations.add(location(asking, cited.note().uri(), cited.range()));
                    }
                });
        return locations;
    }

    private static Location location(RequestContext asking, String uri, Range range) {
        return new Location(uri, asking.texts().range(uri, range));
    }

    static List<DocumentHighlight> highlights(
            RequestContext asking, DocumentHighlightParams params) {
        List<DocumentHighlight> highlights = new ArrayList<>();
        asking.cursor(params)
                .ifPresent(
                        cursor -> {
                            for (var found : References.highlights(asking.snapshot(), cursor)) {
                                highlights.add(
                                        new DocumentHighlight(
                                                asking.texts().range(cursor.note(), found.span()),
                                                kind(found.isDeclaration())));
                            }
                        });
        asking.inSource(params)
                .ifPresent(
                        place -> {
                            for (Range name :
                                    References.highlights(
                                            asking.snapshot(), place.file(), place.position())) {
                                highlights.add(
                                        new DocumentHighlight(
                                                asking.texts().range(place.file(), name),
                                                kind(true)));
                            }
                        });
        return highlights;
    }

    /** What names a paper is written, what cites it is read (LSP 3.17, "DocumentHighlightKind"). */
    private static DocumentHighlightKind kind(boolean declares) {
        return declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
    }
}
