package glossa.features;

import glossa.grammar.Heading;
import glossa.grammar.LiteratureNotes;
import glossa.grammar.Metadata;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which paper a place is about, and all the names by which notes cite it. */
public final class PaperAtCursor {
    /** What {@link Identity#marks} puts before a title. */
    private static final String TITLE_MARK = "title:";

    private PaperAtCursor() {}

    /**
     * What a place is about.
     *
     * @param key a name of the paper, as written there; nobody need answer to it
     * @param span what of the note names the paper, in UTF-16 offsets; empty where the place only
     *     belongs to a literature note
     */
    public record Subject(String key, Span span) {}

    /**
     * The citation under the cursor; else, in the front matter of a literature note and in its
     * first heading, the paper that the note is about.
     */
    public static Optional<Subject> at(Cursor cursor) {
        return cursor.note()
                .itemAt(cursor.offset())
                .map(item -> new Subject(item.key(), item.span()))
                .or(() -> ofLiteratureNote(cursor));
    }

    private static Optional<Subject> ofLiteratureNote(Cursor cursor) {
        Note note = cursor.note();
        int offset = cursor.offset();
        boolean inFrontMatter =
                note.syntax()
                        .frontMatter()
                        .filter(block -> block.span().touches(offset))
                        .isPresent();
        Optional<Span> heading =
                note.syntax().headings().stream()
                        .limit(1)
                        .map(Heading::span)
                        .filter(span -> span.touches(offset))
                        .findFirst();
        if (!inFrontMatter && heading.isEmpty()) {
            return Optional.empty();
        }
        Span here = new Span(offset, offset);
        return note.paper()
                .map(
                        key ->
                                new Subject(
                                        key,
                                        heading.or(() -> keyInFrontMatter(note))
                                                .filter(span -> span.touches(offset))
                                                .orElse(here)));
    }

    /** Where the front matter names the paper of a literature note. */
    public static Optional<Span> keyInFrontMatter(Note note) {
        return LiteratureNotes.inFrontMatter(note.text(), note.syntax()).map(Metadata.Value::span);
    }

    /** The paper whose record stands at a place of a source, as that source says it. */
    public static Optional<Paper> inSource(Snapshot snapshot, Path file, Position position) {
        List<Paper> touching = snapshot.corpus().in(file, new Range(position, position));
        // Where one record ends the next may begin: what begins there was meant.
        return touching.stream()
                .filter(record -> position.compareTo(place(record).end()) < 0)
                .findFirst()
                .or(() -> touching.stream().findFirst());
    }

    private static Range place(Paper record) {
        return record.sources().getFirst().record();
    }

    /**
     * All names by which notes cite the paper that answers to {@code name}: its key and aliases,
     * and what of all cited keys means it by an identifier or a slug of its title ({@link
     * Identity#mark}). Of an unknown key, this alone.
     */
    public static Set<String> names(Snapshot snapshot, Optional<Paper> paper, String name) {
        Set<String> names = new LinkedHashSet<>();
        paper.ifPresent(
                found -> {
                    names.add(found.key());
                    names.addAll(found.aliases());
                    names.addAll(citedNames(snapshot, found, names));
                });
        names.add(name);
        return names;
    }

    private static Set<String> citedNames(Snapshot snapshot, Paper paper, Set<String> known) {
        Set<String> marks = new HashSet<>(Identity.marks(paper));
        snapshot.corpus()
                .records(paper.key())
                .forEach(record -> marks.addAll(Identity.marks(record)));
        Set<String> meaning = new LinkedHashSet<>();
        for (String cited : snapshot.notes().cited().keySet()) {
            if (mayBeNameOf(cited, marks)
                    && !known.contains(cited)
                    && Identity.mark(cited).filter(marks::contains).isPresent()
                    && snapshot.corpus()
                            .paper(cited)
                            .filter(other -> other.key().equals(paper.key()))
                            .isPresent()) {
                meaning.add(cited);
            }
        }
        return meaning;
    }

    /**
     * Whether it is worth the time to read a name, of which there are thousands: an identifier has
     * a colon, and a slug is longer than its title's letters and begins with the same one.
     */
    private static boolean mayBeNameOf(String cited, Set<String> marks) {
        if (cited.indexOf(':') > 0) {
            return true;
        }
        if (cited.indexOf('-') <= 0) {
            return false;
        }
        char first = Character.toLowerCase(cited.charAt(0));
        for (String mark : marks) {
            if (mark.startsWith(TITLE_MARK)
                    && mark.length() - TITLE_MARK.length() < cited.length()
                    && (first > 'z' || mark.charAt(TITLE_MARK.length()) == first)) {
                return true;
            }
        }
        return false;
    }
}
