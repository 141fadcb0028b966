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
 * The program of the process that does large runs, and then makes the index faster.
 *
 * <p>On standard input come the folder of the index, the folders of the workspace, the editor's
 * settings and the files to be kept: each text as {@link java.io.DataOutput#writeUTF}, each list
 * behind its length in four bytes. The input stays open; at its end the server is gone, and so is
 * this process, whatever it was about. On standard output go lines: {@code reading}, number, count
 * and file, with tabs between; {@code written} when there is more to see in the index; {@code
 * whole} at the end of the run.
 */
final class IndexWorker {
    static final String READING = "reading";
    static final String WRITTEN = "written";
    static final String WHOLE = "whole";

    /** The exit code where another process is writing the index. */
    static final int BUSY = 4;

    /** The exit code for a heap that is too small, as that of the JVM's own option. */
    static final int OUT_OF_MEMORY = 3;

    static final String HEAP = "1g";

    static final List<String> OPTIONS =
            List.of(
                    "-Xmx" + HEAP,
                    "-Xss4m",
                    "-XX:+UseSerialGC",
                    // Over before the slower compiler's code would pay.
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    // The JVM's own words must not stand between the lines.
                    "-XX:+DisplayVMOutputToStderr",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access="
                            + (IndexWorker.class.getModule().isNamed()
                                    ? IndexWorker.class.getModule().getName()
                                    : "ALL-UNNAMED"));

    /** So few segments that each question is fast, and so many that no merge takes forever. */
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
        // Readers of PDFs may still wait for more.
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
                // Nothing more is said.
            }
        } catch (IOException e) {
            // As well as the end.
        }
        Runtime.getRuntime().halt(0);
    }
}
