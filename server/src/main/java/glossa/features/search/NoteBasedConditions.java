package glossa.features.search;

import glossa.corpus.Texts.FoundPage;
import glossa.features.ReadingView;
import glossa.features.quotations.TextPassages;
import glossa.features.quotations.TextPassages.Passage;
import glossa.notes.NoteSummary;
import glossa.notes.Notes;
import glossa.notes.ReadingState;
import glossa.paper.TextFolding;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;
import glossa.query.Phrase;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Resolves the conditions of a query that only notes or the texts of papers can answer to the names
 * of the matching papers.
 */
final class NoteBasedConditions {
    /** Pages that are looked at for one condition. */
    private static final int MAX_PAGES = 500;

    private static final int MAX_PASSAGES = 20;

    private final Snapshot snapshot;
    private final Notes notes;

    NoteBasedConditions(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.notes = snapshot.notes();
    }

    /** The query with all its conditions answerable by the corpus. */
    PaperQuery resolved(PaperQuery sought) {
        return switch (sought) {
            case PaperQuery.All(var parts) ->
                    new PaperQuery.All(parts.stream().map(this::resolved).toList());
            case PaperQuery.Any(var parts) ->
                    new PaperQuery.Any(parts.stream().map(this::resolved).toList());
            case PaperQuery.Not(var part) -> new PaperQuery.Not(resolved(part));
            case PaperQuery.Between between when between.field() == Field.CITED ->
                    citedBetween(between);
            case PaperQuery.Between between when between.field() == Field.READ ->
                    readBetween(between);
            case PaperQuery.Between between when between.field() != Field.YEAR ->
                    papersWithNote(note -> NoteQueryMatcher.isWithin(note, between));
            case PaperQuery.Words words when words.field() == Field.TEXT ->
                    onPages(words.text(), List.of(Phrase.of(words)));
            case PaperQuery.Words words when words.field() == Field.PASSAGE -> withPassage(words);
            case PaperQuery.Words words when words.field() == Field.STATUS -> withStatus(words);
            case PaperQuery.Words words when words.field().isOfNotes() ->
                    papersWithNote(note -> new NoteQueryMatcher(snapshot, note).matches(words));
            default -> sought;
        };
    }

    /**
     * The query for papers with a page that has all of its free words; nothing for a query without
     * free words.
     */
    Optional<PaperQuery> onOnePage(PaperQuery sought) {
        List<PaperQuery> parts = sought instanceof PaperQuery.All(var all) ? all : List.of(sought);
        List<Phrase> phrases = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<PaperQuery> others = new ArrayList<>();
        for (PaperQuery part : parts) {
            if (part instanceof PaperQuery.Words free && free.field() == Field.ANY) {
                phrases.add(Phrase.of(free));
                words.add(free.text());
            } else {
                others.add(resolved(part));
            }
        }
        if (phrases.isEmpty()) {
            return Optional.empty();
        }
        others.add(onPages(String.join(" ", words), phrases));
        return Optional.of(new PaperQuery.All(others));
    }

    /** The papers with a page that has all of the words. */
    private PaperQuery onPages(String words, List<Phrase> phrases) {
        Set<String> names = new HashSet<>();
        for (FoundPage found : snapshot.texts().search(words, List.of(), MAX_PAGES)) {
            Set<String> keys = snapshot.texts().keys(found.file());
            if (!names.containsAll(keys)) {
                String text = TextFolding.fold(found.pages().getFirst().text());
                if (phrases.stream().allMatch(phrase -> phrase.in(text))) {
                    names.addAll(keys);
                }
            }
        }
        return new PaperQuery.Named(names);
    }

    private PaperQuery withPassage(PaperQuery.Words words) {
        return new PaperQuery.Named(
                TextPassages.of(snapshot, words.text(), MAX_PASSAGES).stream()
                        .map(Passage::key)
                        .collect(Collectors.toSet()));
    }

    private PaperQuery citedBetween(PaperQuery.Between between) {
        Set<String> within = new HashSet<>();
        Set<String> beyond = new HashSet<>();
        for (Map.Entry<String, Integer> key : notes.cited().entrySet()) {
            (between.has(key.getValue()) ? within : beyond).add(key.getKey());
        }
        // Papers that no note cites have no count.
        return between.has(0)
                ? new PaperQuery.Not(new PaperQuery.Named(beyond))
                : new PaperQuery.Named(within);
    }

    /** A day in a note takes precedence over that of the paper, which Zotero records. */
    private PaperQuery readBetween(PaperQuery.Between between) {
        PaperQuery.Named noted = papersWithNote(note -> note.fields().containsKey("read"));
        return new PaperQuery.Any(
                List.of(
                        papersWithNote(note -> NoteQueryMatcher.isWithin(note, between)),
                        new PaperQuery.All(List.of(between, new PaperQuery.Not(noted)))));
    }

    /** A paper without a status in a note or a tag counts as unread. */
    private PaperQuery withStatus(PaperQuery.Words words) {
        String wanted = ReadingView.normalized(words.text());
        Set<ReadingState> started = EnumSet.of(ReadingState.READING, ReadingState.READ);
        if (wanted.equals(ReadingState.UNREAD.word())) {
            return new PaperQuery.Not(
                    either(
                            papersWithNote(note -> hasAny(note, started)),
                            ReadingView.tagged(snapshot, started)));
        }
        PaperQuery.Named noted = papersWithNote(note -> NoteQueryMatcher.hasStatus(note, words));
        return ReadingState.named(wanted)
                .<PaperQuery>map(
                        state -> either(noted, ReadingView.tagged(snapshot, EnumSet.of(state))))
                .orElse(noted);
    }

    private static boolean hasAny(NoteSummary note, Set<ReadingState> states) {
        return note.fields().getOrDefault("status", List.of()).stream()
                .map(ReadingView::normalized)
                .anyMatch(status -> states.stream().anyMatch(one -> one.word().equals(status)));
    }

    private static PaperQuery.Named either(PaperQuery.Named one, Set<String> others) {
        Set<String> all = new HashSet<>(one.names());
        all.addAll(others);
        return new PaperQuery.Named(all);
    }

    private PaperQuery.Named papersWithNote(Predicate<NoteSummary> fits) {
        Set<String> names = new HashSet<>();
        for (NoteSummary note : notes.literature()) {
            if (note.paper().isPresent() && fits.test(note)) {
                names.add(note.paper().get());
            }
        }
        return new PaperQuery.Named(names);
    }
}
