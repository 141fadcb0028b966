package glossa.lsp;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Reads and writes the messages of every keystroke without reflection, which Gson would need when
 * the first message of each type arrives. Members that Glossa does not use are skipped.
 */
final class MessageJson {
    private MessageJson() {}

    /** Registers the types, for LSP4J's {@code MessageJsonHandler}. */
    static void configure(GsonBuilder gson) {
        gson.registerTypeAdapter(
                String.class, both(ParameterJson::string, JsonWriter::value).nullSafe());
        reads(gson, TextDocumentPositionParams.class, ParameterJson::textDocumentPosition);
        reads(gson, DidOpenTextDocumentParams.class, ParameterJson::didOpen);
        reads(gson, DidChangeTextDocumentParams.class, ParameterJson::didChange);
        writes(gson, CompletionWriter.class, (out, answer) -> answer.write(out));
        writes(gson, Hover.class, AnswerJson::write);
        gson.registerTypeAdapter(Location.class, both(ParameterJson::location, AnswerJson::write));
        writes(gson, LocationLink.class, AnswerJson::write);
        gson.registerTypeAdapter(TextEdit.class, both(ParameterJson::edit, AnswerJson::write));
        writes(gson, PublishDiagnosticsParams.class, AnswerJson::write);
    }

    private interface ValueReader<T> {
        T read(JsonReader in) throws IOException;
    }

    private interface ValueWriter<T> {
        void write(JsonWriter out, T value) throws IOException;
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
                    // Not of the protocol's form.
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
}
