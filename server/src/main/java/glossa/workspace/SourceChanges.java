package glossa.workspace;

import glossa.source.Chunk;
import glossa.source.SourceFile;
import glossa.source.SourceFile.Contents;
import glossa.source.reading.SharedMacros;
import glossa.source.reading.SourceFiles;
import glossa.workspace.SourceBuffers.Buffer;
import glossa.workspace.SourceUpdates.UpdateRequest;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Which sources differ from what the store has of them, by their stamps: those of their files, or
 * of the buffers that an editor has not saved.
 */
final class SourceChanges {
    /** Files that are no text and are read here; a PDF takes as long as a thousand entries. */
    private static final int MAX_BINARY_HERE = 64;

    /** Begins the stamp of what only the editor of one process has; the process follows. */
    private static final String BUFFER = "buffer ";

    private static final String OWN_BUFFER = BUFFER + ProcessHandle.current().pid() + " ";

    private final BooleanSupplier hasElsewhere;
    private final LongSupplier now;
    private final Runnable whenBeingWritten;
    private final SharedMacros sharedMacros = new SharedMacros();

    /**
     * @param hasElsewhere whether what is too large to be read here is read elsewhere
     * @param now milliseconds, by the clock of the files' times
     * @param whenBeingWritten told where a file that is being written is left for the next run
     */
    SourceChanges(BooleanSupplier hasElsewhere, LongSupplier now, Runnable whenBeingWritten) {
        this.hasElsewhere = hasElsewhere;
        this.now = now;
        this.whenBeingWritten = whenBeingWritten;
    }

    /**
     * What a run has to do.
     *
     * @param files the sources that have to be read
     * @param gone those that are sources no longer
     * @param newBytes an estimate of what has to be read
     * @param isReadWhole whether it includes a large file that is in memory as a whole while it is
     *     read
     */
    record UpdateWork(List<SourceFile> files, List<Path> gone, long newBytes, boolean isReadWhole) {
        boolean isEmpty() {
            return files.isEmpty() && gone.isEmpty();
        }
    }

    /**
     * What differs.
     *
     * @param known the stamps of what the store has
     */
    UpdateWork since(Map<Path, String> known, UpdateRequest request) {
        List<Path> sources = request.found().sources();
        String settings = rule(request);
        Map<Path, String> macros = sharedMacros.of(sources);
        List<Path> changed = new ArrayList<>();
        long newBytes = 0;
        boolean isReadWhole = false;
        for (Path file : sources) {
            String before = known.getOrDefault(file, "");
            String rule = settings + digest(macros.getOrDefault(file, ""));
            if (request.kept().contains(file)
                    || isOfAnother(before)
                    || stamp(file, request.unsaved(), rule).equals(before)) {
                continue;
            }
            changed.add(file);
            isReadWhole |=
                    hasElsewhere.getAsBoolean()
                            && !request.unsaved().containsKey(file)
                            && SourceFiles.isReadWhole(file, SourceUpdates.MAX_HERE);
            newBytes += newBytes(file, before);
        }
        List<Path> gone = new ArrayList<>(known.keySet());
        gone.removeAll(new HashSet<>(sources));
        List<SourceFile> files = new ArrayList<>();
        for (Path file : changed) {
            int number = files.size() + 1;
            Buffer buffer = request.unsaved().get(file);
            String shared = macros.getOrDefault(file, "");
            String rule = settings + digest(shared);
            files.add(
                    new SourceFile(
                            file,
                            stamp(file, request.unsaved(), rule),
                            rule,
                            buffer != null,
                            () -> {
                                request.progress().reading(file, number, changed.size());
                                return open(file, known.get(file), buffer, shared);
                            }));
        }
        return new UpdateWork(files, gone, newBytes, isReadWhole);
    }

    /** Other settings may mean other names and another order of trust: then all is read again. */
    private static String rule(UpdateRequest request) {
        int settings = request.found().settings().sourcesFingerprint().hashCode();
        return "|" + Integer.toHexString(settings) + request.found().chosenKeysDigest();
    }

    private static String digest(String macros) {
        return macros.isEmpty() ? "" : "+" + Integer.toHexString(macros.hashCode());
    }

    private static String stamp(Path file, Map<Path, Buffer> unsaved, String rule) {
        Buffer buffer = unsaved.get(file);
        return (buffer == null
                        ? SourceFiles.stamp(file)
                        : OWN_BUFFER + buffer.version() + " " + buffer.text().hashCode())
                + rule;
    }

    private static long newBytes(Path file, String before) {
        if (!FileKinds.isText(file)) {
            return SourceUpdates.MAX_HERE / MAX_BINARY_HERE;
        }
        long size = SourceFiles.size(SourceFiles.stamp(file));
        return Math.max(0, size - SourceFiles.size(before));
    }

    /** Whether the stamp is of what is typed in another server's editor, which goes on. */
    private static boolean isOfAnother(String stamp) {
        if (!stamp.startsWith(BUFFER) || isOfOwnBuffer(stamp)) {
            return false;
        }
        String process = stamp.substring(BUFFER.length()).split(" ", 2)[0];
        return process.chars().allMatch(Character::isDigit)
                && ProcessHandle.of(Long.parseLong(process)).isPresent();
    }

    /** Whether the stamp is of what only this server's editor has. */
    static boolean isOfOwnBuffer(String stamp) {
        return stamp.startsWith(OWN_BUFFER);
    }

    private Contents open(
            Path file, @Nullable String before, @Nullable Buffer buffer, String macros) {
        if (buffer != null) {
            Contents contents = SourceFiles.open(file, Optional.of(buffer.text()), macros);
            return before == null ? contents : HalfWrittenSources.contents(contents);
        }
        Contents contents = SourceFiles.open(file, Optional.empty(), macros);
        if (before == null) {
            return contents;
        }
        if (HalfWrittenSources.isBeingWritten(
                file, SourceFiles.size(before), contents, now.getAsLong())) {
            whenBeingWritten.run();
            return Contents.waiting();
        }
        List<Chunk> chunks = contents.pieces().orElse(List.of());
        if (hasElsewhere.getAsBoolean()
                && !chunks.isEmpty()
                && chunks.getLast().end() - chunks.getLast().start() > SourceUpdates.MAX_HERE) {
            // The store decides whether so large a chunk is new; if it is, this run ends.
            return contents;
        }
        return HalfWrittenSources.contents(contents);
    }
}
