package glossa.features.completion;

import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.grammar.WordStems;
import glossa.notes.CitationContext;
import glossa.notes.CitationContexts;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.PrecedingText;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place at which the reader writes a citation: the text before it and the citations around it.
 *
 * @param text the text before it
 * @param contexts the citations of all notes without the one being written; those of the same
 *     sentence are there without their words
 * @param nearby the keys that the note cites, with weights that halve every few citations
 * @param recent the keys of the last citations before it, with decreasing weights
 * @param inSentence the keys that the same sentence cites before it
 * @param inBracket the keys in the same bracket
 */
record CitationSlot(
        PrecedingText text,
        CitationContexts contexts,
        Map<String, Double> nearby,
        Map<String, Double> recent,
        Set<String> inSentence,
        Set<String> inBracket) {
    /** The weights of words by their place; words since the last citation weigh 1. */
    private static final double SENTENCE_WEIGHT = 0.3;

    private static final double PREVIOUS_SENTENCE_WEIGHT = 0.5;
    private static final double PARAGRAPH_WEIGHT = 0.2;
    private static final double HEADING_WEIGHT = 0.7;
    private static final double OUTER_HEADING_WEIGHT = 0.4;

    /** Citations after which the weight of a nearby citation halves. */
    private static final double NEARBY_HALF_LIFE = 4;

    /** The weight of a citation after the slot, relative to one before it. */
    private static final double FOLLOWING_WEIGHT = 0.5;

    /** Citations before the slot that count as recent. */
    private static final int MAX_RECENT_CITATIONS = 8;

    /** The weight of a recent citation, relative to the one after it. */
    private static final double RECENCY_DECAY = 0.75;

    /** UTF-16 units before the slot in which its bracket may open. */
    private static final int MAX_BRACKET_DISTANCE = 400;

    /** The slot at the cursor. */
    static CitationSlot at(Snapshot snapshot, Cursor cursor) {
        Note note = cursor.note();
        int offset = citationStart(note.text(), cursor.offset());
        int bracket = openBracket(note.text(), offset);
        PrecedingText text = PrecedingText.upTo(note, offset);
        List<CitationContext> usable = new ArrayList<>();
        List<CitationContext> before = new ArrayList<>();
        List<CitationContext> after = new ArrayList<>();
        Set<String> inSentence = new HashSet<>();
        Set<String> inBracket = new HashSet<>();
        for (CitationContext citation : CitationContext.all(note)) {
            Span span = citation.span();
            if (span.start() >= bracket && span.start() < offset) {
                inBracket.addAll(otherKeys(note, citation, cursor.offset()));
            }
            if (span.touches(cursor.offset()) || span.touches(offset)) {
                continue;
            }
            boolean isSameSentence = span.start() >= text.start() && span.start() < offset;
            usable.add(isSameSentence ? citation.withoutWords() : citation);
            if (isSameSentence) {
                inSentence.addAll(citation.keys());
            }
            (span.start() < offset ? before : after).add(citation);
        }
        return new CitationSlot(
                text,
                snapshot.notes().contexts().with(note.uri(), usable),
                nearby(before.reversed(), after),
                recent(before.reversed()),
                inSentence,
                inBracket);
    }

    /**
     * The weights of the keys of a note.
     *
     * @param before the citations before the slot, the nearest first
     * @param after the citations after it, the nearest first
     */
    private static Map<String, Double> nearby(
            List<CitationContext> before, List<CitationContext> after) {
        Map<String, Double> weights = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            double weight = Math.pow(0.5, i / NEARBY_HALF_LIFE);
            before.get(i).keys().forEach(key -> weights.merge(key, weight, Double::sum));
        }
        for (int i = 0; i < after.size(); i++) {
            double weight = FOLLOWING_WEIGHT * Math.pow(0.5, i / NEARBY_HALF_LIFE);
            after.get(i).keys().forEach(key -> weights.merge(key, weight, Double::sum));
        }
        return weights;
    }

    private static Map<String, Double> recent(List<CitationContext> before) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(before.size(), MAX_RECENT_CITATIONS); i++) {
            for (String key : before.get(i).keys()) {
                weights.putIfAbsent(key, Math.pow(RECENCY_DECAY, i));
            }
        }
        return weights;
    }

    /** The keys of a citation without the one under the cursor. */
    private static List<String> otherKeys(Note note, CitationContext citation, int offset) {
        Optional<String> underCursor = note.itemAt(offset).map(CitationItem::key);
        return citation.keys().stream()
                .filter(key -> underCursor.filter(key::equals).isEmpty())
                .toList();
    }

    /** The {@code @} or {@code -@} of the key that the cursor is in; otherwise the cursor. */
    private static int citationStart(String text, int offset) {
        int start = offset;
        while (start > 0
                && !Character.isWhitespace(text.charAt(start - 1))
                && text.charAt(start - 1) != '@') {
            start--;
        }
        if (start == 0 || text.charAt(start - 1) != '@') {
            return offset;
        }
        return start > 1 && text.charAt(start - 2) == '-' ? start - 2 : start - 1;
    }

    /** The bracket that is open at the offset; otherwise the offset. */
    private static int openBracket(String text, int offset) {
        for (int i = offset - 1; i >= Math.max(0, offset - MAX_BRACKET_DISTANCE); i--) {
            char c = text.charAt(i);
            if (c == '[') {
                return i;
            }
            if (c == ']' || c == '\n' && i > 0 && text.charAt(i - 1) == '\n') {
                break;
            }
        }
        return offset;
    }

    /** The stems of the sentence with their weights, for comparing it with other sentences. */
    Map<String, Double> sentenceStems() {
        Map<String, Double> stems = new HashMap<>();
        WordStems.of(text.clause()).forEach(stem -> stems.put(stem, 1.0));
        WordStems.of(text.before()).forEach(stem -> stems.putIfAbsent(stem, SENTENCE_WEIGHT));
        return stems;
    }

    /** All words before the slot, each with the highest weight of its places. */
    Map<String, Double> words() {
        Map<String, Double> words = new LinkedHashMap<>();
        List<String> headings = text.headings();
        add(words, text.clause(), 1);
        if (!headings.isEmpty()) {
            add(words, headings.getLast(), HEADING_WEIGHT);
        }
        add(words, text.previous(), PREVIOUS_SENTENCE_WEIGHT);
        for (int i = 0; i < headings.size() - 1; i++) {
            add(words, headings.get(i), OUTER_HEADING_WEIGHT);
        }
        add(words, text.before(), SENTENCE_WEIGHT);
        add(words, text.paragraph(), PARAGRAPH_WEIGHT);
        return words;
    }

    private static void add(Map<String, Double> words, String text, double weight) {
        WordStems.words(text).forEach(word -> words.putIfAbsent(word, weight));
    }

    /** The words of the sentence, which may be names of authors. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(WordStems.words(text.clause()));
        names.addAll(WordStems.words(text.before()));
        return names;
    }
}
