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
 * One Markdown file in one version.
 *
 * @param uri as the editor writes it
 * @param version the editor's number of this text
 * @param text all of it
 * @param lines its lines
 * @param syntax what it says; spans are offsets of {@code text}
 * @param conventions by which it was read
 */
public record Note(
        String uri,
        int version,
        String text,
        Lines lines,
        Syntax syntax,
        NoteConventions conventions) {
    /** The note of this text, by the conventions that hold where nothing is said; parses it. */
    public static Note of(String uri, int version, String text) {
        return of(uri, version, text, NoteConventions.DEFAULT);
    }

    /** The note of this text; parses it. */
    public static Note of(String uri, int version, String text, NoteConventions conventions) {
        return new Note(
                uri,
                version,
                text,
                Lines.of(text),
                NotesLanguage.parse(text, conventions.dialects()),
                conventions);
    }

    /** All cited papers, in the order of the text. */
    public List<CitationItem> items() {
        // At each keystroke.
        List<CitationItem> items = new ArrayList<>();
        for (Citation citation : syntax.citations()) {
            items.addAll(citation.items());
        }
        return items;
    }

    /**
     * All cited papers as pandoc lists them: those of the metadata first, those of a footnote where
     * it is referred to.
     */
    public List<CitationItem> itemsAsPandoc() {
        return syntax.asPandoc().stream().flatMap(citation -> citation.items().stream()).toList();
    }

    /**
     * The key of the paper that the whole note is about, if it is a literature note: by its front
     * matter, its file's name or its first heading.
     */
    public Optional<String> paper() {
        return LiteratureNotes.paper(path(), text, syntax, conventions.literatureFolders());
    }

    /**
     * What the reader says about papers, in the order of the text; worked out anew at each call.
     * What cites nothing is about {@link #paper}, and counts only where there is one.
     */
    public List<Annotation> annotations() {
        boolean about = paper().isPresent();
        return Annotations.of(text, syntax, conventions.motivations()).stream()
                .filter(annotation -> about || !annotation.cited().isEmpty())
                .toList();
    }

    /** The uri's path, its percent-encoded characters as they are. */
    private String path() {
        try {
            String path = new URI(uri).getPath();
            return path == null ? uri : path;
        } catch (URISyntaxException e) {
            return uri;
        }
    }

    /** The note's file; nothing for a note that is not saved in one. */
    public Optional<Path> file() {
        return file(uri);
    }

    /** The folder that the note's file lies in; nothing for a note that lies in none. */
    public Optional<Path> folder() {
        return file().flatMap(file -> Optional.ofNullable(file.getParent()));
    }

    /** The absolute path of the file that a uri names, if it names one. */
    public static Optional<Path> file(String uri) {
        try {
            return uri.startsWith("file:")
                    ? Optional.of(Path.of(new URI(uri)).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The citation item whose {@code @key} the offset stands in or at the end of. */
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
     * Whether the character at {@code offset} stands where no citation can: in code, math, a
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
