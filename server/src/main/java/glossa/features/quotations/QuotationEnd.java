package glossa.features.quotations;

import glossa.features.quotations.QuotationMatch.PageRange;
import glossa.features.quotations.Quotations.Continuation;
import glossa.features.quotations.TextWords.Word;
import glossa.grammar.Span;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of a sentence whose first words a note has typed, as the paper has it. */
final class QuotationEnd {
    /** Words that must be typed, and that are compared. */
    private static final int MIN_WORDS = 3;

    private static final int MAX_WORDS = 12;

    /** UTF-16 units after which a sentence that does not end is cut. */
    private static final int MAX_LENGTH = 500;

    private static final Pattern END =
            Pattern.compile(
                    "[.!?](?=[\\p{Pe}\\p{Pf}\"']{0,2}(?:\\s+\\P{Ll}|\\s*$))|[\u3002\uFF01\uFF1F]");

    private QuotationEnd() {}

    /**
     * What the paper has after what is typed; nothing where it has not these words.
     *
     * @param typed the quotation so far; its last word may be the start of one
     */
    static Optional<Continuation> of(PaperText paper, String typed, String key) {
        List<Word> words = TextWords.of(typed, new Span(0, typed.length())).words();
        if (words.size() < MIN_WORDS) {
            return Optional.empty();
        }
        int from = Math.max(0, words.size() - MAX_WORDS);
        TextWords last = TextWords.of(typed, new Span(words.get(from).start(), typed.length()));
        boolean isWordOpen = words.getLast().end() == typed.length();
        TextWords all = paper.words();
        String sought = last.letters();
        int at = all.letters().indexOf(sought);
        while (at >= 0 && !(all.isEdge(at) && (isWordOpen || all.isEdge(at + sought.length())))) {
            at = all.letters().indexOf(sought, at + 1);
        }
        if (at < 0 || at + sought.length() >= all.letters().length()) {
            return Optional.empty();
        }
        int start = placeAfter(all, at + sought.length());
        String rest = rest(paper.text(), start);
        String text = isWordOpen ? rest : rest.stripLeading();
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(
                        new Continuation(
                                text,
                                key,
                                CitedPages.of(
                                                paper,
                                                paper.file().isPresent()
                                                        ? List.of(page(paper, start))
                                                        : List.of())
                                        .first()));
    }

    private static PageRange page(PaperText paper, int place) {
        int index = paper.pageIndex(place);
        return new PageRange(index, index);
    }

    /** Where the text goes on after so many letters; within a word, one unit for each letter. */
    private static int placeAfter(TextWords all, int letters) {
        int index = all.wordAt(letters - 1);
        Word word = all.words().get(index);
        int typed = letters - all.start(index);
        return typed >= word.letters().length()
                ? word.end()
                : Math.min(word.end(), word.start() + typed);
    }

    private static String rest(String text, int start) {
        String part = text.substring(start, Math.min(text.length(), start + MAX_LENGTH));
        Matcher end = END.matcher(part);
        boolean hasEnd = end.find();
        String line = PaperText.inOneLine(hasEnd ? part.substring(0, end.end()) : part);
        boolean isCut = !hasEnd && part.length() == MAX_LENGTH;
        return isCut && line.indexOf(' ') > 0 ? line.substring(0, line.lastIndexOf(' ')) : line;
    }
}
