package glossa.features.navigation;

import glossa.features.PaperAtCursor;
import glossa.features.navigation.LocalFiles.LocalFile;
import glossa.features.quotations.PaperText;
import glossa.features.quotations.QuotationCache;
import glossa.features.quotations.Quotations;
import glossa.features.quotations.Quotations.CheckedQuotation;
import glossa.grammar.Annotation;
import glossa.grammar.CitationItem;
import glossa.grammar.Lines;
import glossa.grammar.Locator;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.settings.Settings.DefinitionTo;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Go to definition, declaration and implementation: from a paper's name to its record in each of
 * its sources, to the literature note on it, and to its PDF or saved page; from a locator to the
 * page.
 */
public final class Definitions {
    private static final Range START = Range.of(0, 0, 0, 0);
    private static final Range WHOLE_FILE = Range.of(0, 0, Integer.MAX_VALUE, 0);

    /**
     * File name endings of plain texts whose pages are separated by form feeds, as {@code
     * pdftotext} writes them.
     */
    private static final Set<String> TEXT_ENDINGS = Set.of("txt", "text");

    private Definitions() {}

    /**
     * The targets of a place.
     *
     * @param origin the part of the note that leads there; empty for the cursor's position alone
     * @param targets the best first; never empty
     */
    public record Definition(Optional<Span> origin, List<Target> targets) {
        public Definition {
            targets = List.copyOf(targets);
        }
    }

    /**
     * A target.
     *
     * @param uri the file, with {@code #page=3} for a page of a PDF (RFC 8118, section 3)
     * @param range the record or the heading, in UTF-16 units
     * @param selectionRange the part of it to select
     */
    public record Target(String uri, Range range, Range selectionRange) {}

    /**
     * The definition of the citation under the cursor, or of the key in a literature note. If the
     * preferred target does not exist, the record; on a locator, the page, whatever is preferred.
     */
    public static Optional<Definition> at(Snapshot snapshot, Cursor cursor, DefinitionTo to) {
        Optional<CitationItem> item = cursor.note().itemAt(cursor.offset());
        if (item.isPresent()) {
            return definition(
                    Optional.of(item.get().span()), preferred(snapshot, item.get().key(), to));
        }
        return PaperAtCursor.at(cursor)
                .flatMap(
                        subject ->
                                definition(origin(subject), preferred(snapshot, subject.key(), to)))
                .or(() -> locatorAt(cursor).flatMap(place -> onLocator(snapshot, place)))
                .or(() -> onQuotation(snapshot, cursor));
    }

    /** The page that has the words of the quotation under the cursor; of a text, the lines. */
    private static Optional<Definition> onQuotation(Snapshot snapshot, Cursor cursor) {
        QuotationCache cache = new QuotationCache();
        Optional<CheckedQuotation> quotation =
                Quotations.at(snapshot, cursor.note(), cursor.offset(), cache)
                        .filter(found -> found.match().isFound());
        Optional<PaperText> text =
                quotation.flatMap(found -> Quotations.text(snapshot, found, cache));
        if (text.flatMap(PaperText::file).isEmpty()) {
            return Optional.empty();
        }
        Path file = text.get().file().get();
        Span place = quotation.get().match().place();
        LocalFile start = new LocalFile(file, START);
        Target target =
                start.ending().equals("pdf")
                        ? target(start, OptionalInt.of(text.get().pageIndex(place.start()) + 1))
                        : snapshot.files()
                                .text(file.toUri().toString())
                                .flatMap(raw -> inText(file, raw, text.get(), place))
                                .orElseGet(() -> target(start, OptionalInt.empty()));
        return definition(Optional.of(quotation.get().span()), List.of(target));
    }

    private static Optional<Target> inText(Path file, String raw, PaperText text, Span place) {
        return text.placeIn(raw, place)
                .map(found -> Lines.of(raw).range(found))
                .map(range -> new Target(file.toUri().toString(), range, range));
    }

    private static Optional<Definition> onLocator(Snapshot snapshot, PaperLocator place) {
        return onPage(snapshot, place).or(() -> fromLocator(place, records(snapshot, place.key())));
    }

    /** The definition of the record at a position of a source. */
    public static Optional<Definition> at(
            Snapshot snapshot, Path file, Position position, DefinitionTo to) {
        return PaperAtCursor.inSource(snapshot, file, position)
                .flatMap(
                        record ->
                                definition(
                                        Optional.empty(), preferred(snapshot, record.key(), to)));
    }

    /**
     * Go to declaration and implementation: the given kind of target or nothing; on a locator, the
     * page.
     */
    public static Optional<Definition> withoutFallback(
            Snapshot snapshot, Cursor cursor, DefinitionTo to) {
        Optional<Definition> named =
                PaperAtCursor.at(cursor)
                        .flatMap(
                                subject ->
                                        definition(
                                                origin(subject),
                                                targets(snapshot, subject.key(), to)));
        return named.or(
                        () ->
                                locatorAt(cursor)
                                        .flatMap(place -> withoutFallback(snapshot, place, to)))
                .or(
                        () ->
                                to == DefinitionTo.DOCUMENT
                                        ? onQuotation(snapshot, cursor)
                                        : Optional.empty());
    }

    private static Optional<Definition> withoutFallback(
            Snapshot snapshot, PaperLocator place, DefinitionTo to) {
        Optional<Definition> page =
                to == DefinitionTo.DOCUMENT ? onPage(snapshot, place) : Optional.empty();
        return page.or(() -> fromLocator(place, targets(snapshot, place.key(), to)));
    }

