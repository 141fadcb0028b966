package glossa.features.completion;

import glossa.corpus.CompletionQuery;
import glossa.features.PaperLabels;
import glossa.features.Sections;
import glossa.features.completion.WordCompletions.Word;
import glossa.features.completion.WordCompletions.WordKind;
import glossa.grammar.Lines;
import glossa.grammar.Metadata;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Completion in the front matter: fields that the note lacks, and values that the notes of the
 * workspace use. The values of {@code bibliography} are the sources nearby, those of {@code
 * citekey} the papers.
 */
final class MetadataCompletions {
    /** The fields of reading notes and those that pandoc and Obsidian read. */
    private static final Map<String, String> FIELD_MEANINGS =
            Map.ofEntries(
                    Map.entry("title", "the title of the note"),
                    Map.entry("citekey", "the paper that this note is about"),
                    Map.entry("status", "unread, reading, read"),
                    Map.entry("rating", "how good the paper is"),
                    Map.entry("read", "when the paper was read"),
                    Map.entry("tags", "what the note is about"),
                    Map.entry("keywords", "what the note is about"),
                    Map.entry("aliases", "other names of the note"),
                    Map.entry("bibliography", "the sources that pandoc reads"),
                    Map.entry("csl", "the citation style"),
                    Map.entry("link-citations", "whether citations link to the references"),
                    Map.entry("nocite", "papers that are listed without being cited"),
                    Map.entry("reference-section-title", "the heading of the references"),
                    Map.entry("suppress-bibliography", "whether the references are left out"),
                    Map.entry("author", "the author of the note"),
                    Map.entry("date", "the date of the note"),
                    Map.entry("abstract", "the abstract of the note"),
                    Map.entry("lang", "the language of the note, such as en or de-AT"));

    private static final int MAX_PAPERS = 40;
    private static final int MAX_RATING = 5;

    private static final List<String> FIRST_FIELDS =
            List.of("title", "citekey", "status", "rating", "read", "tags", "bibliography");

    private static final Set<String> PAPER_FIELDS = Set.of("citekey", "paper");
    private static final Set<String> BOOLEAN_FIELDS =
            Set.of("link-citations", "suppress-bibliography");

    /** Formats that pandoc reads (pandoc manual, "Specifying bibliographic data"). */
    private static final Set<String> BIBLIOGRAPHY_EXTENSIONS =
            Set.of("bib", "bibtex", "biblatex", "json", "yaml", "yml", "ris");

    private MetadataCompletions() {}

    static Optional<WordCompletions> at(Snapshot snapshot, Cursor cursor) {
        Note note = cursor.note();
        Lines lines = note.lines();
        int line = lines.line(cursor.offset());
        int start = lines.start(line);
        int end = lines.end(line);
        String before = note.text().substring(start, cursor.offset());
        if (before.matches("[\\p{L}\\p{N}_-]*")) {
            return Optional.of(fields(note, start, cursor.offset(), end));
        }
        Optional<String> field = field(note, line);
        int from = valueStart(note.text(), start, cursor.offset());
        if (field.isEmpty() || from < 0) {
            return Optional.empty();
        }
        int to = valueEnd(note.text(), from, cursor.offset(), end);
        String typed = note.text().substring(from, cursor.offset());
        List<Word> words = values(snapshot, cursor, field.get(), typed);
        // A value needs a space after the colon of its field (YAML 1.2.2, section 7.3.3).
        if (note.text().charAt(from - 1) == ':') {
            words = words.stream().map(MetadataCompletions::withLeadingSpace).toList();
        }
        return Optional.of(new WordCompletions(new Span(from, to), words));
    }

    private static Word withLeadingSpace(Word word) {
        return new Word(
                word.kind(),
                word.label(),
                word.detail(),
                " " + word.insertText(),
                word.filterText());
    }

