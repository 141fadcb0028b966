package glossa.lsp;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

import org.eclipse.lsp4j.AnnotatedTextEdit;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * How the messages of every keystroke are read and written. Gson would find the same by reflection,
 * when the first of each type comes. Members that Glossa does not look at are left out.
 */
final class MessageJson {
    private MessageJson() {}

    /** To be given to LSP4J's {@code MessageJsonHandler}. */
    static void configure(GsonBuilder gson) {
        reads(gson, TextDocumentPositionParams.class, MessageJson::place);
        reads(gson, DidOpenTextDocumentParams.class, MessageJson::opened);
        reads(gson, DidChangeTextDocumentParams.class, MessageJson::changed);
        writes(gson, CompletionWriter.class, (out, answer) -> answer.write(out));
        writes(gson, Hover.class, MessageJson::write);
        gson.registerTypeAdapter(Location.class, both(MessageJson::location, MessageJson::write));
        writes(gson, LocationLink.class, MessageJson::write);
        gson.registerTypeAdapter(TextEdit.class, both(MessageJson::edit, MessageJson::write));
        writes(gson, PublishDiagnosticsParams.class, MessageJson::write);
    }

    private interface ValueReader<T> {
        T read(JsonReader in) throws IOException;
    }

    private interface ValueWriter<T> {
        void write(JsonWriter out, T value) throws IOException;
    }

    private interface MemberReader {
        /**
         * @return whether the value was read
         */
        boolean read(String name) throws IOException;
    }

    private static <T> void reads(GsonBuilder gson, Class<T> type, ValueReader<T> reading) {
        gson.registerTypeAdapter(
                type,
                both(
                        reading,
                        (out, value) -> {
                            throw new UnsupportedOperationException(type + " is only read");
                        }));
    }

    private static <T> void writes(GsonBuilder gson, Class<T> type, ValueWriter<T> writing) {
        gson.registerTypeAdapter(
                type,
                both(
                        in -> {
                            throw new UnsupportedOperationException(type + " is only written");
                        },
                        writing));
    }

    private static <T> TypeAdapter<T> both(ValueReader<T> reading, ValueWriter<T> writing) {
        return new TypeAdapter<>() {
            @Override
            public T read(JsonReader in) throws IOException {
                try {
                    return reading.read(in);
                } catch (IllegalStateException | IllegalArgumentException e) {
                    // Of another form than the protocol's.
                    throw new JsonSyntaxException(e);
                }
            }

            @Override
            public void write(JsonWriter out, @Nullable T value) throws IOException {
                if (value == null) {
                    out.nullValue();
                } else {
                    writing.write(out, value);
                }
            }
        };
    }

