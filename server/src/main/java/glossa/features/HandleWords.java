package glossa.features;

import glossa.grammar.Span;
import glossa.notes.Note;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a note beside which a name with an {@code @} is likely the handle of a person. */
final class HandleWords {
    /** Words of a sentence before a handle. */
    private static final Pattern WORDS_BEFORE =
            Pattern.compile(
                    "(?i)\\b(?:thanks|thank you|thx|cc|kudos|props|shout-?out|courtesy"
                        + " of|credits?|hat"
                        + " tip|ping(?:ing)?|follow(?:ing)?|tweets?|tweeted|toots?|tooted"
                        + "|(?:reported|contributed|suggested|implemented|fixed|requested|added"
                        + "|submitted|drawn|photo|image|picture|artwork|figure|maintained|reviewed|assigned|made)"
                        + " by|assigne(?:d|es?)|reviewers?"
                        + "|maintainers?|contributors?|co-?authored|(?:on|via)"
                        + " (?:twitter|mastodon|github|gitlab|bluesky|instagram|linkedin|slack"
                        + "|discord|telegram))\\b|h/t|#\\d+\\)?");

    private static final Pattern WORDS_AFTER =
            Pattern.compile(
                    "(?is)[,;]?\\s*\\(?\\s*(?:(?:on|at|via)\\s+(?:twitter|mastodon|github|gitlab|bluesky"
                        + "|instagram|linkedin|slack|discord|telegram|(?-i:X))\\b|in\\s+(?:#\\d|https?:)|(?:'s|’s)\\s+(?:pr|pull"
                        + " request|issue|comment|tweet|toot|post|thread|repo"
                        + "|repository|gist|fork)\\b|#\\d|\\[#\\d|https?://(?:github|gitlab)\\.com/)");

    private static final int MAX_WORDS_LENGTH = 80;

    private final Note note;
    private @Nullable NavigableMap<Integer, Integer> wordsBefore;

    HandleWords(Note note) {
        this.note = note;
    }

    /** Whether such words stand before or after a handle, on its line. */
    boolean areBeside(Span span) {
        String text = note.text();
        int line = note.lines().start(note.lines().line(span.start()));
        int from = Math.max(line, span.start() - MAX_WORDS_LENGTH);
        int to = Math.min(text.length(), span.end() + MAX_WORDS_LENGTH);
        return hasWordsBefore(text, from, span.start())
                || WORDS_AFTER.matcher(text).region(span.end(), to).lookingAt();
    }

    /** Whether such words stand between {@code from} and an item, in its sentence. */
    private boolean hasWordsBefore(String text, int from, int item) {
        Map.Entry<Integer, Integer> last = wordsBefore().lowerEntry(item);
        return last != null
                && last.getKey() >= from
                && text.substring(last.getValue(), item)
                        .chars()
                        .noneMatch(c -> ".!?".indexOf(c) >= 0);
    }

    /** The start and the end of each; looked for once, since handles may stand close together. */
    private NavigableMap<Integer, Integer> wordsBefore() {
        NavigableMap<Integer, Integer> known = wordsBefore;
        if (known == null) {
            known = new TreeMap<>();
            Matcher words = WORDS_BEFORE.matcher(note.text());
            while (words.find()) {
                known.put(words.start(), words.end());
            }
            wordsBefore = known;
        }
        return known;
    }
}
