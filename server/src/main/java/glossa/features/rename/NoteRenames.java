package glossa.features.rename;

import glossa.features.CitationKeys;
import glossa.features.NoteFileNames;
import glossa.features.ProposedChange;
import glossa.features.rename.Renames.RefusedException;
import glossa.features.rename.Renames.RenameOptions;
import glossa.grammar.CitationItem;
import glossa.grammar.Metadata;
import glossa.grammar.Span;
import glossa.notes.CitationPlace;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.DisplayText;
import glossa.source.edit.SourceEdits;
import glossa.source.edit.SourceKeys;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The changes in notes when a key is renamed: citations, fields of literature notes, names of their
 * files, and links to these files.
 *
 * <p>Each note is parsed in its current version (from the editor if it is open) and again with the
 * new key. If any other citation would change, the rename is refused.
 */
final class NoteRenames {
    /** The fields of a literature note that hold its paper's key. */
    private static final Set<String> KEY_FIELDS =
            Set.of("citekey", "paper", "key", "citation-key", "citationkey", "aliases");

    /** UTF-16 units of a name in a message. */
    private static final int MAX_SHOWN_LENGTH = 60;

    private final Snapshot snapshot;
    private final String from;
    private final String to;
    private final RenameOptions by;
    private final boolean wasPlain;
    private final boolean isPlain;
    private final List<ProposedChange.Rename> fileNames;
    private final LinkRenames links;

    NoteRenames(Snapshot snapshot, String from, String to, RenameOptions by)
            throws RefusedException {
        this.snapshot = snapshot;
        this.from = from;
        this.to = to;
        this.by = by;
        this.wasPlain = CitationKeys.isPlain(from);
        this.isPlain = CitationKeys.isPlain(to);
        this.fileNames = by.renamesFiles() ? noteFileRenames() : List.of();
        this.links = new LinkRenames(snapshot, from, to, fileNames);
    }

    /** The literature notes whose files are renamed. */
    List<ProposedChange.Rename> fileNames() {
        return fileNames;
    }

    /** The edits of each changed note, in text order. */
    Map<Note, List<SourceEdits.Edit>> edits() throws RefusedException {
        Set<String> uris = new LinkedHashSet<>();
        for (CitationPlace cited : snapshot.notes().citing(from)) {
            uris.add(cited.note().uri());
        }
        snapshot.notes().about(from).forEach(note -> uris.add(note.uri()));
        if (!fileNames.isEmpty()) {
            snapshot.notes().outlines().forEach(note -> uris.add(note.uri()));
        }
        snapshot.corpus()
                .paper(from)
                .ifPresent(paper -> uris.removeIf(uri -> !snapshot.means(uri, from, paper)));
        Map<Note, List<SourceEdits.Edit>> all = new LinkedHashMap<>();
        for (String uri : uris) {
            Optional<Note> note = note(uri);
            if (note.isPresent()) {
                List<SourceEdits.Edit> edits = edits(note.get());
                if (!edits.isEmpty()) {
                    check(note.get(), edits);
                    all.put(note.get(), edits);
                }
            }
        }
        return all;
    }

    /** The current version of a note; empty if its text does not contain the key. */
    private Optional<Note> note(String uri) {
        Optional<Note> open = snapshot.notes().note(uri);
        return open.isPresent()
                ? open
                : snapshot.files()
                        .text(uri)
                        .filter(text -> LinkRenames.mayContain(text, from))
                        .map(text -> Note.of(uri, 0, text, by.conventions()));
    }

    private List<SourceEdits.Edit> edits(Note note) {
        Map<Integer, SourceEdits.Edit> edits = new TreeMap<>();
        for (CitationItem item : note.items()) {
            if (item.key().equals(from)) {
                SourceEdits.Edit edit = citationEdit(note.text(), item);
                edits.put(item.keySpan().start(), edit);
            }
        }
        if (note.paper().filter(from::equals).isPresent()) {
            for (Span span : keySpans(note, from)) {
                edits.putIfAbsent(span.start(), fieldEdit(note.text(), span));
            }
        }
        if (!fileNames.isEmpty()) {
            links.addTo(edits, note);
        }
        return List.copyOf(edits.values());
    }

    /**
     * Keeps braces, adds them if the new key needs them, and removes them if only the old key did.
     */
    private SourceEdits.Edit citationEdit(String text, CitationItem item) {
        String written = item.span().in(text);
        if (written.startsWith("@{")) {
            boolean drops = isPlain && !wasPlain && !continuesKey(text, item.span().end());
            return drops
                    ? new SourceEdits.Edit(item.span(), "@" + to)
                    : new SourceEdits.Edit(item.keySpan(), to);
        }
        return isPlain || !written.startsWith("@")
                ? new SourceEdits.Edit(item.keySpan(), to)
                : new SourceEdits.Edit(item.span(), "@{" + to + "}");
    }

