package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.corpus.Source;
import glossa.features.References;
import glossa.grammar.Range;
import glossa.notes.CitedIn;
import glossa.notes.Outline;
import glossa.workspace.Snapshot;

import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ReferenceParams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From one place to others: references and highlights, in the words of LSP. */
final class Moves {
    private Moves() {}

    static void offer(Capabilities editor, JsonObject capabilities) {
        capabilities.addProperty("referencesProvider", true);
        capabilities.addProperty("documentHighlightProvider", true);
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
