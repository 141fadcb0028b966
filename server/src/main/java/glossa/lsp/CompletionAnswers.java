package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.features.PaperLabels;
import glossa.features.completion.Completions;
import glossa.features.completion.NoteCompletions;
import glossa.features.completion.SourceCompletions;
import glossa.features.completion.WordCompletions;
import glossa.features.display.PaperOrigins;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.paper.DisplayText;
import glossa.paper.Paper;

import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Completion, converted to LSP (3.17, "Completion Request"). */
final class CompletionAnswers {
    private CompletionAnswers() {}

    /** The list for a place in a note or an open source; {@code null} elsewhere. */
    static @Nullable Object completion(RequestContext context, TextDocumentPositionParams params) {
        Optional<Cursor> cursor = context.cursor(params);
        return cursor.isPresent() ? inNote(context, cursor.get()) : inSource(context, params);
    }

    /** Keys, else other words; an empty list where nothing can be completed. */
    static Object inNote(RequestContext context, Cursor cursor) {
        Optional<Completions.CompletionList> keys = Completions.at(context.snapshot(), cursor);
        if (keys.isPresent()) {
            return list(context, cursor.note(), keys.get().replaced(), keys.get().items());
        }
        Optional<WordCompletions> words = NoteCompletions.at(context.snapshot(), cursor);
        if (words.isPresent()) {
            return WordCompletionWriter.of(
                    words.get(),
                    context.texts().range(cursor.note(), words.get().replaced()),
                    context.session().defaultRange());
        }
        Span empty = new Span(cursor.offset(), cursor.offset());
        return list(context, cursor.note(), empty, List.of());
    }

    private static CompletionWriter list(
            RequestContext context, Note note, Span replaced, List<Completions.Item> found) {
        Session session = context.session();
        return new CompletionWriter(
                        context.texts().range(note, replaced),
                        session.defaultRange(),
                        session.resolvesData(),
                        found.stream().map(item -> item(context, note, item)).toList())
                .cut();
    }

    private static CompletionWriter.Item item(
            RequestContext context, Note note, Completions.Item found) {
        Session session = context.session();
        Paper paper = found.paper();
        return new CompletionWriter.Item(
                DisplayText.line(paper.key()),
                session.labelDetails() ? Optional.of(description(found)) : Optional.empty(),
                PaperLabels.line(paper),
                found.filterText(),
                found.insertText(),
                paper.key(),
                context.snapshot().corpus().isShared(paper.key())
                        ? Optional.of(note.uri())
                        : Optional.empty());
    }

    /** For a paper that no bibliography of the note has, also its source. */
    private static String description(Completions.Item found) {
        return PaperLabels.row(found.paper())
                + found.origin().map(file -> " · in " + file.getFileName()).orElse("");
    }

    /** Types, fields and values; {@code null} where there are none. */
    private static @Nullable Object inSource(
            RequestContext context, TextDocumentPositionParams params) {
        String uri = params.getTextDocument().getUri();
        Optional<Path> file = context.source(uri);
        if (file.isEmpty()) {
            return null;
        }
        String text = context.texts().of(uri).text();
        int offset = context.texts().offset(uri, params.getPosition());
        Optional<WordCompletions> words =
                SourceCompletions.at(context.snapshot(), file.get(), text, offset);
        if (words.isEmpty()) {
            return null;
        }
        return WordCompletionWriter.of(
                words.get(),
                context.texts().range(uri, words.get().replaced()),
                context.session().defaultRange());
    }

    /** Adds the card and the detail, which only the selected item needs. */
    static JsonObject resolve(RequestContext context, JsonObject item) {
        JsonElement key = item.has("data") ? item.get("data") : item.get("label");
        if (key instanceof JsonObject data) {
            key = data.get("key");
        }
        if (key == null || !key.isJsonPrimitive()) {
            return item;
        }
        Optional<Paper> paper = context.snapshot().corpus().paper(key.getAsString());
        if (paper.isEmpty()) {
            return item;
        }
        boolean markdown = context.session().markdownDocumentation();
        MarkupContent card =
                HoverAnswers.card(
                        paper.get(), PaperOrigins.NONE, List.of(), "", List.of(), markdown);
        JsonObject documentation = new JsonObject();
        documentation.addProperty("kind", card.getKind());
        documentation.addProperty("value", card.getValue());
        item.add("documentation", documentation);
        item.addProperty("detail", PaperLabels.line(paper.get()));
        return item;
    }
}
