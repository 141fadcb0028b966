package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.features.navigation.CallHierarchies;
import glossa.features.navigation.CallHierarchies.Item;
import glossa.features.navigation.CallHierarchies.ItemKind;
import glossa.features.navigation.CallHierarchies.ItemReference;
import glossa.lsp.RequestContext.SourcePlace;
import glossa.notes.Cursor;

import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Call hierarchies, converted to LSP (3.17, "Call Hierarchy"). */
final class CallAnswers {
    private CallAnswers() {}

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        if (editor.has("textDocument", "callHierarchy")) {
            capabilities.addProperty("callHierarchyProvider", true);
        }
    }

    static List<CallHierarchyItem> prepare(
            RequestContext context, CallHierarchyPrepareParams params) {
        return items(context, params).stream().map(item -> item(context, item)).toList();
    }

    private static List<Item> items(RequestContext context, CallHierarchyPrepareParams params) {
        Optional<Cursor> cursor = context.cursor(params);
        if (cursor.isPresent()) {
            return CallHierarchies.at(context.snapshot(), cursor.get());
        }
        Optional<SourcePlace> place = context.sourcePlace(params);
        return place.isPresent()
                ? CallHierarchies.at(context.snapshot(), place.get().file(), place.get().position())
                : List.of();
    }

    static List<CallHierarchyIncomingCall> incoming(
            RequestContext context, CallHierarchyIncomingCallsParams params) {
        Optional<ItemReference> to = reference(params.getItem());
        if (to.isEmpty()) {
            return List.of();
        }
        List<CallHierarchyIncomingCall> calls = new ArrayList<>();
        for (var call : CallHierarchies.incoming(context.snapshot(), to.get())) {
            // The ranges are in the note that cites.
            String uri = call.item().uri();
            calls.add(
                    new CallHierarchyIncomingCall(
                            item(context, call.item()), ranges(context, uri, call.citations())));
        }
        return calls;
    }

    static List<CallHierarchyOutgoingCall> outgoing(
            RequestContext context, CallHierarchyOutgoingCallsParams params) {
        Optional<ItemReference> from = reference(params.getItem());
        if (from.isEmpty()) {
            return List.of();
        }
        List<CallHierarchyOutgoingCall> calls = new ArrayList<>();
        for (var call : CallHierarchies.outgoing(context.snapshot(), from.get())) {
            calls.add(
                    new CallHierarchyOutgoingCall(
                            item(context, call.item()),
                            ranges(context, from.get().uri(), call.citations())));
        }
        return calls;
    }

    private static List<Range> ranges(
            RequestContext context, String uri, List<glossa.grammar.Range> ranges) {
        return ranges.stream().map(range -> context.texts().range(uri, range)).toList();
    }

    private static CallHierarchyItem item(RequestContext context, Item item) {
        CallHierarchyItem made =
                new CallHierarchyItem(
                        item.name(),
                        switch (item.reference().kind()) {
                            case PAPER -> SymbolKind.Struct;
                            case NOTE -> SymbolKind.File;
                            case HEADING -> SymbolKind.String;
                        },
                        item.uri(),
                        context.texts().range(item.uri(), item.range()),
                        context.texts().range(item.uri(), item.selectionRange()));
        made.setDetail(item.detail());
        JsonObject data = new JsonObject();
        data.addProperty("kind", item.reference().kind().name());
        data.addProperty("uri", item.reference().uri());
        data.addProperty("name", item.reference().name());
        data.addProperty("number", item.reference().ordinal());
        made.setData(data);
        return made;
    }

    /** The data that {@link #item} wrote; empty for any other data. */
    private static Optional<ItemReference> reference(CallHierarchyItem item) {
        if (!(item.getData() instanceof JsonObject data)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ItemReference(
                            ItemKind.valueOf(member(data, "kind").getAsString()),
                            member(data, "uri").getAsString(),
                            member(data, "name").getAsString(),
                            member(data, "number").getAsInt()));
        } catch (IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static JsonElement member(JsonObject data, String name) {
        JsonElement value = data.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }
}
