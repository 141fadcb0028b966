package glossa.features.quotations;

import glossa.features.quotations.QuotationCache.ComparedText;
import glossa.features.quotations.QuotationMatch.State;
import glossa.grammar.Annotation;
import glossa.grammar.CitationItem;
import glossa.grammar.Locator;
import glossa.grammar.Quotation;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The quotations of a note, each compared with the text of the paper that it is said to be of. */
public final class Quotations {
    private Quotations() {}

    /**
     * A quotation and the paper that has it, or is said to.
     *
     * @param span its words in the note, without quotation marks
     * @param key as the note cites the paper
     * @param item the citation item; empty for the paper of a literature note
     * @param locator what follows the key; or, in a literature note, the words
     * @param match what comparing gave; places of differences count from the start of {@code span}
     * @param pages the pages that have the words
     * @param file whose text it was compared with; empty for an abstract
     */
    public record CheckedQuotation(
            Span span,
            String key,
            Optional<CitationItem> item,
            Optional<Locator> locator,
            QuotationMatch match,
            CitedPages pages,
            Optional<Path> file) {
        /** The place of a difference in the note. */
        public Span placeInNote(QuotationMatch.Difference difference) {
            return new Span(
                    span.start() + difference.place().start(),
                    span.start() + difference.place().end());
        }

        /** The page of its words, as a note cites it, if the paper's text has pages. */
        public Optional<String> page() {
            return pages.first();
        }

        /** The page to cite instead of the one that is cited, if the words are on another. */
        public Optional<String> pageToCite() {
            return locator.filter(pages::areElsewhere).flatMap(cited -> pages.first());
        }
    }

    /** All quotations of papers that the corpus has, in text order. */
    public static List<CheckedQuotation> of(Snapshot snapshot, Note note, QuotationCache cache) {
        List<CheckedQuotation> all = new ArrayList<>();
        for (Annotation annotation : note.annotations()) {
            annotation
                    .quotation()
                    .flatMap(words -> checked(snapshot, note, annotation, words, cache))
                    .ifPresent(all::add);
        }
        return all;
    }

    /** The quotation at an offset. */
    public static Optional<CheckedQuotation> at(
            Snapshot snapshot, Note note, int offset, QuotationCache cache) {
        return in(snapshot, note, new Span(offset, offset), cache).stream().findFirst();
    }

    /** The quotations that a selection touches, by their words or by their citations. */
    public static List<CheckedQuotation> in(
            Snapshot snapshot, Note note, Span selection, QuotationCache cache) {
        return note.annotations().stream()
                .filter(annotation -> isIn(annotation, selection))
                .flatMap(
                        annotation ->
                                checked(
                                        snapshot,
                                        note,
                                        annotation,
                                        annotation.quotation().orElseThrow(),
                                        cache)
                                        .stream())
                .toList();
    }

    private static boolean isIn(Annotation annotation, Span selection) {
        return annotation.quotation().isPresent()
                && (annotation.quotation().get().span().touches(selection)
                        || annotation.place().filter(at -> at.span().touches(selection)).isPresent()
                        || annotation.cited().stream()
                                .anyMatch(
                                        item ->
                                                item.span().touches(selection)
                                                        || item.locator()
                                                                .filter(
                                                                        at ->
                                                                                at.span()
                                                                                        .touches(
                                                                                                selection))
                                                                .isPresent()));
    }

    /** Of several cited papers any may have the words; that one is told which has them best. */
    private static Optional<CheckedQuotation> checked(
            Snapshot snapshot,
            Note note,
            Annotation annotation,
            Quotation words,
            QuotationCache cache) {
        List<CheckedQuotation> found = new ArrayList<>();
        if (annotation.cited().isEmpty() && note.paper().isPresent()) {
            String key = note.paper().get();
            ComparedText compared = compared(snapshot, note, key, words.span(), cache);
            found.add(
                    new CheckedQuotation(
                            words.span(),
                            key,
                            Optional.empty(),
                            annotation.place(),
                            compared.match(),
                            compared.pages(),
                            compared.file()));
        }
        for (CitationItem item : annotation.cited()) {
            ComparedText compared = compared(snapshot, note, item.key(), words.span(), cache);
            found.add(
                    new CheckedQuotation(
                            words.span(),
                            item.key(),
                            Optional.of(item),
                            item.locator(),
                            compared.match(),
                            compared.pages(),
                            compared.file()));
        }
        Optional<CheckedQuotation> exact = first(found, State.EXACT);
        return exact.isPresent() || first(found, State.UNKNOWN).isPresent() && found.size() > 1
                ? exact
                : first(found, State.CHANGED).or(() -> found.stream().findFirst());
    }

