package glossa.features;

import glossa.corpus.Corpus;
import glossa.notes.NoteSummary;
import glossa.notes.ReadingState;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.query.PaperQuery;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far the reader is with a paper: by the front matter of its literature notes; what they do not
 * say, by the tags that readers give papers in Zotero ({@code /unread}, {@code /reading}, {@code
 * /read}), and by when its PDF was last read there.
 *
 * @param status as written; empty if nothing says it
 * @param rating as written
 * @param read when it was read, or last read: {@code 2026-10-02}
 * @param tags of its literature notes
 */
public record ReadingView(
        Optional<String> status,
        Optional<String> rating,
        Optional<String> read,
        List<String> tags) {
    /** Tags in a summary. */
    private static final int MAX_TAGS = 5;

    /** Papers with a tag that are looked at. */
    private static final int MAX_TAGGED = 10_000;

    public ReadingView {
        tags = List.copyOf(tags);
    }

    /** The view of a paper. */
    public static ReadingView of(Snapshot snapshot, Paper paper) {
        return of(snapshot, paper.names(), Optional.of(paper));
    }

    /**
     * The view of a paper by a name of it, also of one that only literature notes name.
     *
     * @param name the paper's key, or another name of it
     */
    public static ReadingView of(Snapshot snapshot, String name) {
        Optional<Paper> paper = snapshot.corpus().paper(name);
        Set<String> names = new LinkedHashSet<>(List.of(name));
        paper.ifPresent(found -> names.addAll(found.names()));
        return of(snapshot, names, paper);
    }

    private static ReadingView of(
            Snapshot snapshot, Collection<String> names, Optional<Paper> paper) {
        List<NoteSummary> about =
                names.stream().flatMap(each -> snapshot.notes().about(each).stream()).toList();
        Optional<String> read = first(about, "read");
        return new ReadingView(
                first(about, "status")
                        .or(() -> paper.flatMap(ReadingView::ofTags).map(ReadingState::word)),
                first(about, "rating"),
                read.or(() -> paper.map(found -> found.fields().get(Paper.LAST_READ))),
                about.stream()
                        .flatMap(note -> note.fields().getOrDefault("tags", List.of()).stream())
                        .distinct()
                        .toList());
    }

    private static Optional<String> first(List<NoteSummary> notes, String field) {
        return notes.stream()
                .flatMap(note -> note.fields().getOrDefault(field, List.of()).stream())
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** The state that a tag of the paper names: {@code /unread}. */
    private static Optional<ReadingState> ofTags(Paper paper) {
        return Arrays.stream(paper.fields().getOrDefault("keyword", "").split(",|;", -1))
                .map(String::strip)
                .filter(tag -> tag.startsWith("/"))
                .flatMap(tag -> ReadingState.named(TextFolding.squeeze(tag)).stream())
                .findFirst();
    }

    /** In one line: {@code status: read · rating: 4 · read: 2026-10-02 · tags: method, nlp}. */
    public String inWords() {
        List<String> parts = new ArrayList<>();
        status.ifPresent(value -> parts.add("status: " + value));
        rating.ifPresent(value -> parts.add("rating: " + value));
        read.ifPresent(value -> parts.add("read: " + value));
        if (!tags.isEmpty()) {
            parts.add(
                    "tags: "
                            + String.join(", ", tags.subList(0, Math.min(MAX_TAGS, tags.size())))
                            + (tags.size() > MAX_TAGS ? ", …" : ""));
        }
        return String.join(" · ", parts);
    }

    /** The state that the status names; a paper with a day of reading and no status is read. */
    public ReadingState state() {
        return status.map(
                        written ->
                                ReadingState.named(TextFolding.squeeze(written))
                                        .orElse(ReadingState.UNREAD))
                .orElse(read.isPresent() ? ReadingState.READ : ReadingState.UNREAD);
    }

    /**
     * {@code read}, {@code reading} or {@code unread} for the words that notes use for these
     * states; any other word as it is, folded.
     */
    public static String normalized(String status) {
        String plain = TextFolding.squeeze(status);
        return ReadingState.named(plain).map(ReadingState::word).orElse(plain);
    }

    /** The names of the papers whose tags name one of these states, and whose notes have none. */
    public static Set<String> tagged(Snapshot snapshot, Set<ReadingState> states) {
        Corpus corpus = snapshot.corpus();
        Set<String> names = new HashSet<>();
        for (ReadingState state : states) {
            PaperQuery sought =
                    new PaperQuery.Words(PaperQuery.Field.TAG, "/" + state.word(), true);
            corpus.find(sought, MAX_TAGGED).stream()
                    .filter(paper -> ofTags(paper).filter(states::contains).isPresent())
                    .filter(paper -> !hasStatus(snapshot, paper))
                    .map(Paper::key)
                    .forEach(names::add);
        }
        return names;
    }

    private static boolean hasStatus(Snapshot snapshot, Paper paper) {
        return paper.names().stream()
                .flatMap(name -> snapshot.notes().about(name).stream())
                .anyMatch(note -> note.fields().containsKey("status"));
    }
}
