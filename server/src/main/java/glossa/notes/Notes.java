package glossa.notes;

import glossa.grammar.CitationItem;

import org.jspecify.annotations.Nullable;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All notes at one moment: the open notes, and the summaries of the notes on disk. An open note
 * takes precedence over its file.
 */
public final class Notes {
    /** No notes. */
    public static final Notes NONE = new Notes(Map.of(), NoteSummaries.NONE);

    private final Map<String, Open> open;
    private final NoteSummaries onDisk;
    private volatile @Nullable Map<String, Integer> cited;
    private volatile @Nullable List<Open> literature;
    private volatile @Nullable Map<String, Integer> progress;

    private Notes(Map<String, Open> open, NoteSummaries onDisk) {
        this.open = Collections.unmodifiableMap(open);
        this.onDisk = onDisk;
    }

    /** An open note; its summary is computed on first use. */
    private static final class Open {
        final Note note;
        final String place;
        private volatile @Nullable NoteSummary outline;

        Open(Note note) {
            this.note = note;
            this.place = NoteSummaries.place(note.uri());
        }

        /** The number of citations of each key. */
        Map<String, Integer> cited() {
            return NoteSummary.counts(note.items().stream().map(CitationItem::key));
        }

        NoteSummary outline() {
            NoteSummary made = outline;
            if (made == null) {
                made = NoteSummary.of(note);
                outline = made;
            }
            return made;
        }
    }

    /** The open note with this uri. */
    public Optional<Note> note(String uri) {
        return Optional.ofNullable(open.get(uri)).map(of -> of.note);
    }

    /** All open notes. */
    public Collection<Note> all() {
        return open.values().stream().map(of -> of.note).toList();
    }

    /** The summaries of the notes on disk; the same object until one of them changes. */
    public NoteSummaries onDisk() {
        return onDisk;
    }

    /**
     * The summaries of all notes, the open ones first. Those on disk are unpacked at each call:
     * callers that often need all of them should cache their result as long as {@link #onDisk} is
     * the same.
     */
    public Collection<NoteSummary> outlines() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<NoteSummary> iterator() {
                return unpacked(note -> true, note -> true).iterator();
            }