    private static void members(JsonReader in, MemberReader member) throws IOException {
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (in.peek() == JsonToken.NULL || !member.read(name)) {
                in.skipValue();
            }
        }
        in.endObject();
    }

    /** Of every request about a place in a note. */
    private static TextDocumentPositionParams place(JsonReader in) throws IOException {
        TextDocumentPositionParams params = new TextDocumentPositionParams();
        members(
                in,
                name -> {
                    switch (name) {
                        case "textDocument" ->
                                params.setTextDocument(identifier(in, TextDocumentIdentifier::new));
                        case "position" -> params.setPosition(position(in));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return params;
    }

    private static <T extends TextDocumentIdentifier> T identifier(JsonReader in, Supplier<T> made)
            throws IOException {
        T identifier = made.get();
        members(
                in,
                name -> {
                    if (name.equals("uri")) {
                        identifier.setUri(in.nextString());
                        return true;
                    }
                    if (name.equals("version")
                            && identifier instanceof VersionedTextDocumentIdentifier versioned) {
                        versioned.setVersion(in.nextInt());
                        return true;
                    }
                    return false;
                });
        return identifier;
    }

    private static Position position(JsonReader in) throws IOException {
        Position position = new Position();
        members(
                in,
                name -> {
                    switch (name) {
                        case "line" -> position.setLine(in.nextInt());
                        case "character" -> position.setCharacter(in.nextInt());
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return position;
    }

    private static TextEdit edit(JsonReader in) throws IOException {
        TextEdit edit = new TextEdit();
        members(
                in,
                name -> {
                    switch (name) {
                        case "range" -> edit.setRange(range(in));
                        case "newText" -> edit.setNewText(in.nextString());
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return edit;
    }

    /** Gson would leave out what an annotated edit has besides: it goes by the declared type. */
    private static void write(JsonWriter out, TextEdit edit) throws IOException {
        out.beginObject().name("range");
        write(out, edit.getRange());
        out.name("newText").value(edit.getNewText());
        if (edit instanceof AnnotatedTextEdit annotated) {
            out.name("annotationId").value(annotated.getAnnotationId());
        }
        out.endObject();
    }

    private static Range range(JsonReader in) throws IOException {
        Range range = new Range();
        members(
                in,
                name -> {
                    switch (name) {
                        case "start" -> range.setStart(position(in));
                        case "end" -> range.setEnd(position(in));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return range;
    }

    private static DidOpenTextDocumentParams opened(JsonReader in) throws IOException {
        TextDocumentItem document = new TextDocumentItem();
        DidOpenTextDocumentParams params = new DidOpenTextDocumentParams();
        members(
                in,
                name -> {
                    if (!name.equals("textDocument")) {
                        return false;
                    }
                    params.setTextDocument(document);
                    members(
                            in,
                            of -> {
                                switch (of) {
                                    case "uri" -> document.setUri(in.nextString());
                                    case "languageId" -> document.setLanguageId(in.nextString());
                                    case "version" -> document.setVersion(in.nextInt());
                                    case "text" -> document.setText(in.nextString());
                                    default -> {
                                        return false;
                                    }
                                }
                                return true;
                            });
                    return true;
                });
        return params;
    }

    private static DidChangeTextDocumentParams changed(JsonReader in) throws IOException {
        List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
        DidChangeTextDocumentParams params = new DidChangeTextDocumentParams();
        params.setContentChanges(changes);
        members(
                in,
                name -> {
                    switch (name) {
                        case "textDocument" ->
                                params.setTextDocument(
                                        identifier(in, VersionedTextDocumentIdentifier::new));
                        case "contentChanges" -> {
                            in.beginArray();
                            while (in.hasNext()) {
                                changes.add(change(in));
                            }
                            in.endArray();
                        }
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return params;
    }

    private static TextDocumentContentChangeEvent change(JsonReader in) throws IOException {
        TextDocumentContentChangeEvent change = new TextDocumentContentChangeEvent();
        members(
                in,
                name -> {
                    switch (name) {
                        case "range" -> change.setRange(range(in));
                        case "text" -> change.setText(in.nextString());
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return change;
    }

    /** Also within the diagnostics that an editor sends back for a quick fix. */
    private static Location location(JsonReader in) throws IOException {
        Location location = new Location();
        members(
                in,
                name -> {
                    switch (name) {
                        case "uri" -> location.setUri(in.nextString());
                        case "range" -> location.setRange(range(in));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return location;
    }

    static void write(JsonWriter out, Range range) throws IOException {
        out.beginObject();
        out.name("start");
        write(out, range.getStart());
        out.name("end");
        write(out, range.getEnd());
        out.endObject();
    }

    private static void write(JsonWriter out, Position position) throws IOException {
        out.beginObject();
        out.name("line").value(position.getLine());
        out.name("character").value(position.getCharacter());
        out.endObject();
    }

    private static void write(JsonWriter out, Hover hover) throws IOException {
        out.beginObject();
        out.name("contents").beginObject();
        out.name("kind").value(hover.getContents().getRight().getKind());
        out.name("value").value(hover.getContents().getRight().getValue());
        out.endObject();
        if (hover.getRange() != null) {
            out.name("range");
            write(out, hover.getRange());
        }
        out.endObject();
    }

    private static void write(JsonWriter out, Location location) throws IOException {
        out.beginObject();
        out.name("uri").value(location.getUri());
        out.name("range");
        write(out, location.getRange());
        out.endObject();
    }

    private static void write(JsonWriter out, LocationLink link) throws IOException {
        out.beginObject();
        if (link.getOriginSelectionRange() != null) {
            out.name("originSelectionRange");
            write(out, link.getOriginSelectionRange());
        }
        out.name("targetUri").value(link.getTargetUri());
        out.name("targetRange");
        write(out, link.getTargetRange());
        out.name("targetSelectionRange");
        write(out, link.getTargetSelectionRange());
        out.endObject();
    }

    /** With what {@link Answers} says of a problem. */
    private static void write(JsonWriter out, PublishDiagnosticsParams params) throws IOException {
        out.beginObject();
        out.name("uri").value(params.getUri());
        out.name("diagnostics").beginArray();
        for (Diagnostic diagnostic : params.getDiagnostics()) {
            write(out, diagnostic);
        }
        out.endArray();
        out.endObject();
    }

    private static void write(JsonWriter out, Diagnostic diagnostic) throws IOException {
        out.beginObject();
        out.name("range");
        write(out, diagnostic.getRange());
        out.name("severity").value(diagnostic.getSeverity().getValue());
        out.name("code").value(diagnostic.getCode().getLeft());
        out.name("source").value(diagnostic.getSource());
        out.name("message").value(diagnostic.getMessage().getLeft());
        if (diagnostic.getTags() != null) {
            out.name("tags").beginArray();
            for (DiagnosticTag tag : diagnostic.getTags()) {
                out.value(tag.getValue());
            }
            out.endArray();
        }
        if (diagnostic.getRelatedInformation() != null) {
            out.name("relatedInformation").beginArray();
            for (DiagnosticRelatedInformation related : diagnostic.getRelatedInformation()) {
                out.beginObject();
                out.name("location");
                write(out, related.getLocation());
                out.name("message").value(related.getMessage());
                out.endObject();
            }
            out.endArray();
        }
        out.endObject();
    }
}
