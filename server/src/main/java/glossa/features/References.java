package glossa.features;

import glossa.corpus.Paper;
import glossa.corpus.Source;
import glossa.grammar.CitationItem;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.CitedIn;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Find references: who cites a paper, by whichever of its names, and where its records stand. */
public final class References {
    private References() {}

    /**
     * Where a paper is spoken of.
     *
     * @param records its declarations: a record in each source, the most trusted first
     * @param citations in all notes, open or not, those of one note in its order
     */
    public record Found(List<Source> records, List<CitedIn> citations) {
        public Found {
            records = List.copyOf(records);
            citations = List.copyOf(citations);
        }
    }

    /** Of the paper that is cited under the cursor; of an unknown key, who else cites it. */
    public static Optional<Found> at(Snapshot snapshot, Cursor cursor) {
        return cursor.note().itemAt(cursor.offset()).map(item -> of(snapshot, item.key()));
    }

    /** Of the paper whose record stands at a place of a source. */
    public static Optional<Found> at(Snapshot snapshot, Path file, Position position) {
        return snapshot.corpus().in(file, new Range(position, position)).stream()
                .findFirst()
                .map(record -> of(snapshot, record.key()));
    }

    /** Of the paper that answers to {@code name}. */
    public static Found of(Snapshot snapshot, String name) {
        Optional<Paper> paper = snapshot.corpus().paper(name);
        List<CitedIn> citations = new ArrayList<>();
        for (String each : names(paper, name)) {
            citations.addAll(snapshot.notes().citing(each));
        }
        return new Found(paper.map(Paper::sources).orElse(List.of()), citations);
    }

    /** The places in the cursor's note that cite the paper under the cursor. */
    public static List<Span> within(Snapshot snapshot, Cursor cursor) {
        Optional<CitationItem> here = cursor.note().itemAt(cursor.offset());
        if (here.isEmpty()) {
            return List.of();
        }
        String name = here.get().key();
        Set<String> names = names(snapshot.corpus().paper(name), name);
        return cursor.note().items().stream()
                .filter(item -> names.contains(item.key()))
                .map(CitationItem::span)
                .toList();
    }

    private static Set<String> names(Optional<Paper> paper, String name) {
        Set<String> names = new LinkedHashSet<>();
        paper.ifPresent(
                found -> {
                    names.add(found.key());
                    names.addAll(found.aliases());
                });
        names.add(name);
        return names;
    }
}
