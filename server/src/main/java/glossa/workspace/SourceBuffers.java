package glossa.workspace;

import glossa.source.reading.SourceFiles;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sources that are open in the editor, with their texts there. Thread-safe. */
final class SourceBuffers {
    /** The maximum length, in UTF-16 units, of a buffer that is compared with its file. */
    private static final int MAX_COMPARED_LENGTH = 8 << 20;

    private final Map<Path, Buffer> buffers = new ConcurrentHashMap<>();

    /** The buffers that once were equal to their files, with their text at that time. */
    private final Map<Path, Saved> saved = new ConcurrentHashMap<>();

    /** The text of a source as the editor has it. */
    record Buffer(int version, String text) {}

    private record Saved(int version, int hash) {
        static Saved of(Buffer buffer) {
            return new Saved(buffer.version(), buffer.text().hashCode());
        }
    }

    /** See {@link Workspace#putBuffer}. */
    void put(Path file, int version, String text) {
        buffers.put(file, new Buffer(version, text));
    }

    /** See {@link Workspace#bufferSaved}. */
    void save(Path file) {
        Buffer buffer = buffers.get(file);
        if (buffer != null) {
            saved.put(file, Saved.of(buffer));
        }
    }

    /** See {@link Workspace#closeBuffer}. */
    void close(Path file) {
        buffers.remove(file);
    }

    /** The files. */
    Set<Path> files() {
        return Set.copyOf(buffers.keySet());
    }

    /** The text of a source that is open. */
    Optional<String> text(Path file) {
        return Optional.ofNullable(buffers.get(file)).map(Buffer::text);
    }

    /**
     * The buffers with changes that their files do not have. A buffer that is still as it was when
     * it last equalled its file is not among them, even if the file has changed since: the editor
     * takes a while to notice that, and then the changes of another program would be missed.
     *
     * @param others further texts that the editor has of sources
     */
    Map<Path, Buffer> unsaved(Map<Path, Buffer> others) {
        Map<Path, Buffer> unsaved = new HashMap<>(buffers);
        unsaved.putAll(others);
        saved.keySet().retainAll(unsaved.keySet());
        unsaved.entrySet().removeIf(entry -> isSaved(entry.getKey(), entry.getValue()));
        return unsaved;
    }

    private boolean isSaved(Path file, Buffer buffer) {
        Saved now = Saved.of(buffer);
        boolean isSaved =
                now.equals(saved.get(file))
                        || buffer.text().length() <= MAX_COMPARED_LENGTH
                                && SourceFiles.text(file).filter(buffer.text()::equals).isPresent();
        if (isSaved) {
            saved.put(file, now);
        }
        return isSaved;
    }
}
