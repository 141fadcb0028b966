package glossa.features.completion;

import glossa.features.completion.WordCompletions.Word;
import glossa.features.completion.WordCompletions.WordKind;
import glossa.features.search.PaperSelection;
import glossa.grammar.Instruction;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.query.PaperQuery.Field;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Completion in instructions, {@code <!-- glossa: list status:unread sort:-year -->}: their names,
 * the fields and options of their queries, and the values of these.
 */
final class InstructionCompletions {
    private static final Map<String, String> INSTRUCTIONS =
            Map.of(
                    "list", "a list or table of the papers of a query",
                    "matrix", "what you wrote about the papers of a query, by tags",
                    "references", "the references of this note");

    private static final Map<String, String> OPTIONS =
            Map.of(
                    "sort", "the order: year, -year, …",
                    "as", "a list or a table",
                    "limit", "the most papers",
                    "columns", "the tags of a matrix: columns:method,result");

    /** Conditions that only notes meet, of which a list of papers has none. */
    private static final Set<Field> OF_NOTES =
            Set.of(Field.ANY, Field.HEADING, Field.NOTE, Field.CITES, Field.IN);

    private InstructionCompletions() {}

    static Optional<WordCompletions> at(Snapshot snapshot, Cursor cursor) {
        String text = cursor.note().text();
        OptionalInt words = Instruction.wordsAt(text, cursor.note().syntax(), cursor.offset());
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String typed = text.substring(words.getAsInt(), cursor.offset());
        String name = typed.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        if (name.length() == typed.length()) {
            return Optional.of(
                    new WordCompletions(
                            new Span(words.getAsInt(), end(text, cursor.offset())),
                            described(new TreeSet<>(INSTRUCTIONS.keySet()), INSTRUCTIONS, "")));
        }
        boolean isQuoted = typed.chars().filter(c -> c == '"').count() % 2 > 0;
        return !isQuoted && (name.equals("list") || name.equals("matrix"))
                ? Optional.of(ofQuery(snapshot, cursor, words.getAsInt() + name.length()))
                : Optional.empty();
    }

    /** The fields, the options, or the values of the one that precedes the cursor. */
    private static WordCompletions ofQuery(Snapshot snapshot, Cursor cursor, int from) {
        String text = cursor.note().text();
        int start = cursor.offset();
        while (start > from && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        while (start < cursor.offset() && "-(".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int colon = text.indexOf(':', start);
        int end = end(text, cursor.offset());
        if (colon < 0 || colon >= cursor.offset()) {
            return new WordCompletions(new Span(start, end), fieldsAndOptions(text, end));
        }
        String field = text.substring(start, colon).toLowerCase(Locale.ROOT);
        int value = colon + 1;
        while (value < cursor.offset() && "-\"".indexOf(text.charAt(value)) >= 0) {
            value++;
        }
        if (field.equals("columns")) {
            value = Math.max(value, text.lastIndexOf(',', cursor.offset() - 1) + 1);
        }
        return new WordCompletions(
                new Span(value, end),
                values(snapshot, cursor, field, text.substring(value, cursor.offset())));
    }

    private static List<Word> fieldsAndOptions(String text, int end) {
        List<Word> words = new ArrayList<>();
        String colon = text.startsWith(":", end) ? "" : ":";
        for (Field field : Field.values()) {
            if (!OF_NOTES.contains(field)) {
                words.add(
                        Word.of(
                                WordKind.FIELD,
                                field.written(),
                                field.meaning(),
                                field.written() + colon));
            }
        }
        words.addAll(described(new TreeSet<>(OPTIONS.keySet()), OPTIONS, colon));
        return words;
    }

    private static List<Word> described(
            Set<String> names, Map<String, String> meanings, String behind) {
        return names.stream()
                .map(
                        name ->
                                Word.of(
                                        WordKind.FIELD,
                                        name,
                                        meanings.getOrDefault(name, ""),
                                        name + behind))
                .toList();
    }

    private static List<Word> values(Snapshot snapshot, Cursor cursor, String field, String typed) {
        return switch (field) {
            case "status", "rating" ->
                    MetadataCompletions.usedValues(snapshot, field, typed).stream()
                            .filter(word -> word.label().chars().noneMatch(Character::isWhitespace))
                            .toList();
            case "tag", "columns" -> TagCompletions.words(snapshot, cursor.note(), -1, typed);
            case "key" -> MetadataCompletions.keys(snapshot, typed);
            case "cited" -> given("yes", "no", "3..");
            case "read" -> given("yes", "no");
            case "as" -> given("list", "table");
            case "sort" -> given(PaperSelection.SORTS.toArray(String[]::new));
            default -> List.of();
        };
    }

    private static List<Word> given(String... values) {
        return Arrays.stream(values).map(value -> Word.of(WordKind.VALUE, value, "")).toList();
    }

    /** The end of the word at the cursor. */
    private static int end(String text, int offset) {
        int end = offset;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }
}