    private static Optional<CheckedQuotation> first(List<CheckedQuotation> of, State state) {
        return of.stream().filter(one -> one.match().state() == state).findFirst();
    }

    /** Of a paper with several texts, any may have the words; that one is told which has them. */
    private static ComparedText compared(
            Snapshot snapshot, Note note, String key, Span words, QuotationCache cache) {
        return cache.match(
                key,
                words.in(note.text()),
                () -> {
                    QuotedText quoted = QuotedText.of(note, words);
                    ComparedText best = ComparedText.NOTHING;
                    for (PaperText text :
                            (Iterable<PaperText>) texts(snapshot, key, cache)::iterator) {
                        QuotationMatch match =
                                QuotationMatcher.match(
                                        text, quoted, word -> isKnown(snapshot, word));
                        ComparedText compared =
                                new ComparedText(
                                        match, CitedPages.of(text, match.pages()), text.file());
                        if (compared.match().state() == State.EXACT) {
                            return compared;
                        }
                        best = compared.isBetterThan(best) ? compared : best;
                    }
                    return best;
                });
    }

    /** Whether a word that the paper has once stands elsewhere in the corpus. */
    private static boolean isKnown(Snapshot snapshot, String word) {
        return snapshot.corpus().hasWord(word) || snapshot.texts().pagesWith(word) > 1;
    }

    /** The texts of the paper that a note cites by a key, or its abstract; each read when asked. */
    private static Stream<PaperText> texts(Snapshot snapshot, String key, QuotationCache cache) {
        Optional<Paper> paper = snapshot.corpus().paper(key);
        if (paper.isEmpty()) {
            return Stream.empty();
        }
        List<Path> files = PaperText.files(snapshot, paper.get(), snapshot.corpus().records(key));
        return files.isEmpty()
                ? Stream.of(cache.text(key, () -> PaperText.ofAbstract(paper.get())))
                : files.stream()
                        .map(
                                file ->
                                        cache.text(
                                                key + "\n" + file,
                                                () -> PaperText.of(snapshot, paper.get(), file)));
    }

    /** The text that a quotation was compared with. */
    public static Optional<PaperText> text(
            Snapshot snapshot, CheckedQuotation quotation, QuotationCache cache) {
        return texts(snapshot, quotation.key(), cache)
                .filter(text -> text.file().equals(quotation.file()))
                .findFirst();
    }

    /**
     * What a paper has after the words of a quotation.
     *
     * @param text to the end of the sentence, with what precedes its first word
     * @param key as the note cites the paper
     */
    public record Continuation(String text, String key, Optional<String> page) {}

    /** How the papers of a quotation go on that ends, so far, at an offset. */
    public static List<Continuation> continuations(
            Snapshot snapshot, Note note, int offset, QuotationCache cache) {
        List<Continuation> found = new ArrayList<>();
        for (Annotation annotation : note.annotations()) {
            Optional<Span> quoted =
                    annotation
                            .quotation()
                            .map(Quotation::span)
                            .filter(span -> isEndOf(note, span, offset));
            if (quoted.isPresent()) {
                List<String> keys =
                        annotation.cited().isEmpty()
                                ? note.paper().stream().toList()
                                : annotation.cited().stream().map(CitationItem::key).toList();
                String typed = note.text().substring(quoted.get().start(), offset);
                for (String key : keys) {
                    texts(snapshot, key, cache)
                            .flatMap(text -> QuotationEnd.of(text, typed, key).stream())
                            .findFirst()
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static boolean isEndOf(Note note, Span quoted, int offset) {
        return offset > quoted.start()
                && offset <= quoted.end() + 1
                && note.text().substring(Math.min(offset, quoted.end()), quoted.end()).isBlank();
    }
}