            @Override
            public int size() {
                Set<String> places = places();
                places.removeIf(place -> onDisk.at(place).isPresent());
                return onDisk.size() + places.size();
            }
        };
    }

    /** The summaries of the open notes, and of those on disk that satisfy the conditions. */
    private Stream<NoteSummary> unpacked(
            Predicate<NoteSummary> isOpen, Predicate<PackedSummary> isOnDisk) {
        Set<String> places = places();
        return Stream.concat(
                open.values().stream().map(Open::outline).filter(isOpen),
                onDisk.unpacked(place -> !places.contains(place), isOnDisk));
    }

    /** The summary of a note, open or on disk. */
    public Optional<NoteSummary> outline(String uri) {
        return Optional.ofNullable(open.get(uri))
                .map(Open::outline)
                .or(() -> onDisk.at(NoteSummaries.place(uri)).map(PackedSummary::outline));
    }

    /** All citations of a key, grouped by note. */
    public List<CitationPlace> citing(String key) {
        return citing(Set.of(key));
    }

    /**
     * All citations of any of these keys, grouped by note and in text order.
     *
     * @param keys the names of one paper
     */
    public List<CitationPlace> citing(Set<String> keys) {
        List<CitationPlace> places = new ArrayList<>();
        unpacked(note -> true, note -> keys.stream().anyMatch(note::mayCite))
                .forEach(
                        note -> {
                            for (NoteSummary.Item item : note.items()) {
                                if (keys.contains(item.key())) {
                                    places.add(new CitationPlace(note, item));
                                }
                            }
                        });
        return places;
    }

    /**
     * Whether there is a note with this file name, without its ending and in either case: the one
     * that {@code [[name]]} links to.
     */
    public boolean hasNamed(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return onDisk.hasNamed(folded)
                || open.values().stream()
                        .anyMatch(of -> NoteSummaries.name(of.place).equals(folded));
    }

    /** The literature notes on a paper, by the key that they name. */
    public List<NoteSummary> about(String key) {
        List<String> written = onDisk.about(key);
        List<Open> literature = openLiterature();
        if (written.isEmpty() && literature.isEmpty()) {
            return List.of();
        }
        Set<String> places = places();
        return Stream.concat(
                        literature.stream()
                                .filter(of -> of.note.paper().filter(key::equals).isPresent())
                                .map(Open::outline),
                        written.stream()
                                .filter(place -> !places.contains(place))
                                .flatMap(place -> onDisk.at(place).stream())
                                .map(PackedSummary::outline))
                .toList();
    }

    private List<Open> openLiterature() {
        List<Open> found = literature;
        if (found == null) {
            found = open.values().stream().filter(of -> of.note.paper().isPresent()).toList();
            literature = found;
        }
        return found;
    }

    /** All literature notes. */
    public List<NoteSummary> literature() {
        return unpacked(note -> note.paper().isPresent(), note -> note.paper().isPresent())
                .toList();
    }

    /** The contexts of all citations. */
    public CitationContexts contexts() {
        Map<String, List<CitationContext>> citings = new HashMap<>();
        open.values().forEach(of -> citings.put(of.place, of.outline().citings()));
        return onDisk.contexts().with(citings);
    }

    /**
     * How the fields of all notes are used; open notes are counted in addition to their files on
     * disk.
     */
    public FieldUsage usage() {
        return open.isEmpty()
                ? onDisk.usage()
                : onDisk.usage().with(open.values().stream().map(Open::outline));
    }

    /** The number of citations of each key; keys without citations are absent. */
    public Map<String, Integer> cited() {
        Map<String, Integer> counts = cited;
        if (counts == null) {
            counts = open.isEmpty() ? onDisk.cited() : counted();
            cited = counts;
        }
        return counts;
    }

    /**
     * Whether a note defines this label for cross-references; upper and lower case are the same. A
     * label that only the saved file of an open note defines counts too.
     */
    public boolean hasTarget(String label) {
        String wanted = label.toLowerCase(Locale.ROOT);
        return onDisk.hasTarget(wanted)
                || open.values().stream()
                        .anyMatch(of -> of.note.syntax().targets().contains(wanted));
    }

    /** The counts of the open notes are applied to those of the notes on disk. */
    private Map<String, Integer> counted() {
        Map<String, Integer> differences = new HashMap<>();
        for (Open note : open.values()) {
            note.cited().forEach((key, times) -> differences.merge(key, times, NoteSummaries::sum));
            onDisk.at(note.place)
                    .ifPresent(
                            before ->
                                    before.cited()
                                            .forEach(
                                                    (key, times) ->
                                                            differences.merge(
                                                                    key,
                                                                    -times,
                                                                    NoteSummaries::sum)));
        }
        return new LayeredCounts(onDisk.cited(), differences);
    }

    /**
     * The progress of the reader with each paper that has a literature note, by the key in the
     * note: 3 for read, 2 for reading, 1 otherwise.
     */
    public Map<String, Integer> progress() {
        Map<String, Integer> known = progress;
        if (known == null) {
            Map<String, Integer> saved = onDisk.progress();
            Map<String, Integer> differences = new HashMap<>();
            for (Open note : open.values()) {
                note.note.paper().ifPresent(key -> differences.put(key, 0));
                onDisk.at(note.place)
                        .flatMap(PackedSummary::paper)
                        .ifPresent(key -> differences.put(key, 0));
            }
            differences.replaceAll((key, none) -> progress(key) - saved.getOrDefault(key, 0));
            known = differences.isEmpty() ? saved : new LayeredCounts(saved, differences);
            progress = known;
        }
        return known;
    }

    private int progress(String key) {
        return about(key).stream()
                .mapToInt(note -> ReadingState.progress(note.fields()))
                .max()
                .orElse(0);
    }

    private Set<String> places() {
        Set<String> places = new HashSet<>();
        open.values().forEach(of -> places.add(of.place));
        return places;
    }

    /** A copy with this version of an open note. */
    public Notes with(Note note) {
        Map<String, Open> changed = new LinkedHashMap<>(open);
        changed.put(note.uri(), new Open(note));
        return new Notes(changed, onDisk);
    }

    /** A copy with these summaries of the notes on disk. */
    public Notes with(NoteSummaries outlines) {
        return outlines == onDisk ? this : new Notes(open, outlines);
    }

    /** A copy without this open note; its file counts again. */
    public Notes without(String uri) {
        Map<String, Open> changed = new LinkedHashMap<>(open);
        changed.remove(uri);
        return new Notes(changed, onDisk);
    }
}
