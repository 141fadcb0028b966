package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.features.navigation.Definitions;
import glossa.features.navigation.Definitions.Definition;
import glossa.features.navigation.References;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.lsp.RequestContext.SourcePlace;
import glossa.notes.CitationPlace;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.Source;
import glossa.settings.Settings.DefinitionTo;

import org.eclipse.lsp4j.DeclarationParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.ImplementationParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Definitions, declarations, implementations, references and highlights, converted to LSP. */
final class NavigationAnswers {
    private NavigationAnswers() {}

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        capabilities.addProperty("referencesProvider", true);
        capabilities.addProperty("documentHighlightProvider", true);
        for (String name : List.of("declaration", "implementation")) {
            if (editor.has("textDocument", name)) {
                capabilities.addProperty(name + "Provider", true);
            }
        }
    }

    /** To the paper's record in each of its sources, or to what the settings select. */
    static @Nullable List<?> definition(RequestContext context, TextDocumentPositionParams params) {
        DefinitionTo to = context.workspace().settings().definitionTo();
        boolean links = context.session().definitionLinks();
        Optional<Cursor> cursor = context.cursor(params);
        if (cursor.isPresent()) {
            return locations(
                    context,
                    links,
                    Optional.of(cursor.get().note()),
                    Definitions.at(context.snapshot(), cursor.get(), to));
        }
        Optional<SourcePlace> place = context.sourcePlace(params);
        if (place.isEmpty()) {
            return null;
        }
        return locations(
                context,
                links,
                Optional.empty(),
                Definitions.at(context.snapshot(), place.get().file(), place.get().position(), to));
    }

    /** To the literature note about the paper at a place. */
    static List<?> declaration(RequestContext context, DeclarationParams params) {
        return only(context, params, DefinitionTo.NOTE, "declaration");
    }

    /** To the PDF or the saved page of the paper at a place, and on a locator to its page. */
    static List<?> implementation(RequestContext context, ImplementationParams params) {
        return only(context, params, DefinitionTo.DOCUMENT, "implementation");
    }

    private static List<?> only(
            RequestContext context,
            TextDocumentPositionParams params,
            DefinitionTo to,
            String capability) {
        boolean links = context.editor().can("textDocument", capability, "linkSupport");
        Optional<Cursor> cursor = context.cursor(params);
        Optional<Definition> found =
                cursor.flatMap(at -> Definitions.withoutFallback(context.snapshot(), at, to));
        Optional<SourcePlace> place = context.sourcePlace(params);
        if (found.isEmpty() && place.isPresent()) {
            found =
                    Definitions.withoutFallback(
                            context.snapshot(), place.get().file(), place.get().position(), to);
        }
        return locations(context, links, cursor.map(Cursor::note), found);
    }

    /**
     * Links if the editor takes them, else locations; an empty list if nothing is found (LSP 3.17,
     * "Goto Definition Request").
     *
     * @param note the note that the request is about; empty for a source
     */
    private static List<?> locations(
            RequestContext context,
            boolean links,
            Optional<Note> note,
            Optional<Definition> definition) {
        if (definition.isEmpty()) {
            return List.of();
        }
        AnswerTexts texts = context.texts();
        Optional<Span> origin = definition.get().origin();
        org.eclipse.lsp4j.Range originRange =
                note.isPresent() && origin.isPresent()
                        ? texts.range(note.get(), origin.get())
                        : null;
        List<Object> locations = new ArrayList<>();
        for (Definitions.Target target : definition.get().targets()) {
            String uri = target.uri();
            var name = texts.range(uri, target.selectionRange());
            locations.add(
                    links
                            ? new LocationLink(
                                    uri, texts.range(uri, target.range()), name, originRange)
                            : new Location(uri, name));
        }
        return locations;
    }

    /** All citations of the paper at a place, and on request what declares it. */
    static List<Location> references(RequestContext context, ReferenceParams params) {
        Optional<References.FoundReferences> found = found(context, params);
        if (found.isEmpty()) {
            return List.of();
        }
        List<Location> locations = new ArrayList<>();
        if (params.getContext() != null && params.getContext().isIncludeDeclaration()) {
            for (Source record : found.get().records()) {
                locations.add(context.texts().location(record.file(), record.name()));
            }
            for (NoteSummary note : found.get().notes()) {
                locations.add(location(context, note.uri(), References.titleRange(note)));
            }
        }
        for (CitationPlace cited : found.get().citations()) {
            locations.add(location(context, cited.note().uri(), cited.range()));
        }
        return locations;
    }

    private static Optional<References.FoundReferences> found(
            RequestContext context, ReferenceParams params) {
        Optional<Cursor> cursor = context.cursor(params);
        if (cursor.isPresent()) {
            return References.at(context.snapshot(), cursor.get());
        }
        return context.sourcePlace(params)
                .flatMap(at -> References.at(context.snapshot(), at.file(), at.position()));
    }

    private static Location location(RequestContext context, String uri, Range range) {
        return new Location(uri, context.texts().range(uri, range));
    }

    /** The other places of the paper at a place, within the same note or source. */
    static List<DocumentHighlight> highlights(
            RequestContext context, DocumentHighlightParams params) {
        List<DocumentHighlight> highlights = new ArrayList<>();
        Optional<Cursor> cursor = context.cursor(params);
        if (cursor.isPresent()) {
            for (var found : References.highlights(context.snapshot(), cursor.get())) {
                highlights.add(
                        new DocumentHighlight(
                                context.texts().range(cursor.get().note(), found.span()),
                                kind(found.isDeclaration())));
            }
            return highlights;
        }
        Optional<SourcePlace> place = context.sourcePlace(params);
        if (place.isPresent()) {
            Path file = place.get().file();
            for (Range name :
                    References.highlights(context.snapshot(), file, place.get().position())) {
                highlights.add(
                        new DocumentHighlight(context.texts().range(file, name), kind(true)));
            }
        }
        return highlights;
    }

    /** A declaration is a write, a citation is a read (LSP 3.17, "DocumentHighlightKind"). */
    private static DocumentHighlightKind kind(boolean declares) {
        return declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
    }
}
