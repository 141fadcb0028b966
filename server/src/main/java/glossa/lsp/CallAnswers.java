package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.features.navigation.CallHierarchies;
import glossa.features.navigation.CallHierarchies.Item;
import glossa.features.navigation.CallHierarchies.ItemKind;
import glossa.features.navigation.CallHierarchies.ItemReference;

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

/** Call hierarchy, in the words of LSP (3.17, "Call Hierarchy"). */
final class CallAnswers {
    private CallAnswers() {}

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        if (editor.has("textDocument", "callHierarchy")) {
            capabilities.addProperty("callHierarchyProvider", true);
        }
    }

    static List<CallHierarchyItem> prepare(
            RequestContext asking, CallHierarchyPrepareParams params) {
        List<Item> found =
                asking.cursor(params)
                        .map(cursor -> CallHierarchies.at(asking.snapshot(), cursor))
                        .or(
                                () ->
                                        asking.inSource(params)
                                                .map(
                                                        place ->
                                                                CallHierarchies.at(
                                                                        asking.snapshot(),
                                                                        place.file(),
                                                                        place.position())))
                        .orElse(List.of());
        return found.stream().map(item -> item(asking, item)).toList();
    }

    static List<CallHierarchyIncomingCall> incoming(
            RequestContext asking, CallHierarchyIncomingCallsParams params) {
        List<CallHierarchyIncomingCall> calls = new ArrayList<>();
        reference(params.getItem())
                .ifPresent(
                        to -> {
                            for (var call : CallHierarchies.incoming(asking.snapshot(), to)) {
                                // The citations stand in the note that cites.
                                String uri = call.item().uri();
                                calls.add(
                                        new CallHierarchyIncomingCall(
                                                item(asking, call.item()),
                                                ranges(asking, uri, call.citations())));
                            }
                        });
        return calls;
    }

    static List<CallHierarchyOutgoingCall> outgoing(
            RequestContext asking, CallHierarchyOutgoingCallsParams params) {
        List<CallHierarchyOutgoingCall> calls = new ArrayList<>();
        reference(params.getItem())
                .ifPresent(
                        from -> {
                            for (var call : CallHierarchies.outgoing(asking.snapshot(), from)) {
                                calls.add(
                                        new CallHierarchyOutgoingCall(
                                                item(asking, call.item()),
                                                ranges(asking, from.uri(), call.citations())));
                            }
                        });
        return calls;
    }

    private static List<Range> ranges(
            RequestContext asking, String uri, List<glossa.grammar.Range> ranges) {
        return ranges.stream().map(range -> asking.texts().range(uri, range)).toList();
    }

    private static CallHierarchyItem item(RequestContext asking, Item item) {
        CallHierarchyItem made =
                new CallHierarchyItem(
                        item.name(),
                        switch (item.reference().kind()) {
                            case PAPER -> SymbolKind.Struct;
                            case NOTE -> SymbolKind.File;
                            case HEADING -> SymbolKind.String;
                        },
                        item.uri(),
                        asking.texts().range(item.uri(), item.range()),
                        asking.texts().range(item.uri(), item.selectionRange()));
        made.setDetail(item.detail());
        JsonObject data = new JsonObject();
        data.addProperty("kind", item.reference().kind().name());
        data.addProperty("uri", item.reference().uri());
        data.addProperty("name", item.reference().name());
        data.addProperty("number", item.reference().ordinal());
        made.setData(data);
        return made;
    }

    /** What {@link #item} wrote; nothing for what it did not write. */
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
