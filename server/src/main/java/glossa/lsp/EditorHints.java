package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.features.completion.Signatures;
import glossa.features.completion.Signatures.Signature;
import glossa.features.display.CodeLenses;
import glossa.features.display.CodeLenses.Lens;
import glossa.features.display.InlayHints;
import glossa.features.navigation.DocumentLinks;
import glossa.features.navigation.DocumentLinks.Link;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;

import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Tuple;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an editor shows beside the text: inlay hints, lenses, links and signatures, in LSP. */
final class EditorHints {
    private EditorHints() {}

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        if (editor.has("textDocument", "inlayHint")) {
            capabilities.addProperty("inlayHintProvider", true);
        }
        for (String method : List.of("codeLens", "documentLink")) {
            if (editor.has("textDocument", method)) {
                JsonObject resolved = new JsonObject();
                resolved.addProperty("resolveProvider", true);
                capabilities.add(method + "Provider", resolved);
            }
        }
        if (editor.has("textDocument", "signatureHelp")) {
            JsonArray triggers = new JsonArray();
            List.of("[", ";", ",").forEach(triggers::add);
            JsonObject signatures = new JsonObject();
            signatures.add("triggerCharacters", triggers);
            capabilities.add("signatureHelpProvider", signatures);
        }
    }

    /** Authors and year after keys, and pages, in the visible part of a note. */
    static List<InlayHint> hints(RequestContext context, InlayHintParams params) {
        Optional<Note> note = context.note(params.getTextDocument().getUri());
        List<InlayHint> hints = new ArrayList<>();
        if (note.isEmpty()) {
            return hints;
        }
        Span within = context.texts().span(note.get(), params.getRange());
        for (InlayHints.Hint found :
                InlayHints.of(
                        context.snapshot(), note.get(), within, context.workspace().settings())) {
            Span place = new Span(found.offset(), found.offset());
            InlayHint hint =
                    new InlayHint(
                            context.texts().range(note.get(), place).getStart(),
                            Either.forLeft(found.text()));
            hint.setTooltip(found.tooltip());
            hint.setPaddingLeft(true);
            hints.add(hint);
        }
        return hints;
    }

    /** Lenses without texts, which {@link #resolveLens} adds to those that are visible. */
    static List<CodeLens> lenses(RequestContext context, CodeLensParams params) {
        String uri = params.getTextDocument().getUri();
        List<CodeLens> lenses = new ArrayList<>();
        for (Lens lens : found(context, uri)) {
            CodeLens made = new CodeLens(context.texts().range(uri, lens.range()));
            JsonObject data = new JsonObject();
            if (lens.key().isEmpty()) {
                data.addProperty("uri", uri);
            } else {
                data.addProperty("key", lens.key());
            }
            made.setData(data);
            lenses.add(made);
        }
        return lenses;
    }

    private static List<Lens> found(RequestContext context, String uri) {
        Optional<Note> note = context.note(uri);
        if (note.isPresent()) {
            return CodeLenses.of(note.get());
        }
        Optional<Path> source = context.source(uri);
        return source.isPresent()
                ? CodeLenses.of(
                        context.snapshot(),
                        source.get(),
                        context.sources().getOrDefault(source.get(), ""))
                : List.of();
    }

    /** Adds the text of a lens, as the title of a command that does nothing. */
    static CodeLens resolveLens(RequestContext context, CodeLens lens) {
        lens.setCommand(new Command(lensText(context, lens), ""));
        return lens;
    }

    private static String lensText(RequestContext context, CodeLens lens) {
        String key = text(lens.getData(), "key");
        if (!key.isEmpty()) {
            return CodeLenses.title(context.snapshot(), key);
        }
        String uri = text(lens.getData(), "uri");
        Optional<Path> file = Note.file(uri);
        return file.isPresent()
                ? CodeLenses.title(context.snapshot(), file.get(), range(context, uri, lens))
                        .orElse("")
                : "";
    }

    private static glossa.grammar.Range range(RequestContext context, String uri, CodeLens lens) {
        return new glossa.grammar.Range(
                context.texts().position(uri, lens.getRange().getStart()),
                context.texts().position(uri, lens.getRange().getEnd()));
    }

    /** Links; the targets of those to papers are added by {@link #resolveLink}. */
    static List<DocumentLink> links(RequestContext context, DocumentLinkParams params) {
        List<DocumentLink> links = new ArrayList<>();
        Note note = context.note(params.getTextDocument().getUri()).orElse(null);
        if (note == null) {
            return links;
        }
        for (Link found : DocumentLinks.of(context.snapshot(), note)) {
            DocumentLink link = new DocumentLink(context.texts().range(note, found.span()));
            if (found.kind() == DocumentLinks.LinkKind.ADDRESS) {
                link.setTarget(found.reference());
            } else {
                JsonObject data = new JsonObject();
                data.addProperty("kind", found.kind().name().toLowerCase(Locale.ROOT));
                data.addProperty("key", found.reference());
                link.setData(data);
            }
            links.add(link);
        }
        return links;
    }

    /** Adds the target of a link. */
    static DocumentLink resolveLink(RequestContext context, DocumentLink link) {
        String key = text(link.getData(), "key");
        DocumentLinks.LinkKind kind =
                text(link.getData(), "kind").equals("note")
                        ? DocumentLinks.LinkKind.NOTE
                        : DocumentLinks.LinkKind.CITATION;
        if (key.isEmpty()) {
            return link;
        }
        var target = DocumentLinks.target(context.snapshot(), kind, key);
        if (target.isPresent()) {
            link.setTarget(target.get().address());
            if (context.editor().can("textDocument", "documentLink", "tooltipSupport")) {
                link.setTooltip(target.get().label());
            }
        }
        return link;
    }

    /** The parts of the citation at a place. */
    static @Nullable SignatureHelp signature(RequestContext context, SignatureHelpParams params) {
        Optional<Cursor> cursor = context.cursor(params);
        if (cursor.isEmpty()) {
            return null;
        }
        Optional<Signature> found = Signatures.at(context.snapshot(), cursor.get());
        return found.isEmpty() ? null : help(context, found.get());
    }

    private static SignatureHelp help(RequestContext context, Signature found) {
        List<String> parts =
                found.inText()
                        ? List.of("locator", "suffix")
                        : List.of("prefix", "@key", "locator", "suffix");
        String label =
                found.inText() ? "@key [locator, suffix]" : "[prefix @key, locator, suffix; …]";
        boolean offsets =
                context.editor()
                        .can(
                                "textDocument",
                                "signatureHelp",
                                "signatureInformation",
                                "parameterInformation",
                                "labelOffsetSupport");
        List<ParameterInformation> parameters = new ArrayList<>();
        for (String part : parts) {
            int start = label.indexOf(part);
            ParameterInformation parameter = new ParameterInformation();
            if (offsets) {
                parameter.setLabel(Tuple.two(start, start + part.length()));
            } else {
                parameter.setLabel(part);
            }
            parameters.add(parameter);
        }
        SignatureInformation signature = new SignatureInformation(label);
        signature.setParameters(parameters);
        if (!found.paperLabel().isEmpty()) {
            signature.setDocumentation(found.paperLabel());
        }
        String active =
                switch (found.activePart()) {
                    case PREFIX -> "prefix";
                    case KEY -> "@key";
                    case LOCATOR -> "locator";
                    case SUFFIX -> "suffix";
                };
        return new SignatureHelp(List.of(signature), 0, Math.max(0, parts.indexOf(active)));
    }

    /** A member of the data that the editor sends back unchanged. */
    private static String text(@Nullable Object data, String name) {
        JsonElement value =
                data instanceof JsonObject object && object.has(name) ? object.get(name) : null;
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
