package glossa.features.completion;

import glossa.features.completion.WordCompletions.Word;
import glossa.features.completion.WordCompletions.WordKind;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.FieldUsage;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completion of tags after {@code #}: those in the front matter of all notes, those in the text of
 * open notes, and the motivations of annotations ({@code #question}).
 */
final class TagCompletions {
    /** Letters, digits and a few signs, with at least one non-digit (Obsidian help, "Tags"). */
    private static final Pattern TAG =
            Pattern.compile("(?<!\\S)#([\\p{L}\\p{N}_/-]*[\\p{L}_/-][\\p{L}\\p{N}_/-]*)");

    private TagCompletions() {}

    static Optional<WordCompletions> at(Snapshot snapshot, Cursor cursor) {
        String text = cursor.note().text();
        int start = cursor.offset();
        while (start > 0 && isTagCharacter(text.charAt(start - 1))) {
            start--;
        }
        int sign = start - 1;
        if (sign < 0 || text.charAt(sign) != '#' || cursor.note().isOpaque(sign)) {
            return Optional.empty();
        }
        boolean beginsLine = sign == 0 || text.charAt(sign - 1) == '\n';
        boolean beginsWord = beginsLine || Character.isWhitespace(text.charAt(sign - 1));
        // A "#" at the start of a line may be a heading until a letter follows.
        if (!beginsWord || beginsLine && start == cursor.offset()) {
            return Optional.empty();
        }
        int end = cursor.offset();
        while (end < text.length() && isTagCharacter(text.charAt(end))) {
            end++;
        }
        return Optional.of(
                new WordCompletions(
                        new Span(start, end), words(snapshot, cursor.note(), start, "")));
    }

    /**
     * All tags, the most used first.
     *
     * @param excluded the offset in {@code note} of the tag that is being typed, which does not
     *     count; -1 if none
     * @param typed the value of the front matter that is being typed, which does not count; empty
     *     if none
     */
    static List<Word> words(Snapshot snapshot, Note note, int excluded, String typed) {
        Map<String, Integer> counts = new HashMap<>();
        FieldUsage usage = snapshot.notes().usage();
        usage.of("tags")
                .forEach((tag, times) -> counts.merge(withoutSign(tag), times, Integer::sum));
        usage.of("keywords")
                .forEach((tag, times) -> counts.merge(withoutSign(tag), times, Integer::sum));
        counts.merge(withoutSign(typed), -1, Integer::sum);
        counts.values().removeIf(times -> times <= 0);
        for (Note open : snapshot.notes().all()) {
            Matcher matcher = TAG.matcher(open.text());
            while (matcher.find()) {
                boolean isTyped = open.uri().equals(note.uri()) && matcher.start(1) == excluded;
                if (!isTyped && !open.isOpaque(matcher.start())) {
                    counts.merge(matcher.group(1), 1, Integer::sum);
                }
            }
        }
        note.conventions().motivations().forEach(name -> counts.putIfAbsent(name, 0));
        List<Word> words = new ArrayList<>();
        for (String tag : MetadataCompletions.mostUsed(counts)) {
            int times = counts.getOrDefault(tag, 0);
            if (!tag.isEmpty() && tag.chars().allMatch(c -> isTagCharacter((char) c))) {
                words.add(Word.of(WordKind.TAG, tag, times == 0 ? "" : "used " + times + "×"));
            }
        }
        return words;
    }

    private static String withoutSign(String tag) {
        return tag.startsWith("#") ? tag.substring(1) : tag;
    }

    private static boolean isTagCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '/';
    }
}
