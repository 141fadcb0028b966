package glossa.indexing;

import glossa.index.PaperIndex;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.logging.LogManager;

/**
 * The main class of the process that makes large updates and then merges segments.
 *
 * <p>Standard input contains the folder of the index, the folders of the workspace, the editor's
 * settings and the files to be kept: each text as by {@link java.io.DataOutput#writeUTF}, each list
 * after its length in four bytes. The input stays open; when it ends, the server has ended, and
 * this process exits at once. Standard output contains lines: {@code reading}, number, count and
 * file, separated by tabs; {@code written} when the index has new contents; {@code whole} at the
 * end of the update.
 */
final class IndexWorker {
    static final String READING = "reading";
    static final String WRITTEN = "written";
    static final String WHOLE = "whole";

    /** The exit code if another process is writing the index. */
    static final int BUSY = 4;

    /** The exit code if the heap is too small; the same as that of the JVM's option. */
    static final int OUT_OF_MEMORY = 3;

    static final String HEAP = "1g";

    static final List<String> OPTIONS =
            List.of(
                    "-Xmx" + HEAP,
                    // More would not be touched again while it is in the processor's cache.
                    "-XX:MaxNewSize=48m",
                    "-Xss4m",
                    "-XX:+UseSerialGC",
                    // The process ends before code of the optimizing compiler would pay.
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    // Output of the JVM must not mix with the lines.
                    "-XX:+DisplayVMOutputToStderr",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access="
                            + (IndexWorker.class.getModule().isNamed()
                                    ? IndexWorker.class.getModule().getName()
                                    : "ALL-UNNAMED"));

    /** Few enough segments for fast searches, and enough to keep merges short. */
    private static final int SEGMENTS = 4;

    private IndexWorker() {}

    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager().reset();
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        Path index = Path.of(in.readUTF());
        WorkspaceLocation site = new WorkspaceLocation(paths(in), in.readUTF());
        List<Path> kept = paths(in);
        Thread.ofPlatform().daemon().start(() -> awaitEnd(in));
        try (PaperIndex store = IndexFolders.at(index, site)) {
            store.onPartialCommit(() -> out.println(WRITTEN));
            Workspace workspace = new Workspace(store);
            workspace.setSite(site);
            workspace.keep(new HashSet<>(kept));
            if (store.isBusy()) {
                Runtime.getRuntime().halt(BUSY);
            }
            boolean _ =
                    workspace.index(
                            (file, number, count) ->
                                    out.println(
                                            String.join(
                                                    "\t",
                                                    READING,
                                                    String.valueOf(number),
                                                    String.valueOf(count),
                                                    file.toString())));
            if (!workspace.isIndexed()) {
                Runtime.getRuntime().halt(BUSY);
            }
            out.println(WHOLE);
            store.mergeSegments(SEGMENTS);
        }
        // Processes that read PDFs may still be waiting for requests.
        Runtime.getRuntime().halt(0);
    }

    private static List<Path> paths(DataInputStream in) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            paths.add(Path.of(in.readUTF()));
        }
        return paths;
    }

    private static void awaitEnd(DataInputStream in) {
        try {
            while (in.read() >= 0) {
                // Nobody reads the output any more.
            }
        } catch (IOException e) {
            // Treated like the end of the input.
        }
        Runtime.getRuntime().halt(0);
    }
}
