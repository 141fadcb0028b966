package glossa.notes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All notes at one moment. */
public final class Notes {
    /** No notes. */
    public static final Notes NONE = new Notes(Map.of());

    private final Map<String, Note> byUri;

    private Notes(Map<String, Note> byUri) {
        this.byUri = byUri;
    }

    /** The note with this uri. */
    public Optional<Note> note(String uri) {
        return Optional.ofNullable(byUri.get(uri));
    }

    /** All of them. */
    public Collection<Note> all() {
        return byUri.values();
    }

    /** What all notes are about and whom they cite. */
    public Collection<Outline> outlines() {
        return byUri.values().stream().map(Outline::of).toList();
    }

    /** These notes, with {@code note} in place of an older version of it. */
    public Notes with(Note note) {
        Map<String, Note> changed = new LinkedHashMap<>(byUri);
        changed.put(note.uri(), note);
        return new Notes(java.util.Collections.unmodifiableMap(changed));
    }

    /** These notes but the one with this uri. */
    public Notes without(String uri) {
        Map<String, Note> changed = new LinkedHashMap<>(byUri);
        changed.remove(uri);
        return new Notes(java.util.Collections.unmodifiableMap(changed));
    }
}
