package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.features.References;
import glossa.grammar.Span;
import glossa.notes.CitedIn;

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
        Optional<References.Found> found =
                asking.cursor(params)
                        .flatMap(cursor -> References.at(asking.snapshot(), cursor))
                        .or(
                                () ->
                                        asking.inSource(params)
                                                .flatMap(
                                                        place ->
                                                                References.at(
                                                                        asking.snapshot(),
                                                                        place.file(),
                                                                        place.position())));
        List<Location> locations = new ArrayList<>();
        found.ifPresent(
                references -> {
                    if (params.getContext() != null && params.getContext().isIncludeDeclaration()) {
                        references
                                .records()
                                .forEach(
                                        record ->
                                                locations.add(
                                                        asking.texts()
                                                                .location(
                                                                        record.file(),
                                                                        record.name())));
                    }
                    for (CitedIn cited : references.citations()) {
                        String uri = cited.note().uri();
                        locations.add(new Location(uri, asking.texts().range(uri, cited.range())));
                    }
                });
        return locations;
    }

    static List<DocumentHighlight> highlights(Asking asking, DocumentHighlightParams params) {
        List<DocumentHighlight> highlights = new ArrayList<>();
        asking.cursor(params)
                .ifPresent(
                        cursor -> {
                            for (Span span : References.within(asking.snapshot(), cursor)) {
                                highlights.add(
                                        new DocumentHighlight(
                                                asking.texts().range(cursor.note(), span),
                                                DocumentHighlightKind.Read));
                            }
                        });
        return highlights;
    }
}
