package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.features.reading.GeneratedBlocks;
import glossa.features.reading.PaperAnnotations;
import glossa.features.reading.PaperAnnotations.PaperAnnotation;
import glossa.features.reading.PaperMatrix;
import glossa.features.reading.PaperNotes;
import glossa.features.reading.ReadingQueue;
import glossa.features.search.PaperPanels.Row;
import glossa.features.search.PaperSelection;
import glossa.notes.Note;
import glossa.paper.Paper;

import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WillSaveTextDocumentParams;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Generated blocks of a note that is saved, and documents that an editor shows beside the notes, by
 * a request that LSP does not define.
 *
 * <p>{@code glossa/document}: {@code {kind: "notes" | "queue" | "matrix", key?: string, uri?:
 * string, query?: string}}; what the reader wrote about the paper {@code key}; what to read next,
 * for the note {@code uri}; or a table of what was written about the papers of a query. The answer:
 * {@code {markdown, isEmpty}}, of which the links lead to lines of notes and sources.
 */
final class DeskAnswers {
    private static final int MAX_QUEUED = 50;

    /** Of a matrix whose query is empty. */
    private static final String CITED = "cited:yes";

    private DeskAnswers() {}

    /** The document. */
    static JsonObject document(RequestContext context, JsonObject params) {
        String kind = PanelAnswers.string(params, "kind");
        return switch (kind) {
            case "notes" -> notes(context, PanelAnswers.string(params, "key"));
            case "queue" -> queue(context, params);
            case "matrix" -> matrix(context, params);
            default ->
                    throw new IllegalArgumentException(
                            "kind must be notes, queue or matrix, not " + kind);
        };
    }

    private static JsonObject answer(String markdown, boolean isEmpty) {
        JsonObject answer = new JsonObject();
        answer.addProperty("markdown", markdown);
        answer.addProperty("isEmpty", isEmpty);
        return answer;
    }

    /**
     * The generated blocks of a note that is about to be saved, made anew; no edits unless {@code
     * [notes] refresh-on-save} is set.
     */
    static List<TextEdit> beforeSave(RequestContext context, WillSaveTextDocumentParams params) {
        Optional<Note> note = context.note(params.getTextDocument().getUri());
        // Before all notes are read, queries find too little.
        if (note.isEmpty()
                || !context.workspace().settings().refreshesOnSave()
                || !context.state().areNotesRead()) {
            return List.of();
        }
        List<TextEdit> edits = new ArrayList<>();
        for (GeneratedBlocks.Block block :
                GeneratedBlocks.of(
                        context.snapshot(),
                        note.get(),
                        context.workspace().conventions(),
                        context.workspace().rendered())) {
            if (block.edit().isPresent() && remember(context, note.get(), block)) {
                edits.add(
                        new TextEdit(
                                context.texts().range(note.get(), block.edit().get().replaced()),
                                block.edit().get().text()));
            }
        }
        return edits;
    }

    /** Whether the rendering is recorded; else a later one could take cells for the reader's. */
    private static boolean remember(
            RequestContext context, Note note, GeneratedBlocks.Block block) {
        try {
            block.remember(context.workspace().rendered(), note.text(), false);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonObject notes(RequestContext context, String name) {
        List<PaperAnnotation> found =
                PaperAnnotations.of(
                        context.snapshot(),
                        name,
                        context.workspace().conventions(),
                        PaperNotes.MAX_LENGTH);
        return answer(
                PaperNotes.markdown(context.snapshot(), name, found, PaperNotes::lineLink),
                found.isEmpty());
    }

    private static JsonObject queue(RequestContext context, JsonObject params) {
        var entries =
                ReadingQueue.of(
                        context.snapshot(),
                        params.has("uri")
                                ? context.note(PanelAnswers.string(params, "uri"))
                                : Optional.empty(),
                        MAX_QUEUED);
        return answer(ReadingQueue.markdown(context.snapshot(), entries), entries.isEmpty());
    }

    private static JsonObject matrix(RequestContext context, JsonObject params) {
        String query = params.has("query") ? PanelAnswers.string(params, "query").strip() : "";
        PaperSelection asked = PaperSelection.of(query.isEmpty() ? CITED : query);
        if (!asked.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", asked.problems()));
        }
        List<Paper> papers =
                asked.rows(context.snapshot()).stream()
                        .map(Row::paper)
                        .flatMap(Optional::stream)
                        .toList();
        PaperMatrix matrix =
                PaperMatrix.of(
                        context.snapshot(),
                        papers,
                        asked.columns(),
                        context.workspace().conventions());
        return answer(
                String.join("\n", matrix.markdown(PaperNotes::lineLink)) + "\n", papers.isEmpty());
    }
}
