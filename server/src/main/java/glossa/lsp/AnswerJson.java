package glossa.lsp;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;

import org.eclipse.lsp4j.AnnotatedTextEdit;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

import java.io.IOException;

/** Writes what the editor is sent at every keystroke; see {@link MessageJson}. */
final class AnswerJson {
    private AnswerJson() {}

    /** A range as a tree, for answers that are built as trees. */
    static JsonObject range(Range range) {
        JsonObject json = new JsonObject();
        json.add("start", position(range.getStart()));
        json.add("end", position(range.getEnd()));
        return json;
    }

    private static JsonObject position(Position position) {
        JsonObject json = new JsonObject();
        json.addProperty("line", position.getLine());
        json.addProperty("character", position.getCharacter());
        return json;
    }

    /**
     * Also writes an annotated edit, whose annotation Gson omits because it uses the declared type.
     */
    static void write(JsonWriter out, TextEdit edit) throws IOException {
        out.beginObject().name("range");
        write(out, edit.getRange());
        out.name("newText").value(edit.getNewText());
        if (edit instanceof AnnotatedTextEdit annotated) {
            out.name("annotationId").value(annotated.getAnnotationId());
        }
        out.endObject();
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

    static void write(JsonWriter out, Hover hover) throws IOException {
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

    static void write(JsonWriter out, Location location) throws IOException {
        out.beginObject();
        out.name("uri").value(location.getUri());
        out.name("range");
        write(out, location.getRange());
        out.endObject();
    }

    static void write(JsonWriter out, LocationLink link) throws IOException {
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

    /** Has the members that {@link DiagnosticConversion} sets. */
    static void write(JsonWriter out, PublishDiagnosticsParams params) throws IOException {
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
