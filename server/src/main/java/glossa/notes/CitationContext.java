package glossa.notes;

import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.grammar.WordStems;

import java.util.ArrayList;
import java.util.List;

/**
 * One citation of a note with the words of its sentence.
 *
 * @param span the whole citation, in UTF-16 offsets of the note
 * @param keys the cited keys, in text order
 * @param words the stems of the words of its sentence without duplicates, separated by spaces; used
 *     to find citations in similar sentences
 */
public record CitationContext(Span span, List<String> keys, String words) {
    /** The maximum number of words; longer sentences, such as tables, are cut. */
    private static final int MAX_WORDS = 48;

    public CitationContext {
        keys = List.copyOf(keys);
    }

    /** All citations of a note, in text order, without cross-references. */
    public static List<CitationContext> all(Note note) {
        List<CitationContext> all = new ArrayList<>();
        Sentences sentences = new Sentences(note);
        Span paragraph = new Span(0, 0);
        List<Span> inParagraph = List.of();
        Span sentence = new Span(0, 0);
        String words = "";
        for (Citation citation : note.syntax().citations()) {
            List<String> keys =
                    citation.items().stream()
                            .map(CitationItem::key)
                            .filter(key -> !CrossReferences.has(key))
                            .toList();
            if (keys.isEmpty()) {
                continue;
            }
            int at = citation.span().start();
            if (at >= paragraph.end() || at < paragraph.start()) {
                paragraph = sentences.paragraph(at);
                inParagraph = sentences.in(paragraph.start(), paragraph.end());
                sentence = new Span(0, 0);
            }
            if (at >= sentence.end() || at < sentence.start()) {
                sentence = holding(at, inParagraph);
                words = words(sentences.plain(sentence.start(), sentence.end()));
            }
            all.add(new CitationContext(citation.span(), keys, words));
        }
        return all;
    }

    private static Span holding(int offset, List<Span> sentences) {
        for (Span sentence : sentences) {
            if (offset < sentence.end()) {
                return sentence;
            }
        }
        return sentences.getLast();
    }

    private static String words(String sentence) {
        return String.join(
                " ", WordStems.of(sentence).stream().distinct().limit(MAX_WORDS).toList());
    }

    /** This citation without its words. */
    public CitationContext withoutWords() {
        return new CitationContext(span, keys, "");
    }
}
