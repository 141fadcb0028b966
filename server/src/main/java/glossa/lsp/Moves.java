package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.corpus.Settings.DefinitionTo;
import glossa.corpus.Source;
import glossa.features.Definitions;
import glossa.features.Definitions.Definition;
import glossa.features.References;
import glossa.grammar.Range;
import glossa.notes.CitedIn;
import glossa.notes.Note;
import glossa.notes.Outline;
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
final class Moves {
    private Moves() {}

    static void offer(Capabilities editor, JsonObject capabilities) {
        capabilities.addProperty("referencesProvider", true);
        capabilities.addProperty("documentHighlightProvider", true);
        for (String way : List.of("declaration", "implementation")) {
            if (editor.has("textDocument", way)) {
                capabilities.addProperty(way + "Provider", true);
            }
        }
    }

    /** To the literature note on the paper at a place. */
    static List<?> declaration(Asking asking, DeclarationParams params) {
        return only(asking, params, DefinitionTo.NOTE, "declaration");
    }

    /** To the PDF or the saved page of the paper at a place, and on a locator to its page. */
    static List<?> implementation(Asking asking, ImplementationParams params) {
        return only(asking, params, DefinitionTo.DOCUMENT, "implementation");
    }

    private static List<?> only(
            Asking asking, TextDocumentPositionParams params, DefinitionTo to, String way) {
        Optional<Cursor> cursor = asking.cursor(params);
        return places(
                asking.texts(),
                asking.editor().can("textDocument", way, "linkSupport"),
                cursor.map(Cursor::note),
                cursor.flatMap(at -> Definitions.only(asking.snapshot(), at, to))
                        .or(
                                () ->
                                        asking.inSource(params)
                                                .flatMap(
                                                        at ->
                                                                Definitions.only(
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
            Texts texts, boolean links, Optional<Note> note, Optional<Definition> definition) {
        List<Object> places = new ArrayList<>();
        definition.ifPresent(
                found -> {
                    var origin =
                            note.flatMap(of -> found.origin().map(span -> texts.range(of, span)))
                                    .orElse(null);
                    for (Definitions.Target target : found.targets()) {
                        String uri = target.uri();
                        var name = texts.range(uri, target.name());
                        places.add(
                                links
                                        ? new LocationLink(
                                                uri, texts.range(uri, target.whole()), name, origin)
                                        : new Location(uri, name));
                    }
                });
        return places;
    }

    static List<Location> references(Asking asking, ReferenceParams params) {
        Snapshot snapshot = asking.snapshot();
        Optional<References.Found> found =
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
                        for (Outline note : references.notes()) {
                            locations.add(location(asking, note.uri(), References.title(note)));
                        }
                    }
                    for (CitedIn cited : references.citations()) {
                        locations.add(location(asking, cited.note().uri(), cited.range()));
                    }
                });
        return locations;
    }

    private static Location location(Asking asking, String uri, Range range) {
        return new Location(uri, asking.texts().range(uri, range));
    }

    static List<DocumentHighlight> highlights(Asking asking, DocumentHighlightParams params) {
        List<DocumentHighlight> highlights = new ArrayList<>();
        asking.cursor(params)
                .ifPresent(
                        cursor -> {
                            for (var found : References.within(asking.snapshot(), cursor)) {
                                highlights.add(
                                        new DocumentHighlight(
                                                asking.texts().range(cursor.note(), found.span()),
                                                kind(found.declares())));
                            }
                        });
        asking.inSource(params)
                .ifPresent(
                        place -> {
                            for (Range name :
                                    References.within(
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