    private static WordCompletions fields(Note note, int start, int offset, int end) {
        int to = offset;
        while (to < end && isNameCharacter(note.text().charAt(to))) {
            to++;
        }
        String colon = note.text().startsWith(":", to) ? "" : ": ";
        Set<String> present = new LinkedHashSet<>();
        for (Metadata.Field field :
                Metadata.of(note.text(), note.syntax().frontMatter()).fields()) {
            if (!field.span().touches(offset)) {
                present.add(field.name().toLowerCase(Locale.ROOT));
            }
        }
        List<Word> words = new ArrayList<>();
        List<String> names = new ArrayList<>(FIRST_FIELDS);
        FIELD_MEANINGS.keySet().stream()
                .sorted()
                .filter(name -> !FIRST_FIELDS.contains(name))
                .forEach(names::add);
        for (String name : names) {
            if (!present.contains(name)) {
                String detail = FIELD_MEANINGS.getOrDefault(name, "");
                words.add(Word.of(WordKind.FIELD, name, detail, name + colon));
            }
        }
        return new WordCompletions(new Span(start, to), words);
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    /** The field whose value a line belongs to: its own, otherwise that of a line above. */
    private static Optional<String> field(Note note, int line) {
        for (int i = line; i >= 0; i--) {
            int start = note.lines().start(i);
            String text = note.text().substring(start, note.lines().end(i));
            boolean isContinuation = text.isBlank() || text.startsWith(" ") || text.startsWith("-");
            if (!isContinuation) {
                int colon = text.indexOf(':');
                return colon <= 0
                        ? Optional.empty()
                        : Optional.of(text.substring(0, colon).strip().toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    /** The start of the value under the cursor, after a colon, a dash or a comma; -1 if none. */
    private static int valueStart(String text, int line, int offset) {
        int first = line;
        while (first < offset && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        int i = offset;
        while (i > line && ":,[\"'".indexOf(text.charAt(i - 1)) < 0) {
            boolean isListItem = text.charAt(i - 1) == '-' && first >= i - 1;
            if (isListItem) {
                break;
            }
            i--;
        }
        if (i == line) {
            return -1;
        }
        int start = i;
        while (start < offset && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int valueEnd(String text, int from, int offset, int end) {
        int to = offset;
        while (to < end && ",]\"'#".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return Math.max(offset, Sections.trimmedEnd(text, Math.max(from, offset), to));
    }

    private static List<Word> values(Snapshot snapshot, Cursor cursor, String field, String typed) {
        if (field.equals("bibliography")) {
            return bibliographies(snapshot, cursor.note());
        }
        if (field.equals("tags") || field.equals("keywords")) {
            return TagCompletions.words(snapshot, cursor.note(), -1, typed.strip());
        }
        if (field.equals("title") || field.equals("aliases")) {
            return List.of();
        }
        return PAPER_FIELDS.contains(field)
                ? keys(snapshot, typed)
                : usedValues(snapshot, field, typed);
    }

    static List<Word> keys(Snapshot snapshot, String typed) {
        List<Word> words = new ArrayList<>();
        for (Paper paper : snapshot.corpus().search(CompletionQuery.of(typed, MAX_PAPERS))) {
            String key = paper.key();
            String filterText = key.startsWith(typed) ? key : typed + key;
            words.add(new Word(WordKind.KEY, key, PaperLabels.line(paper), key, filterText));
        }
        return words;
    }

    /** The values that notes use, and those that a field usually has. */
    static List<Word> usedValues(Snapshot snapshot, String field, String typed) {
        Map<String, Integer> counts = new HashMap<>(snapshot.notes().usage().of(field));
        // The value being typed counts as one of this note already.
        counts.merge(typed.strip(), -1, Integer::sum);
        counts.values().removeIf(times -> times <= 0);
        if (field.equals("status")) {
            List.of("unread", "reading", "read").forEach(state -> counts.putIfAbsent(state, 0));
        } else if (field.equals("rating")) {
            for (int rating = 1; rating <= MAX_RATING; rating++) {
                counts.putIfAbsent(Integer.toString(rating), 0);
            }
        } else if (BOOLEAN_FIELDS.contains(field)) {
            counts.putAll(Map.of("true", 0, "false", 0));
        }
        List<Word> words = new ArrayList<>();
        for (String value : mostUsed(counts)) {
            int times = counts.getOrDefault(value, 0);
            if (!value.isEmpty()) {
                String detail =
                        times == 0 ? "" : "in " + (times == 1 ? "1 note" : times + " notes");
                words.add(Word.of(WordKind.VALUE, value, detail));
            }
        }
        return words;
    }

    /** The values by falling count, then in alphabetical order. */
    static List<String> mostUsed(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(
                        Comparator.comparingInt((Map.Entry<String, Integer> use) -> -use.getValue())
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The sources of the workspace that pandoc reads, relative to the folder of the note. */
    private static List<Word> bibliographies(Snapshot snapshot, Note note) {
        Optional<Path> folder = note.folder();
        if (folder.isEmpty()) {
            return List.of();
        }
        Set<Path> files = new LinkedHashSet<>(snapshot.files().sourcesIn(folder.get()));
        for (Path root : snapshot.files().folders()) {
            files.addAll(snapshot.files().sourcesIn(root));
        }
        for (Path file : snapshot.corpus().problems().keySet()) {
            if (snapshot.files().folders().stream().anyMatch(file::startsWith)) {
                files.add(file);
            }
        }
        List<Word> words = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (BIBLIOGRAPHY_EXTENSIONS.contains(ending)) {
                String path = folder.get().relativize(file).toString().replace('\\', '/');
                words.add(Word.of(WordKind.FILE, path, ""));
            }
        }
        return words;
    }
}
