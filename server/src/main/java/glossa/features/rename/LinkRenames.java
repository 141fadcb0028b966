package glossa.features.rename;

import glossa.features.ProposedChange;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.source.edit.SourceEdits;
import glossa.workspace.Snapshot;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The edits of links to literature notes whose files are renamed with their key.
 *
 * <pre>
 * [[lit/@key|text]]   ![[key#heading]]   [text](lit/key.md#heading)   ![text](&lt;my notes/key.md&gt;)
 * [label]: lit/key.md   &lt;a href="lit/key.md"&gt;
 * </pre>
 */
final class LinkRenames {
    /** The endings of notes in links, with what may follow them. */
    private static final String ENDING =
            "\\.(?i:md|qmd|markdown|mdown|mkd|rmd|rmarkdown|mdx)(?=[)>#?\\s\"']|$)";

    /** UTF-16 units of the folders in a link. */
    private static final int MAX_FOLDERS_LENGTH = 1_000;

    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*");

    /** Characters of a link's destination that are encoded outside of {@code <>}. */
    private static final Pattern ENCODED = Pattern.compile("[\\s()<>\"'%#?]");

    private final Snapshot snapshot;
    private final String to;
    private final List<ProposedChange.Rename> files;
    private final Pattern links;

    /**
     * @param files the renamed files of the notes on {@code from}
     */
    LinkRenames(Snapshot snapshot, String from, String to, List<ProposedChange.Rename> files) {
        this.snapshot = snapshot;
        this.to = to;
        this.files = files;
        String key =
                Pattern.quote(from)
                        + (isEncoded(from) ? "|(?i:" + Pattern.quote(encoded(from)) + ")" : "");
        String folders = "{0," + MAX_FOLDERS_LENGTH + "}/)?";
        this.links =
                Pattern.compile(
                        "\\[\\[(?:[^\\[\\]|#^\\n]"
                                + folders
                                + "@?(?<wiki>"
                                + Pattern.quote(from)
                                + ")(?:\\.md)?(?=[|#^\\]])"
                                + "|(?:\\]\\(\\s{0,20}|(?m:^)[ \\t>]{0,20}(?:[*+-] {1,4})?"
                                + "\\[[^\\[\\]\\n]{1,300}\\]:[\\s>]{0,20})"
                                + "(?:<(?<named>[^<>\\n]"
                                + folders
                                + "(?:@|%40)?(?<enclosed>"
                                + key
                                + ")"
                                + ENDING
                                + "|(?<path>[^()\\s<>]"
                                + folders
                                + "(?:@|%40)?(?<link>"
                                + key
                                + ")"
                                + ENDING
                                + ")"
                                + "|(?:href|src)\\s{0,5}=\\s{0,5}[\"']?(?<address>[^\\s<>\"']"
                                + folders
                                + "(?:@|%40)?(?<html>"
                                + key
                                + ")"
                                + ENDING,
                        Pattern.MULTILINE);
    }

    /** Whether a text may contain such a link. */
    static boolean mayContain(String text, String from) {
        return text.contains(from) || isEncoded(from) && text.contains("%");
    }

    /** Adds the edits of a note, by their offsets. */
    void addTo(Map<Integer, SourceEdits.Edit> edits, Note note) {
        Matcher link = links.matcher(note.text());
        while (link.find()) {
            if (link.start("wiki") >= 0) {
                if (isText(note, link.start("wiki"), link.start())) {
                    add(edits, span(link, "wiki"), to);
                }
            } else if (link.start("html") >= 0) {
                if (isInTag(note, link.start()) && isToRenamed(note, link, "address", "html")) {
                    add(edits, span(link, "html"), written(link.group("html"), false));
                }
            } else {
                boolean isEnclosed = link.start("enclosed") >= 0;
                String name = isEnclosed ? "enclosed" : "link";
                if (isText(note, link.start(name), link.start())
                        && isToRenamed(note, link, isEnclosed ? "named" : "path", name)) {
                    add(edits, span(link, name), written(link.group(name), isEnclosed));
                }
            }
        }
    }

    private static void add(Map<Integer, SourceEdits.Edit> edits, Span span, String name) {
        edits.putIfAbsent(span.start(), new SourceEdits.Edit(span, name));
    }

    private static Span span(Matcher link, String group) {
        return new Span(link.start(group), link.end(group));
    }

    /** Whether a link is in the text or the front matter of a note, not in code. */
    private static boolean isText(Note note, int place, int start) {
        int sign = start;
        while (sign < place && " \t>".indexOf(note.text().charAt(sign)) >= 0) {
            sign++;
        }
        return !note.isOpaque(sign)
                || note.syntax()
                        .frontMatter()
                        .filter(block -> block.span().touches(place))
                        .isPresent()
                || isDefinition(note, sign);
    }

    /** The definitions of links have no citations, so that they may be opaque as a whole. */
    private static boolean isDefinition(Note note, int offset) {
        return note.syntax().opaque().stream()
                .anyMatch(span -> span.start() == offset && note.text().charAt(offset) == '[');
    }

    /** Whether an attribute is in a tag of HTML, not in code. */
    private static boolean isInTag(Note note, int offset) {
        return note.syntax().opaque().stream()
                .filter(span -> span.start() <= offset && offset < span.end())
                .anyMatch(
                        span ->
                                note.text().charAt(span.start()) == '<'
                                        && !note.text().startsWith("<!--", span.start()));
    }

    /** Whether a link may lead to a renamed file: not to a web page or another file. */
    private boolean isToRenamed(Note note, Matcher link, String folders, String name) {
        int start = link.start(folders) < 0 ? link.start(name) : link.start(folders);
        String path = note.text().substring(start, link.end());
        if (SCHEME.matcher(path).matches()) {
            return false;
        }
        Optional<Path> file = note.folder().flatMap(folder -> resolved(folder, path));
        return file.isEmpty()
                || files.stream().anyMatch(renamed -> renamed.from().equals(file.get()))
                || !snapshot.files().exists(file.get());
    }

    private static Optional<Path> resolved(Path folder, String path) {
        try {
            String decoded =
                    path.contains("%")
                            ? URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)
                            : path;
            return Optional.of(folder.resolve(decoded).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // A percent sign that encodes nothing.
            return Optional.empty();
        }
    }

    /** The new name, encoded if the old one was or if the destination needs it. */
    private String written(String old, boolean isEnclosed) {
        boolean wasEncoded = old.contains("%") && isEncoded(to);
        boolean needsIt = !isEnclosed && ENCODED.matcher(to).find();
        return wasEncoded || needsIt ? encoded(to) : to;
    }

    private static boolean isEncoded(String key) {
        return !encoded(key).equals(key);
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%7E", "~")
                .replace("%2B", "+")
                .replace("%26", "&")
                .replace("%24", "$");
    }
}
