package glossa.indexing;

import glossa.corpus.CorpusStore.ReplaceResult;
import glossa.source.OwnJava;
import glossa.workspace.LargeUpdates;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Runs {@link LargeUpdates} by {@link IndexWorker}, in a process that ends with this one. */
public final class IndexProcess implements LargeUpdates {
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final Path index;
    private @Nullable Process process;
    private boolean isClosed;

    /**
     * @param index the folder of the workspace's index
     */
    public IndexProcess(Path index) {
        this.index = index;
    }

    @Override
    public ReplaceResult run(
            WorkspaceLocation site, Set<Path> kept, Workspace.Progress progress, Runnable written)
            throws IOException {
        Process started = start(site, kept);
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split("\t", 4);
            if (words[0].equals(IndexWorker.WHOLE)) {
                return ReplaceResult.REPLACED;
            } else if (words[0].equals(IndexWorker.WRITTEN)) {
                written.run();
            } else if (words[0].equals(IndexWorker.READING) && words.length == 4) {
                progress.reading(
                        Path.of(words[3]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            }
        }
        int code = exitCode(started);
        if (code == IndexWorker.BUSY) {
            return ReplaceResult.BUSY;
        }
        throw new IOException(
                code == IndexWorker.OUT_OF_MEMORY
                        ? "indexing needs more than " + IndexWorker.HEAP + " of memory"
                        : "the indexing process ended with exit code " + code);
    }

    @Override
    public void mergeSegments(WorkspaceLocation site, Set<Path> kept) throws IOException {
        var _ = start(site, kept);
    }

    private synchronized Process start(WorkspaceLocation site, Collection<Path> kept)
            throws IOException {
        stop();
        if (isClosed) {
            throw new IOException("indexing was ended");
        }
        ProcessBuilder builder = new ProcessBuilder(command());
        for (String options : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            builder.environment().remove(options);
        }
        Process started = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process = started;
        // Not closed: its end tells the process that this one has ended.
        DataOutputStream out = new DataOutputStream(started.getOutputStream());
        out.writeUTF(index.toString());
        write(out, site.folders());
        out.writeUTF(site.editorSettings());
        write(out, kept);
        out.flush();
        return started;
    }

    private static void write(DataOutputStream out, Collection<Path> paths) throws IOException {
        out.writeInt(paths.size());
        for (Path path : paths) {
            out.writeUTF(path.toString());
        }
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            // The answers of the server have a higher priority.
            command.addAll(List.of(NICE.toString(), "-n", "4"));
        }
        command.addAll(OwnJava.command(IndexWorker.OPTIONS, IndexWorker.class.getName()));
        return command;
    }

    @Override
    public synchronized void stop() {
        Process running = process;
        if (running != null) {
            // What it has not committed is discarded.
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
            int _ = exitCode(running);
            process = null;
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        stop();
    }

    private static int exitCode(Process ended) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return ended.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