    /** The same for the record at a position of a source. */
    public static Optional<Definition> withoutFallback(
            Snapshot snapshot, Path file, Position position, DefinitionTo to) {
        return PaperAtCursor.inSource(snapshot, file, position)
                .flatMap(
                        record ->
                                definition(Optional.empty(), targets(snapshot, record.key(), to)));
    }

    private static Optional<Span> origin(PaperAtCursor.Subject subject) {
        return Optional.of(subject.span()).filter(span -> span.length() > 0);
    }

    private static Optional<Definition> definition(Optional<Span> origin, List<Target> targets) {
        return targets.isEmpty() ? Optional.empty() : Optional.of(new Definition(origin, targets));
    }

    private static List<Target> preferred(Snapshot snapshot, String key, DefinitionTo to) {
        List<Target> targets = targets(snapshot, key, to);
        return targets.isEmpty() && to != DefinitionTo.RECORD
                ? targets(snapshot, key, DefinitionTo.RECORD)
                : targets;
    }

    private static List<Target> targets(Snapshot snapshot, String key, DefinitionTo to) {
        return switch (to) {
            case RECORD -> records(snapshot, key);
            case NOTE -> notes(snapshot, key);
            case DOCUMENT ->
                    LocalFiles.of(snapshot, snapshot.corpus().records(key)).stream()
                            .map(found -> target(found, OptionalInt.empty()))
                            .toList();
        };
    }

    private static List<Target> records(Snapshot snapshot, String key) {
        return snapshot.corpus().paper(key).map(References::records).orElse(List.of()).stream()
                .map(
                        source ->
                                new Target(
                                        source.file().toUri().toString(),
                                        source.record(),
                                        source.name()))
                .toList();
    }

    private static List<Target> notes(Snapshot snapshot, String key) {
        Set<String> names = PaperAtCursor.names(snapshot, snapshot.corpus().paper(key), key);
        return References.about(snapshot, names).stream()
                .map(
                        note -> {
                            Range title = References.titleRange(note);
                            return new Target(note.uri(), title, title);
                        })
                .toList();
    }

    private static Target target(LocalFile found, OptionalInt page) {
        String uri = found.file().toUri().toString();
        boolean isText = !found.ending().equals("pdf");
        return new Target(
                page.isPresent() ? uri + "#page=" + page.getAsInt() : uri,
                isText ? found.range() : START,
                isText ? found.range() : START);
    }

    private static Optional<Definition> fromLocator(PaperLocator place, List<Target> targets) {
        return definition(Optional.of(place.locator().span()), targets);
    }

    /** The page that a locator names, if the paper has it. */
    private static Optional<Definition> onPage(Snapshot snapshot, PaperLocator place) {
        return FilePages.firstPage(place.locator())
                .flatMap(page -> fromLocator(place, pageTargets(snapshot, place.key(), page)));
    }

    /** A locator under the cursor, and the key of its paper. */
    private record PaperLocator(String key, Locator locator) {}

    private static Optional<PaperLocator> locatorAt(Cursor cursor) {
        Note note = cursor.note();
        for (CitationItem item : note.items()) {
            if (item.locator().isPresent()
                    && item.locator().get().span().touches(cursor.offset())) {
                return Optional.of(new PaperLocator(item.key(), item.locator().get()));
            }
        }
        Optional<String> paper = note.paper();
        if (paper.isEmpty()) {
            return Optional.empty();
        }
        // In a literature note a locator needs no key.
        return note.annotations().stream()
                .map(Annotation::place)
                .flatMap(Optional::stream)
                .filter(locator -> locator.span().touches(cursor.offset()))
                .findFirst()
                .map(locator -> new PaperLocator(paper.get(), locator));
    }

    private static List<Target> pageTargets(Snapshot snapshot, String key, String page) {
        List<Paper> records = snapshot.corpus().records(key);
        List<LocalFile> files = LocalFiles.of(snapshot, records);
        List<Target> targets = new ArrayList<>();
        for (LocalFile found : files) {
            if (found.ending().equals("pdf")) {
                targets.add(
                        target(
                                found,
                                FilePages.pageInFile(
                                        page, snapshot.texts().pages(found.file()), records)));
            }
        }
        if (!targets.isEmpty()) {
            return targets;
        }
        OptionalInt number = FilePages.pageInFile(page, List.of(), records);
        for (Paper record : records) {
            Source source = record.sources().getFirst();
            textPage(snapshot, source.file(), source.record(), number).ifPresent(targets::add);
        }
        for (LocalFile found : files) {
            textPage(snapshot, found.file(), WHOLE_FILE, number).ifPresent(targets::add);
        }
        return targets;
    }

    /**
     * A page of a text that is divided by form feeds.
     *
     * @param within the part of the text that belongs to the paper
     */
    private static Optional<Target> textPage(
            Snapshot snapshot, Path file, Range within, OptionalInt page) {
        String uri = file.toUri().toString();
        if (page.isEmpty() || !TEXT_ENDINGS.contains(new LocalFile(file, within).ending())) {
            return Optional.empty();
        }
        Optional<String> text = snapshot.files().text(uri);
        if (text.isEmpty() || text.get().indexOf('\f') < 0) {
            return Optional.empty();
        }
        Lines lines = Lines.of(text.get());
        int end = lines.offset(within.end());
        int start = lines.offset(within.start());
        for (int left = page.getAsInt() - 1; left > 0; left--) {
            int feed = text.get().indexOf('\f', start);
            if (feed < 0 || feed >= end) {
                return Optional.empty();
            }
            start = feed + 1;
        }
        int feed = text.get().indexOf('\f', start);
        Position begin = lines.position(start);
        Position stop = lines.position(feed < 0 || feed > end ? end : feed);
        return Optional.of(new Target(uri, new Range(begin, stop), new Range(begin, begin)));
    }
}
