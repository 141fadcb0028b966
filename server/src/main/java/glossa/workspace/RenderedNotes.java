package glossa.workspace;

import glossa.notes.Note;
import glossa.source.BoundedFiles;
import glossa.source.PrivateFiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was rendered last for literature notes and generated blocks, in a folder of the user; for
 * each a folder with these files:
 *
 * <pre>
 * last       what was rendered last
 * proposed   what was rendered for a change that an editor may have made or not
 * before     the note without that change
 * after      the note with it
 * day        the day of the first rendering
 * owner      the uri of the note
 * </pre>
 */
public final class RenderedNotes {
    /** Bytes of one note. */
    private static final long MAX_BYTES = 64 << 20;

    private static final List<String> NAMES =
            List.of("last", "proposed", "before", "after", "day", "owner");

    private final Optional<Path> folder;

    /** By paper and name, where there is no folder. */
    private final Map<String, String> kept = new ConcurrentHashMap<>();

    private RenderedNotes(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Those in a folder, which need not be there yet. */
    public static RenderedNotes in(Path folder) {
        return new RenderedNotes(Optional.of(folder));
    }

    /** Those of this process. */
    public static RenderedNotes inMemory() {
        return new RenderedNotes(Optional.empty());
    }

    /**
     * By what a rendering is found again.
     *
     * @param uri of its note
     * @param part of the note; empty for all of it
     * @param what is rendered: by it a note is known that was renamed or moved
     */
    public record RenderedName(String uri, String part, String what) {
        private String own() {
            return part + uri;
        }
    }

    /** The keys of a name, but for what another note has that is still there. */
    private List<String> keys(RenderedName name) {
        Optional<String> owner = read(name.what(), "owner");
        boolean isOfAnother =
                owner.filter(uri -> !uri.equals(name.uri()))
                        .flatMap(Note::file)
                        .filter(Files::exists)
                        .isPresent();
        return isOfAnother ? List.of(name.own()) : List.of(name.own(), name.what());
    }

    /**
     * What was rendered last.
     *
     * @param note the text of the note, or of the block, now: it tells whether the editor made the
     *     last change
     */
    public Optional<String> last(RenderedName name, String note) {
        return keys(name).stream().flatMap(key -> last(key, note).stream()).findFirst();
    }

    private Optional<String> last(String key, String note) {
        Optional<String> proposed = read(key, "proposed");
        if (proposed.isPresent()) {
            String before = read(key, "before").orElse("");
            String after = read(key, "after").orElse("");
            if (common(note, after) >= common(note, before)) {
                return proposed;
            }
        }
        return read(key, "last");
    }

    /** The day on which something was rendered for the first time. */
    public Optional<LocalDate> day(RenderedName name) {
        return keys(name).stream().flatMap(key -> day(key).stream()).findFirst();
    }

    private Optional<LocalDate> day(String key) {
        try {
            return read(key, "day").map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String firstDay(RenderedName name) {
        return day(name).orElseGet(() -> LocalDate.now(ZoneId.systemDefault())).toString();
    }

    /** The lines that two texts have in common, less those that the second one has alone. */
    private static int common(String note, String other) {
        Map<String, Integer> lines = new HashMap<>();
        note.lines().forEach(line -> lines.merge(line, 1, Integer::sum));
        int common = 0;
        for (String line : other.lines().toList()) {
            boolean isThere = lines.merge(line, -1, Integer::sum) >= 0;
            common += isThere ? 1 : -1;
        }
        return common;
    }

    /** Records that a note was written with what was rendered. */
    public void written(RenderedName name, String rendered) throws IOException {
        String day = firstDay(name);
        for (String key : keys(name)) {
            write(key, Map.of("last", rendered, "day", day, "owner", name.uri()));
            delete(key, List.of("proposed", "before", "after"));
        }
    }

    /**
     * Records a change that is proposed to an editor.
     *
     * @param before the note now; empty for one that is created
     * @param after the note with the change
     */
    public void proposed(RenderedName name, String before, String after, String rendered)
            throws IOException {
        Optional<String> last = last(name, before);
        String day = firstDay(name);
        for (String key : keys(name)) {
            if (last.isPresent()) {
                write(key, Map.of("last", last.get()));
            }
            write(
                    key,
                    Map.of(
                            "proposed",
                            rendered,
                            "before",
                            before,
                            "after",
                            after,
                            "day",
                            day,
                            "owner",
                            name.uri()));
        }
    }

    private Optional<String> read(String key, String name) {
        if (folder.isEmpty()) {
            return Optional.ofNullable(kept.get(name + " " + key));
        }
        try {
            return Optional.of(
                    new String(
                            BoundedFiles.read(file(folder.get(), key, name), MAX_BYTES),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(String key, Map<String, String> texts) throws IOException {
        for (String name : NAMES) {
            String text = texts.get(name);
            if (text == null) {
                continue;
            }
            if (folder.isEmpty()) {
                kept.put(name + " " + key, text);
                continue;
            }
            Path file = file(folder.get(), key, name);
            PrivateFiles.createFolder(file.resolveSibling("."));
            Path whole = file.resolveSibling(name + ".new");
            Files.writeString(whole, text);
            PrivateFiles.restrictFile(whole);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void delete(String key, List<String> names) throws IOException {
        for (String name : names) {
            kept.remove(name + " " + key);
            if (folder.isPresent()) {
                Files.deleteIfExists(file(folder.get(), key, name));
            }
        }
    }

    private static Path file(Path folder, String key, String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash, 0, 16)).resolve(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
