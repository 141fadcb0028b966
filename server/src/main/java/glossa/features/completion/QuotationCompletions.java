package glossa.features.completion;

import glossa.features.completion.WordCompletions.Word;
import glossa.features.completion.WordCompletions.WordKind;
import glossa.features.quotations.QuotationCache;
import glossa.features.quotations.Quotations;
import glossa.features.quotations.Quotations.Continuation;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.workspace.Snapshot;

import java.util.List;
import java.util.Optional;

/**
 * Completion of quotations: after three words of a quotation that is bound to a citation, the
 * paper's own words to the end of the sentence, with their page.
 */
final class QuotationCompletions {
    private static final int MAX_LABEL_LENGTH = 60;

    private QuotationCompletions() {}

    static Optional<WordCompletions> at(Snapshot snapshot, Cursor cursor) {
        List<Word> words =
                Quotations.continuations(
                                snapshot, cursor.note(), cursor.offset(), new QuotationCache())
                        .stream()
                        .map(QuotationCompletions::word)
                        .toList();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new WordCompletions(new Span(cursor.offset(), cursor.offset()), words));
    }

    private static Word word(Continuation found) {
        String text = found.text();
        String label =
                text.length() <= MAX_LABEL_LENGTH
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, MAX_LABEL_LENGTH / 2))
                                + "…"
                                + text.substring(text.length() - MAX_LABEL_LENGTH / 3);
        return new Word(
                WordKind.VALUE,
                label.strip(),
                found.key() + found.page().map(page -> ", p. " + page).orElse(""),
                text,
                text.strip());
    }
}
