package glossa.lsp;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads what the editor sends at every keystroke; see {@link MessageJson}. */
final class ParameterJson {
    private ParameterJson() {}

    private interface MemberReader {
        /**
         * Reads the value of a member.
         *
         * @return false if the member is not used; nothing was read then
         */
        boolean read(String name) throws IOException;
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

    /**
     * An integer of the protocol (LSP 3.17, "Base Types"). Some clients send larger numbers, or
     * fractions: the nearest integer is taken, so that the rest of the message still counts.
     */
    private static int integer(JsonReader in) throws IOException {
        return (int) in.nextDouble();
    }

    /**
     * A text.
     *
     * @throws IllegalStateException if the value is a number or another type; Gson would take it
     */
    static String string(JsonReader in) throws IOException {
        if (in.peek() != JsonToken.STRING) {
            throw new IllegalStateException(
                    "expected a string but was " + in.peek() + " at " + in.getPath());
        }
        return in.nextString();
    }

    /** The parameters of every request about a place. */
    static TextDocumentPositionParams textDocumentPosition(JsonReader in) throws IOException {
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

    private static <T extends TextDocumentIdentifier> T identifier(
            JsonReader in, Supplier<T> constructor) throws IOException {
        T identifier = constructor.get();
        members(
                in,
                name -> {
                    if (name.equals("uri")) {
                        identifier.setUri(string(in));
                        return true;
                    }
                    if (name.equals("version")
                            && identifier instanceof VersionedTextDocumentIdentifier versioned) {
                        versioned.setVersion(integer(in));
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
                        case "line" -> position.setLine(integer(in));
                        case "character" -> position.setCharacter(integer(in));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return position;
    }

    static TextEdit edit(JsonReader in) throws IOException {
        TextEdit edit = new TextEdit();
        members(
                in,
                name -> {
                    switch (name) {
                        case "range" -> edit.setRange(range(in));
                        case "newText" -> edit.setNewText(string(in));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return edit;
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

    static DidOpenTextDocumentParams didOpen(JsonReader in) throws IOException {
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
                            member -> {
                                switch (member) {
                                    case "uri" -> document.setUri(string(in));
                                    case "languageId" -> document.setLanguageId(string(in));
                                    case "version" -> document.setVersion(integer(in));
                                    case "text" -> document.setText(string(in));
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

    static DidChangeTextDocumentParams didChange(JsonReader in) throws IOException {
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
                        case "text" -> change.setText(string(in));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return change;
    }

    /** A location in the diagnostics that an editor sends back to get quick fixes. */
    static Location location(JsonReader in) throws IOException {
        Location location = new Location();
        members(
                in,
                name -> {
                    switch (name) {
                        case "uri" -> location.setUri(string(in));
                        case "range" -> location.setRange(range(in));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                });
        return location;
    }
}