    /** Whether a key without braces that ends here would include the following character. */
    private static boolean continuesKey(String text, int end) {
        if (end >= text.length()) {
            return false;
        }
        int next = text.codePointAt(end);
        return Character.isLetterOrDigit(next) || "_:.#$%&-+?<>~/".indexOf(next) >= 0;
    }

    /** The places of {@code key} in the fields of a literature note, without markup. */
    static List<Span> keySpans(Note note, String key) {
        Pattern value =
                Pattern.compile("\\[*@?\\{?(" + Pattern.quote(key) + ")\\}?(?:\\|[^\\]]*)?\\]*");
        List<Span> spans = new ArrayList<>();
        for (Metadata.Field field :
                Metadata.of(note.text(), note.syntax().frontMatter()).fields()) {
            if (KEY_FIELDS.contains(field.name().toLowerCase(Locale.ROOT))) {
                for (Metadata.Value each : field.values()) {
                    Matcher matcher = value.matcher(each.text());
                    if (matcher.matches()) {
                        int start = each.span().start();
                        spans.add(new Span(start + matcher.start(1), start + matcher.end(1)));
                    }
                }
            }
        }
        return spans;
    }

    private SourceEdits.Edit fieldEdit(String text, Span span) {
        boolean isBare =
                span.start() > 0
                        && (text.charAt(span.start() - 1) == ' '
                                || text.charAt(span.start() - 1) == '\t');
        return new SourceEdits.Edit(
                span,
                isBare && !SourceKeys.isPlainYaml(to) ? "'" + to.replace("'", "''") + "'" : to);
    }

    private void check(Note note, List<SourceEdits.Edit> edits) throws RefusedException {
        Note after =
                Note.of(
                        note.uri(),
                        note.version(),
                        SourceEdits.applied(note.text(), edits),
                        note.conventions());
        List<CitationItem> before = note.items();
        List<CitationItem> now = after.items();
        boolean isExact = before.size() == now.size();
        for (int i = 0; isExact && i < now.size(); i++) {
            String key = before.get(i).key();
            // A link's "#heading" is parsed as part of the key.
            isExact =
                    key.equals(from)
                            ? now.get(i).key().equals(to)
                            : key.equals(now.get(i).key()) || key.startsWith(from + "#");
        }
        if (!isExact) {
            throw new RefusedException(
                    "“"
                            + to
                            + "” would not be read as this key where "
                            + note.uri().substring(note.uri().lastIndexOf('/') + 1)
                            + " cites @"
                            + from
                            + "; choose another key");
        }
    }

    private List<ProposedChange.Rename> noteFileRenames() throws RefusedException {
        List<ProposedChange.Rename> renames = new ArrayList<>();
        for (NoteSummary note : snapshot.notes().about(from)) {
            Optional<Path> file = Note.file(note.uri());
            String name = file.map(path -> String.valueOf(path.getFileName())).orElse("");
            int dot = name.lastIndexOf('.');
            String stem = dot < 0 ? name : name.substring(0, dot);
            if (file.isEmpty() || !stem.equals(from) && !stem.equals("@" + from)) {
                continue;
            }
            String at = stem.startsWith("@") ? "@" : "";
            String ending = name.substring(stem.length());
            Optional<String> refusal = NoteFileNames.refusal(at + to, ending);
            if (refusal.isPresent()) {
                throw new RefusedException(
                        "the literature note "
                                + name
                                + " cannot be renamed to "
                                + shown(at + to + ending)
                                + ", which "
                                + refusal.get()
                                + "; choose another key");
            }
            String called = at + to + ending;
            Path target = file.get().resolveSibling(called);
            if (snapshot.files().exists(target)) {
                throw new RefusedException(
                        "the literature note "
                                + name
                                + " cannot be renamed to "
                                + called
                                + ", which already exists; move one of them, or choose another"
                                + " key");
            }
            renames.add(new ProposedChange.Rename(file.get(), target, Renames.FILE_NAMES));
        }
        return renames;
    }

    /** A name in quotation marks, cut if it is long. */
    private static String shown(String name) {
        String line = DisplayText.line(name);
        return "“"
                + (line.length() > MAX_SHOWN_LENGTH
                        ? line.substring(0, MAX_SHOWN_LENGTH) + "…"
                        : line)
                + "”";
    }
}
