package glossa.features;

import glossa.grammar.CitationItem;
import glossa.grammar.Heading;
import glossa.grammar.LiteratureNotes;
import glossa.grammar.Metadata;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.paper.Identifiers;
import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The paper that a place is about, and all names by which notes cite it. */
public final class PaperAtCursor {
    /** The prefix of titles in {@link Identity#marks}. */
    private static final String TITLE_MARK = "title:";

    private PaperAtCursor() {}

    /**
     * The paper that a place is about.
     *
     * @param key a name of the paper, as the note writes it; the corpus may not have it
     * @param span the part of the note that names the paper; empty if the place only belongs to a
     *     literature note
     */
    public record Subject(String key, Span span) {}

    /**
     * The cited paper under the cursor; otherwise, in the front matter and the first heading of a
     * literature note, the paper that the note is about.
     */
    public static Optional<Subject> at(Cursor cursor) {
        Optional<CitationItem> item = cursor.note().itemAt(cursor.offset());
        return item.isPresent()
                ? item.map(cited -> new Subject(cited.key(), cited.span()))
                : ofLiteratureNote(cursor);
    }

    private static Optional<Subject> ofLiteratureNote(Cursor cursor) {
        Note note = cursor.note();
        int offset = cursor.offset();
        boolean isInFrontMatter =
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
        if (!isInFrontMatter && heading.isEmpty()) {
            return Optional.empty();
        }
        Span name =
                heading.or(() -> keyInFrontMatter(note))
                        .filter(span -> span.touches(offset))
                        .orElse(new Span(offset, offset));
        return note.paper().map(key -> new Subject(key, name));
    }

    /** The value in the front matter that names the paper of a literature note. */
    public static Optional<Span> keyInFrontMatter(Note note) {
        return LiteratureNotes.inFrontMatter(note.text(), note.syntax()).map(Metadata.Value::span);
    }

    /** The record at a position of a source. */
    public static Optional<Paper> inSource(Snapshot snapshot, Path file, Position position) {
        List<Paper> touching = snapshot.corpus().in(file, new Range(position, position));
        // Where one record ends and the next begins, the cursor is on the next.
        return touching.stream()
                .filter(record -> position.compareTo(recordRange(record).end()) < 0)
                .findFirst()
                .or(() -> touching.stream().findFirst());
    }

    private static Range recordRange(Paper record) {
        return record.sources().getFirst().record();
    }

    /**
     * All names by which notes cite a paper: its key and aliases, and the cited keys that are an
     * identifier of it or a slug of its title ({@link Identity#mark}).
     *
     * @param paper the paper with the name {@code name}; empty if there is none, and then the
     *     result is {@code name} alone
     */
    public static Set<String> names(Snapshot snapshot, Optional<Paper> paper, String name) {
        Set<String> names = new LinkedHashSet<>();
        if (paper.isPresent()) {
            names.addAll(paper.get().names());
            names.addAll(citedNames(snapshot, paper.get(), names));
        }
        names.add(name);
        return names;
    }

    private static Set<String> citedNames(Snapshot snapshot, Paper paper, Set<String> known) {
        Set<String> marks = new HashSet<>(Identity.marks(paper));
        snapshot.corpus()
                .records(paper.key())
                .forEach(record -> marks.addAll(Identity.marks(record)));
        Set<String> names = new LinkedHashSet<>();
        for (String cited : snapshot.notes().cited().keySet()) {
            if (mayBeNameOf(cited, marks)
                    && !known.contains(cited)
                    && Identity.mark(cited).filter(marks::contains).isPresent()
                    && snapshot.corpus()
                            .paper(cited)
                            .filter(other -> other.key().equals(paper.key()))
                            .isPresent()) {
                names.add(cited);
            }
        }
        return names;
    }

    /**
     * A cheap test that rules out most of thousands of cited keys: an identifier has a colon or is
     * a DOI; a slug is longer than the letters of its title and begins with the same letter.
     */
    private static boolean mayBeNameOf(String cited, Set<String> marks) {
        if (cited.indexOf(':') > 0 || Identifiers.isDoi(cited)) {
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
