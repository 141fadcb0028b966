package glossa.features.completion;

import glossa.features.completion.WordCompletions.Word;
import glossa.features.completion.WordCompletions.WordKind;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.FieldUsage;
import glossa.paper.DisplayText;
import glossa.paper.TextFolding;
import glossa.workspace.Snapshot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Completion of wiki links: after {@code [[} the literature notes, by key and title. Inserts the
 * name of the file, by which Obsidian and others find it (Obsidian help, "Internal links").
 */
final class WikiLinkCompletions {
    private WikiLinkCompletions() {}

    static Optional<WordCompletions> at(Snapshot snapshot, Cursor cursor) {
        String text = cursor.note().text();
        int line = cursor.note().lines().start(cursor.note().lines().line(cursor.offset()));
        int inLine = text.substring(line, cursor.offset()).lastIndexOf("[[");
        int open = line + inLine;
        if (inLine < 0 || cursor.note().isOpaque(open)) {
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
        // Only in a link that is complete does the text after the cursor belong to it.
        boolean isComplete =
                text.startsWith("]]", end)
                        || text.startsWith("|", end)
                        || text.startsWith("#", end);
        int replacedEnd = isComplete ? end : cursor.offset();
        String ending = isComplete ? "" : "]]";
        String query = TextFolding.squeeze(typed);
        List<Word> words = new ArrayList<>();
        for (FieldUsage.Literature note : distinct(snapshot)) {
            String name = name(note.uri());
            String title = DisplayText.line(note.title());
            if (query.isEmpty() || TextFolding.squeeze(name + note.key() + title).contains(query)) {
                String filterText = name + " " + title;
                words.add(
                        new Word(
                                WordKind.NOTE,
                                name,
                                title.isEmpty() ? "note on " + DisplayText.line(note.key()) : title,
                                name + ending,
                                startsWith(name, typed) ? filterText : typed + " " + filterText));
            }
        }
        return Optional.of(new WordCompletions(new Span(open + 2, replacedEnd), words));
    }

    private static boolean startsWith(String name, String typed) {
        return TextFolding.fold(name).startsWith(TextFolding.fold(typed));
    }

    /** The literature notes by name; an open note replaces its file. */
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

    /** The name of the file without its ending. */
    private static String name(String uri) {
        String path = uri;
        try {
            path = Optional.ofNullable(new URI(uri).getPath()).orElse(uri);
        } catch (URISyntaxException e) {
            // A note that is not a file is named by its uri.
        }
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
