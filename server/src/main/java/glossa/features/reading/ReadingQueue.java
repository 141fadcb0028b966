package glossa.features.reading;

import glossa.features.MarkdownText;
import glossa.features.PaperLabels;
import glossa.features.ReadingView;
import glossa.features.completion.Recommendations;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.ReadingState;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to read next, each with why: papers that notes cite and the reader has not read, those that
 * are read and have no note, and those that fit what the reader writes now.
 */
public final class ReadingQueue {
    /** Recommended papers that are looked through for ones to read. */
    private static final int MAX_FITTING = 50;

    private ReadingQueue() {}

    /** Why a paper is in the queue. */
    public enum Reason {
        CITED_NOT_READ("cited and not read"),
        READ_WITHOUT_NOTE("read and without a note"),
        FITS("fits what you write");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason as a heading. */
        public String words() {
            return words;
        }
    }

    /**
     * A paper to read.
     *
     * @param why in words: {@code cited 3 times}
     */
    public record Entry(Paper paper, Reason reason, String why) {}

    /**
     * The queue, by reason.
     *
     * @param writing the note that the reader writes, if any; what fits its end is added
     * @param limit the most entries of each reason
     */
    public static List<Entry> of(Snapshot snapshot, Optional<Note> writing, int limit) {
        List<Entry> all = new ArrayList<>(citedNotRead(snapshot, limit));
        all.addAll(readWithoutNote(snapshot, limit));
        Set<String> known = new HashSet<>();
        all.forEach(entry -> known.add(entry.paper().key()));
        writing.ifPresent(
                note ->
                        fitting(snapshot, note).stream()
                                .filter(entry -> known.add(entry.paper().key()))
                                .limit(limit)
                                .forEach(all::add));
        return all;
    }

    /** The queue as a Markdown document; a paper leads to its literature note, else its record. */
    public static String markdown(Snapshot snapshot, List<Entry> entries) {
        StringBuilder text = new StringBuilder("# What to read next\n");
        Optional<Reason> last = Optional.empty();
        for (Entry entry : entries) {
            if (!last.equals(Optional.of(entry.reason()))) {
                last = Optional.of(entry.reason());
                text.append("\n## ").append(entry.reason().words()).append("\n\n");
            }
            text.append("- [")
                    .append(MarkdownText.escaped(PaperLabels.line(entry.paper())))
                    .append("](")
                    .append(link(snapshot, entry.paper()))
                    .append(") · ")
                    .append(MarkdownText.code(entry.paper().key()))
                    .append(" · ")
                    .append(MarkdownText.escaped(entry.why()))
                    .append("\n");
        }
        return text.append(entries.isEmpty() ? "\nNothing is left to read.\n" : "").toString();
    }

    private static String link(Snapshot snapshot, Paper paper) {
        return LiteratureNoteText.existing(snapshot, paper).stream()
                .findFirst()
                .map(note -> MarkdownText.linkDestination(note.uri()))
                .orElseGet(
                        () -> {
                            Source source = paper.sources().getFirst();
                            return MarkdownText.linkDestination(source.file().toUri().toString())
                                    + "#L"
                                    + (source.name().start().line() + 1);
                        });
    }

    private static List<Entry> citedNotRead(Snapshot snapshot, int limit) {
        Map<String, Paper> papers = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        // The most cited first, so that not all papers need to be looked at.
        List<Map.Entry<String, Integer>> cited =
                snapshot.notes().cited().entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .toList();
        for (var key : cited) {
            if (papers.size() >= limit) {
                break;
            }
            snapshot.corpus()
                    .paper(key.getKey())
                    .filter(paper -> ReadingView.of(snapshot, paper).state() != ReadingState.READ)
                    .ifPresent(
                            paper -> {
                                papers.putIfAbsent(paper.key(), paper);
                                times.merge(paper.key(), key.getValue(), Integer::sum);
                            });
        }
        return papers.values().stream()
                .sorted(
                        Comparator.comparingInt(
                                        (Paper paper) -> -times.getOrDefault(paper.key(), 0))
                                .thenComparing(Paper::key))
                .map(
                        paper ->
                                new Entry(
                                        paper,
                                        Reason.CITED_NOT_READ,
                                        why(snapshot, paper, times.getOrDefault(paper.key(), 0))))
                .toList();
    }

    private static String why(Snapshot snapshot, Paper paper, int times) {
        ReadingView view = ReadingView.of(snapshot, paper);
        return "cited "
                + (times == 1 ? "once" : times + " times")
                + (view.state() == ReadingState.READING ? ", reading" : "");
    }

    /** Papers that a tag or a reference manager says are read. */
    private static List<Entry> readWithoutNote(Snapshot snapshot, int limit) {
        return ReadingView.tagged(snapshot, EnumSet.of(ReadingState.READ)).stream()
                .sorted()
                .flatMap(key -> snapshot.corpus().paper(key).stream())
                .filter(paper -> LiteratureNoteText.existing(snapshot, paper).isEmpty())
                .limit(limit)
                .map(
                        paper ->
                                new Entry(
                                        paper,
                                        Reason.READ_WITHOUT_NOTE,
                                        ReadingView.of(snapshot, paper).inWords()))
                .toList();
    }

    private static List<Entry> fitting(Snapshot snapshot, Note note) {
        Set<String> cited = new HashSet<>();
        note.items().forEach(item -> cited.add(item.key()));
        Cursor end = new Cursor(note, note.text().stripTrailing().length());
        return Recommendations.at(snapshot, end, MAX_FITTING).stream()
                .map(Recommendations.Recommendation::paper)
                .filter(paper -> paper.names().stream().noneMatch(cited::contains))
                .filter(paper -> ReadingView.of(snapshot, paper).state() == ReadingState.UNREAD)
                .map(paper -> new Entry(paper, Reason.FITS, "fits the end of the note"))
                .toList();
    }
}
