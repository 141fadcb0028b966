package glossa.features.completion;

import glossa.features.completion.WordCompletions.Word;
import glossa.features.completion.WordCompletions.WordKind;
import glossa.grammar.Span;
import glossa.notes.FieldUsage;
import glossa.paper.DisplayText;
import glossa.paper.TextFolding;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Completion of wiki links: behind {@code [[} the literature notes, by key and title; what is
 * inserted is the name of the file, as Obsidian and others look it up (Obsidian help, "Internal
 * links").
 */
final class WikiLinkCompletions {
    private WikiLinkCompletions() {}

    static Optional<WordCompletions> at(Snapshot snapshot, Cursor cursor) {
        String text = cursor.note().text();
        int line = cursor.note().lines().start(cursor.note().lines().line(cursor.offset()));
        int within = text.substring(line, cursor.offset()).lastIndexOf("[[");
        int open = line + within;
        if (within < 0 || cursor.note().isOpaque(open)) {
            return Optional.empty();
        }
        String typed = text.substring(open + 2, cursor.offset());
        if (typed.chars().anyMatch(c -> "[]|#@".indexOf(c) >= 0)) {
            return Optional.empty();
        }
        int end = cursor.offset();
        while (end < text.length() && "[]|#\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean closed = text.startsWith("]]", end) || text.startsWith("|", end);
        // What follows on the line belongs to a link only where it is closed.
        int to = closed || text.startsWith("#", end) ? end : cursor.offset();
        String ending = to == end && (closed || text.startsWith("#", end)) ? "" : "]]";
        String wanted = TextFolding.squeeze(typed);
        List<Word> words = new ArrayList<>();
        for (FieldUsage.Literature note : distinct(snapshot)) {
            String name = name(note.uri());
            String title = DisplayText.line(note.title());
            if (wanted.isEmpty()
                    || TextFolding.squeeze(name + note.key() + title).contains(wanted)) {
                String filter = name + " " + title;
                words.add(
                        new Word(
                                WordKind.NOTE,
                                name,
                                title.isEmpty() ? "note on " + DisplayText.line(note.key()) : title,
                                name + ending,
                                startsWith(name, typed) ? filter : typed + " " + filter));
            }
        }
        return Optional.of(new WordCompletions(new Span(open + 2, to), words));
    }

    private static boolean startsWith(String name, String typed) {
        return TextFolding.fold(name).startsWith(TextFolding.fold(typed));
    }

    /** By their names; an open note and its file are one. */
    private static List<FieldUsage.Literature> distinct(Snapshot snapshot) {
        return snapshot.notes().usage().literature().stream()
                .collect(
                        Collectors.toMap(
                                note -> name(note.uri()),
                                note -> note,
                                (one, other) -> other,
                                TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** The file's name without its ending. */
    private static String name(String uri) {
        String path = uri;
        try {
            path = Optional.ofNullable(new URI(uri).getPath()).orElse(uri);
        } catch (URISyntaxException e) {
            // A note that lies in no file goes by its uri.
        }
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
