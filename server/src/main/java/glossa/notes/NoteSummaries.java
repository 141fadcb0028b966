package glossa.notes;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The summaries of the notes on disk at one moment. Results that are computed from all of them can
 * be cached as long as the object is the same.
 */
public final class NoteSummaries {
    /** No summaries. */
    public static final NoteSummaries NONE = new NoteSummaries(Map.of(), Map.of());

    private final Map<String, PackedSummary> byPlace;
    private final Map<String, Integer> cited;
    private volatile @Nullable Map<String, List<String>> byPaper;
    private volatile @Nullable Set<String> names;
    private volatile @Nullable Map<String, Integer> progress;
    private volatile @Nullable CitationContexts contexts;
    private volatile @Nullable FieldUsage usage;
    private volatile @Nullable Set<String> targets;

    /** The contexts of the previous moment, from which these are computed. */
    private final @Nullable CitationContexts before;

    private final Map<String, List<CitationContext>> since;

    private NoteSummaries(Map<String, PackedSummary> byPlace, Map<String, Integer> cited) {
        this(byPlace, cited, null, Map.of());
    }

    private NoteSummaries(
            Map<String, PackedSummary> byPlace,
            Map<String, Integer> cited,
            @Nullable CitationContexts before,
            Map<String, List<CitationContext>> since) {
        this.byPlace = byPlace;
        this.cited = Collections.unmodifiableMap(cited);
        this.before = before;
        this.since = since;
    }

    /**
     * A copy with changed summaries.
     *
     * @param changed by uri; empty for a deleted note
     */
    public NoteSummaries with(Map<String, Optional<NoteSummary>> changed) {
        Map<String, PackedSummary> notes = new HashMap<>(byPlace);
        Map<String, Integer> counts = new HashMap<>(cited);
        changed.forEach(
                (uri, outline) -> {
                    String place = place(uri);
                    takeOut(Optional.ofNullable(notes.remove(place)), counts);
                    outline.ifPresent(
                            now -> {
                                notes.put(place, PackedSummary.of(now));
                                now.cited()
                                        .forEach(
                                                (key, times) ->
                                                        counts.merge(key, times, Integer::sum));
                            });
                });
        CitationContexts known = contexts;
        Map<String, List<CitationContext>> newer = new HashMap<>();
        if (known == null && before != null) {
            known = before;
            newer.putAll(since);
        }
        if (known == null
                || known.since() + newer.size() + changed.size() > CitationContexts.MAX_SINCE) {
            return new NoteSummaries(notes, counts);
        }
        changed.forEach(
                (uri, outline) ->
                        newer.put(place(uri), outline.map(NoteSummary::citings).orElse(List.of())));
        return new NoteSummaries(notes, counts, known, newer);
    }

    /** The contexts of all citations; computed on first use. */
    CitationContexts contexts() {
        CitationContexts known = contexts;
        if (known == null) {
            if (before != null) {
                known = before.with(since);
            } else {
                Map<String, List<CitationContext>> citings = new HashMap<>();
                byPlace.forEach((place, note) -> citings.put(place, note.outline().citings()));
                known = CitationContexts.of(citings);
            }
            contexts = known;
        }
        return known;
    }

    /** How fields are used; computed on first use. */
    FieldUsage usage() {
        FieldUsage known = usage;
        if (known == null) {
            known = FieldUsage.of(all());
            usage = known;
        }
        return known;
    }

    /** Whether a note defines this label, in lower case. */
    boolean hasTarget(String label) {
        Set<String> known = targets;
        if (known == null) {
            Set<String> all = new HashSet<>();
            byPlace.values().forEach(note -> all.addAll(note.targets()));
            known = all;
            targets = known;
        }
        return known.contains(label);
    }

    /** Subtracts the citations of a note from the counts. */
    private static void takeOut(Optional<PackedSummary> before, Map<String, Integer> counts) {
        before.ifPresent(
                note ->
                        note.outline()
                                .cited()
                                .forEach(
                                        (key, times) ->
                                                counts.merge(key, -times, NoteSummaries::sum)));
    }

    /** The sum; null for zero. */
    @SuppressWarnings("NullAway") // null removes the entry from the map (Map.merge).
    static Integer sum(Integer one, Integer other) {
        return one + other == 0 ? null : (Integer) (one + other);
    }

    /** The number of notes. */
    public int size() {
        return byPlace.size();
    }

    /** The number of citations of each key. */
    public Map<String, Integer> cited() {
        return cited;
    }

    /** All summaries, in no particular order; each is unpacked when the stream reaches it. */
    public Stream<NoteSummary> all() {
        return unpacked(place -> true, note -> true);
    }

    /** The note at a place. */
    Optional<PackedSummary> at(String place) {
        return Optional.ofNullable(byPlace.get(place));
    }

    /** The places of the literature notes on a paper. */
    List<String> about(String key) {
        Map<String, List<String>> known = byPaper;
        if (known == null) {
            Map<String, List<String>> places = new HashMap<>();
            byPlace.forEach(
                    (place, note) ->
                            note.paper()
                                    .ifPresent(
                                            paper ->
                                                    places.computeIfAbsent(
                                                                    paper, of -> new ArrayList<>())
                                                            .add(place)));
            known = places;
            byPaper = known;
        }
        return known.getOrDefault(key, List.of());
    }

    /** Whether a note has this file name, in lower case and without its ending. */
    boolean hasNamed(String name) {
        Set<String> known = names;
        if (known == null) {
            known = byPlace.keySet().stream().map(NoteSummaries::name).collect(Collectors.toSet());
            names = known;
        }
        return known.contains(name);
    }

    /** The file name at a place, in lower case and without its ending. */
    static String name(String place) {
        String file = place.substring(place.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return (dot > 0 ? file.substring(0, dot) : file).toLowerCase(Locale.ROOT);
    }

    /**
     * The progress of the reader with each paper that has a literature note ({@link
     * ReadingState#progress}), by key.
     */
    Map<String, Integer> progress() {
        Map<String, Integer> known = progress;
        if (known == null) {
            Map<String, Integer> byKey = new HashMap<>();
            byPlace.values()
                    .forEach(
                            note ->
                                    note.paper()
                                            .ifPresent(
                                                    key ->
                                                            byKey.merge(
                                                                    key,
                                                                    note.progress(),
                                                                    Math::max)));
            known = byKey;
            progress = known;
        }
        return known;
    }

    /** The summaries whose place and packed form satisfy the conditions. */
    Stream<NoteSummary> unpacked(Predicate<String> place, Predicate<PackedSummary> note) {
        return byPlace.entrySet().stream()
                .filter(entry -> note.test(entry.getValue()) && place.test(entry.getKey()))
                .map(entry -> entry.getValue().outline());
    }

    /** The approximate heap size of the summaries, in bytes. */
    public long bytes() {
        return byPlace.entrySet().stream()
                .mapToLong(entry -> 48 + 40 + entry.getKey().length() + entry.getValue().size())
                .sum();
    }

    /**
     * A normal form of a file's uri: editors percent-encode different characters, and write the
     * letter of a drive in either case.
     */
    static String place(String uri) {
        try {
            String path = uri.startsWith("file:") ? new URI(uri).getPath() : null;
            if (path == null) {
                return uri;
            }
            boolean drive = path.length() > 2 && path.charAt(0) == '/' && path.charAt(2) == ':';
            return drive ? "/" + Character.toLowerCase(path.charAt(1)) + path.substring(2) : path;
        } catch (URISyntaxException e) {
            return uri;
        }
    }
}
