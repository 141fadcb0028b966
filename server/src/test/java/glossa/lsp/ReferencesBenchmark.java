package glossa.lsp;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.workspace.NotesBenchmark;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prints how long references take over ten thousand notes on the disk, of papers that are cited
 * seldom, now and then, and often; to places as the editor counts them, without the transport.
 */
public final class ReferencesBenchmark {
    private static final int ROUNDS = 40;

    private ReferencesBenchmark() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("glossa-references").toRealPath();
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            long characters = NotesBenchmark.make(folder);
            StringBuilder bib = new StringBuilder();
            for (int i = 0; i < NotesBenchmark.KEYS; i++) {
                bib.append("@book{author%dword, title = {Number %d of many}}\n".formatted(i, i));
            }
            Files.writeString(folder.resolve("papers.bib"), bib);
            Workspace workspace = new Workspace(index);
            workspace.setFolders(List.of(folder));
            boolean _ = workspace.index((file, number, count) -> {});
            boolean more = true;
            while (more) {
                more = workspace.readNotes();
            }
            System.out.printf(
                    "%d notes of %d characters, %d papers%n",
                    workspace.notes().onDisk().size(),
                    characters / workspace.notes().onDisk().size(),
                    NotesBenchmark.KEYS);
            for (String encoding : List.of("utf-16", "utf-8")) {
                measure(workspace, encoding);
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void measure(Workspace workspace, String encoding) {
        Session session =
                Session.of(
                        parsed(
                                "{'capabilities': {'general': {'positionEncodings': ['%s']}}}"
                                        .formatted(encoding)));
        Map<String, Integer> cited = workspace.notes().cited();
        List<String> keys =
                cited.keySet().stream()
                        .sorted(Comparator.comparing((String key) -> cited.getOrDefault(key, 0)))
                        .toList();
        for (double rank : new double[] {0, 0.5, 0.9, 0.99, 1}) {
            String key = keys.get((int) Math.round(rank * (keys.size() - 1)));
            String uri = "file:///typed.md";
            workspace.put(glossa.notes.Note.of(uri, 1, "As @" + key + " says."));
            ReferenceParams references =
                    new ReferenceParams(
                            new TextDocumentIdentifier(uri),
                            new Position(0, 5),
                            new ReferenceContext(true));
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                AnswerState state = new AnswerState(session, workspace);
                Supplier<RequestContext> context =
                        () -> RequestContext.of(session, workspace, snapshot, Map.of(), state);
                time(
                        encoding + " references",
                        () -> NavigationAnswers.references(context.get(), references).size());
                CallHierarchyPrepareParams prepare = new CallHierarchyPrepareParams();
                prepare.setTextDocument(references.getTextDocument());
                prepare.setPosition(references.getPosition());
                var item = CallAnswers.prepare(context.get(), prepare).getFirst();
                time(
                        encoding + " incoming calls",
                        () ->
                                CallAnswers.incoming(
                                                context.get(),
                                                new CallHierarchyIncomingCallsParams(item))
                                        .size());
                DefinitionParams definition =
                        new DefinitionParams(
                                references.getTextDocument(), references.getPosition());
                time(
                        encoding + " definition",
                        () -> NavigationAnswers.definition(context.get(), definition));
            }
        }
    }

    private static JsonObject parsed(String json) {
        return JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject();
    }

    /** Time on the clock, and that of the processor, which others' work does not lengthen. */
    private static void time(String what, Supplier<Object> task) {
        double[] times = new double[ROUNDS];
        double[] processor = new double[ROUNDS];
        Object result = "";
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < ROUNDS; i++) {
            long busy = thread.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            result = task.get();
            times[i] = (System.nanoTime() - start) / 1e6;
            processor[i] = (thread.getCurrentThreadCpuTime() - busy) / 1e6;
        }
        double first = times[0];
        Arrays.sort(times);
        Arrays.sort(processor);
        System.out.printf(
                "%-22s%9.3f ms median (%.3f ms of the processor), %.3f ms the first; %s places%n",
                what, times[ROUNDS / 2], processor[ROUNDS / 2], first, result);
    }
}
