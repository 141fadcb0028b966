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

/**
 * What an editor shows beside the text: hints, lenses, links and signatures, in the words of LSP.
 */
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

    static List<InlayHint> hints(RequestContext asking, InlayHintParams params) {
        Optional<Note> note = asking.note(params.getTextDocument().getUri());
        List<InlayHint> hints = new ArrayList<>();
        if (note.isEmpty()) {
            return hints;
        }
        Span within = asking.texts().span(note.get(), params.getRange());
        for (InlayHints.Hint found :
                InlayHints.of(
                        asking.snapshot(),
                        note.get(),
                        within,
                        asking.workspace().settings().keyHints())) {
            Span place = new Span(found.offset(), found.offset());
            InlayHint hint =
                    new InlayHint(
                            asking.texts().range(note.get(), place).getStart(),
                            Either.forLeft(found.text()));
            hint.setTooltip(found.tooltip());
            hint.setPaddingLeft(true);
            hints.add(hint);
        }
        return hints;
    }

    /** Lenses without words, which {@link #resolveLens} gives to those that are seen. */
    static List<CodeLens> lenses(RequestContext asking, CodeLensParams params) {
        String uri = params.getTextDocument().getUri();
        Optional<Path> source = asking.source(uri);
        List<Lens> found =
                asking.note(uri)
                        .map(CodeLenses::of)
                        .or(
                                () ->
                                        source.map(
                                                file ->
                                                        CodeLenses.of(
                                                                asking.snapshot(),
                                                                file,
                                                                asking.sources()
                                                                        .getOrDefault(file, ""))))
                        .orElse(List.of());
        List<CodeLens> lenses = new ArrayList<>();
        for (Lens lens : found) {
            CodeLens made = new CodeLens(asking.texts().range(uri, lens.range()));
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

    /** A lens without a command is none: every editor shows one whose command does nothing. */
    static CodeLens resolveLens(RequestContext asking, CodeLens lens) {
        String key = text(lens.getData(), "key");
        String uri = text(lens.getData(), "uri");
        String line =
                key.isEmpty()
                        ? Note.file(uri)
                                .flatMap(
                                        file ->
                                                CodeLenses.title(
                                                        asking.snapshot(),
                                                        file,
                                                        range(asking, uri, lens)))
                                .orElse("")
                        : CodeLenses.title(asking.snapshot(), key);
        lens.setCommand(new Command(line, ""));
        return lens;
    }

    private static glossa.grammar.Range range(RequestContext asking, String uri, CodeLens lens) {
        return new glossa.grammar.Range(
                asking.texts().position(uri, lens.getRange().getStart()),
                asking.texts().position(uri, lens.getRange().getEnd()));
    }

    /** Of papers only that they are linked: where to, {@link #resolveLink} looks up for one. */
    static List<DocumentLink> links(RequestContext asking, DocumentLinkParams params) {
        List<DocumentLink> links = new ArrayList<>();
        Note note = asking.note(params.getTextDocument().getUri()).orElse(null);
        if (note == null) {
            return links;
        }
        for (Link found : DocumentLinks.of(asking.snapshot(), note)) {
            DocumentLink link = new DocumentLink(asking.texts().range(note, found.span()));
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

    /** Adds where a link leads. */
    static DocumentLink resolveLink(RequestContext asking, DocumentLink link) {
        String key = text(link.getData(), "key");
        DocumentLinks.LinkKind kind =
                text(link.getData(), "kind").equals("note")
                        ? DocumentLinks.LinkKind.NOTE
                        : DocumentLinks.LinkKind.CITATION;
        if (!key.isEmpty()) {
            DocumentLinks.target(asking.snapshot(), kind, key)
                    .ifPresent(
                            target -> {
                                link.setTarget(target.address());
                                if (asking.editor()
                                        .can("textDocument", "documentLink", "tooltipSupport")) {
                                    link.setTooltip(target.label());
                                }
                            });
        }
        return link;
    }

    static @Nullable SignatureHelp signature(RequestContext asking, SignatureHelpParams params) {
        return asking.cursor(params)
                .flatMap(cursor -> Signatures.at(asking.snapshot(), cursor))
                .map(found -> help(asking, found))
                .orElse(null);
    }

    private static SignatureHelp help(RequestContext asking, Signature found) {
        List<String> parts =
                found.inText()
                        ? List.of("locator", "suffix")
                        : List.of("prefix", "@key", "locator", "suffix");
        String label =
                found.inText() ? "@key [locator, suffix]" : "[prefix @key, locator, suffix; …]";
        boolean offsets =
                asking.editor()
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

    /** A text of the data that the editor gives back as it got them. */
    private static String text(@Nullable Object data, String name) {
        JsonElement value =
                data instanceof JsonObject object && object.has(name) ? object.get(name) : null;
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
