package glossa.notes;

import glossa.grammar.Annotation;
import glossa.grammar.Annotations;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.Lines;
import glossa.grammar.LiteratureNotes;
import glossa.grammar.NoteConventions;
import glossa.grammar.NotesLanguage;
import glossa.grammar.Span;
import glossa.grammar.Syntax;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One version of a Markdown file.
 *
 * @param uri as the editor writes it
 * @param version the editor's version number of the text
 * @param text the whole text
 * @param lines its lines
 * @param syntax its syntax; spans are offsets of {@code text}
 * @param conventions the conventions by which it was parsed
 */
public record Note(
        String uri,
        int version,
        String text,
        Lines lines,
        Syntax syntax,
        NoteConventions conventions) {
    /** Parses a text with the default conventions. */
    public static Note of(String uri, int version, String text) {
        return of(uri, version, text, NoteConventions.DEFAULT);
    }

    /** Parses a text. */
    public static Note of(String uri, int version, String text, NoteConventions conventions) {
        return new Note(
                uri,
                version,
                text,
                Lines.of(text),
                NotesLanguage.parse(text, conventions.dialects()),
                conventions);
    }

    /** All citation items, in text order. */
    public List<CitationItem> items() {
        // Called at each keystroke.
        List<CitationItem> items = new ArrayList<>();
        for (Citation citation : syntax.citations()) {
            items.addAll(citation.items());
        }
        return items;
    }

    /**
     * All citation items in pandoc's order: those of the metadata first, those of a footnote at its
     * reference.
     */
    public List<CitationItem> itemsAsPandoc() {
        return syntax.asPandoc().stream().flatMap(citation -> citation.items().stream()).toList();
    }

    /**
     * The key of the paper of a literature note, from its front matter, its file name or its first
     * heading; empty for any other note.
     */
    public Optional<String> paper() {
        return LiteratureNotes.paper(path(), text, syntax, conventions.literatureFolders());
    }

    /**
     * The annotations of papers, in text order; computed at each call. An annotation without a
     * citation is about {@link #paper}; if there is none, it is ignored.
     */
    public List<Annotation> annotations() {
        boolean about = paper().isPresent();
        return Annotations.of(text, syntax, conventions.motivations()).stream()
                .filter(annotation -> about || !annotation.cited().isEmpty())
                .toList();
    }

    /** The path of the uri, with its percent-encoded characters. */
    private String path() {
        try {
            String path = new URI(uri).getPath();
            return path == null ? uri : path;
        } catch (URISyntaxException e) {
            return uri;
        }
    }

    /** The file of the note; empty for a note that is not saved. */
    public Optional<Path> file() {
        return file(uri);
    }

    /** The folder of the note's file; empty for a note that is not saved. */
    public Optional<Path> folder() {
        return file().flatMap(file -> Optional.ofNullable(file.getParent()));
    }

    /** The absolute path of the file of a uri; empty if the uri is not that of a file. */
    public static Optional<Path> file(String uri) {
        try {
            return uri.startsWith("file:")
                    ? Optional.of(Path.of(new URI(uri)).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The citation item whose {@code @key} contains the offset or ends at it. */
    public Optional<CitationItem> itemAt(int offset) {
        for (Citation citation : syntax.citations()) {
            for (CitationItem item : citation.items()) {
                if (item.span().touches(offset)) {
                    return Optional.of(item);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether the character at {@code offset} is in a place without citations: code, math, a
     * comment.
     */
    public boolean isOpaque(int offset) {
        int low = 0;
        int high = syntax.opaque().size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = syntax.opaque().get(middle);
            if (offset < span.start()) {
                high = middle - 1;
            } else if (offset >= span.end()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
