package glossa.features.navigation;

import glossa.features.PaperAtCursor;
import glossa.features.PaperLabels;
import glossa.grammar.Heading;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.CitationPlace;
import glossa.notes.Cursor;
import glossa.notes.NoteSummary;
import glossa.paper.DisplayText;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.workspace.Snapshot;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Call hierarchy, in which a citation is a call: the notes and headings that cite a paper, and the
 * papers that a note or a heading cites.
 */
public final class CallHierarchies {
    private CallHierarchies() {}

    /** The kinds of items. */
    public enum ItemKind {
        PAPER,
        NOTE,
        HEADING
    }

    /**
     * Identifies an item in a later version of the notes.
     *
     * @param uri the note; empty for a paper
     * @param name the paper's key, or the heading's text; empty for a note
     * @param ordinal the number of headings with this text before it in the note
     */
    public record ItemReference(ItemKind kind, String uri, String name, int ordinal) {}

    /**
     * An item.
     *
     * @param name a title, or a heading's text
     * @param detail distinguishes it from other items of that name
     * @param uri its file
     * @param range its place in UTF-16 units; contains all that it cites
     * @param selectionRange the part of {@code range} to select
     */
    public record Item(
            ItemReference reference,
            String name,
            String detail,
            String uri,
            Range range,
            Range selectionRange) {}

    /**
     * A citing or cited item.
     *
     * @param citations the ranges of the citations in the citing note
     */
    public record Call(Item item, List<Range> citations) {}

    /**
     * The item under the cursor: the cited paper; in the front matter and first heading of a
     * literature note, its paper and the note; elsewhere the section, or the note if no heading
     * precedes the cursor.
     */
    public static List<Item> at(Snapshot snapshot, Cursor cursor) {
        Optional<PaperAtCursor.Subject> subject = PaperAtCursor.at(cursor);
        NoteSummary note = NoteSummary.of(cursor.note());
        List<Item> items = new ArrayList<>();
        subject.ifPresent(
                of ->
                        items.add(
                                paper(
                                        snapshot,
                                        of.key(),
                                        note.uri(),
                                        note.lines().range(of.span()))));
        boolean cites = cursor.note().itemAt(cursor.offset()).isPresent();
        if (!cites) {
            items.add(
                    subject.isPresent()
                            ? item(note)
                            : heading(note, cursor.offset())
                                    .map(heading -> item(note, heading))
                                    .orElseGet(() -> item(note)));
        }
        return items;
    }

    /** The paper whose record is at a position of a source. */
    public static List<Item> at(Snapshot snapshot, Path file, Position position) {
        return PaperAtCursor.inSource(snapshot, file, position).stream()
                .map(
                        record ->
                                paper(
                                        snapshot,
                                        record.key(),
                                        file.toUri().toString(),
                                        record.sources().getFirst().name()))
                .toList();
    }

    /**
     * The notes and headings that cite a paper, by uri and in text order. For a literature note,
     * those that cite its paper; for any other note, none.
     */
    public static List<Call> incoming(Snapshot snapshot, ItemReference reference) {
        Optional<String> key =
                reference.kind() == ItemKind.PAPER
                        ? Optional.of(reference.name())
                        : snapshot.notes().outline(reference.uri()).flatMap(NoteSummary::paper);
        if (key.isEmpty()) {
            return List.of();
        }
        Map<ItemReference, Call> calls = new LinkedHashMap<>();
        for (CitationPlace cited : References.of(snapshot, key.get()).citations()) {
            NoteSummary note = cited.note();
            Item from =
                    heading(note, cited.item().span().start())
                            .map(heading -> item(note, heading))
                            .orElseGet(() -> item(note));
            calls.computeIfAbsent(from.reference(), of -> new Call(from, new ArrayList<>()))
                    .citations()
                    .add(cited.range());
        }
        return List.copyOf(calls.values());
    }

    /**
     * The papers that a note or a section with its subsections cites, in text order, unknown keys
     * included. For a paper, none: no source gives its references.
     */
    public static List<Call> outgoing(Snapshot snapshot, ItemReference reference) {
        Optional<NoteSummary> found =
                reference.kind() == ItemKind.PAPER
                        ? Optional.empty()
                        : snapshot.notes().outline(reference.uri());
        Optional<Span> section = found.flatMap(note -> section(note, reference));
        if (section.isEmpty()) {
            return List.of();
        }
        NoteSummary note = found.get();
        Map<String, Call> calls = new LinkedHashMap<>();
        Map<String, String> keys = new HashMap<>();
        for (NoteSummary.Item cited : note.items()) {
            if (cited.span().start() >= section.get().start()
                    && cited.span().start() < section.get().end()) {
                Range place = note.lines().range(cited.span());
                String key =
                        keys.computeIfAbsent(
                                cited.key(),
                                name -> snapshot.corpus().paper(name).map(Paper::key).orElse(name));
                calls.computeIfAbsent(
                                key,
                                of ->
                                        new Call(
                                                paper(snapshot, key, note.uri(), place),
                                                new ArrayList<>()))
                        .citations()
                        .add(place);
            }
        }
        return List.copyOf(calls.values());
    }

    /**
     * @param uri its place if it has no record in a text source
     */
    private static Item paper(Snapshot snapshot, String name, String uri, Range place) {
        Optional<Paper> paper = snapshot.corpus().paper(name);
        String key = paper.map(Paper::key).orElse(name);
        String title = paper.map(PaperLabels::title).orElse("");
        String authors = paper.map(PaperLabels::authors).orElse("");
        Optional<Source> source =
                paper.flatMap(found -> References.records(found).stream().findFirst());
        return new Item(
                new ItemReference(ItemKind.PAPER, "", key, 0),
                title.isEmpty() ? "@" + DisplayText.line(key) : title,
                authors.isEmpty() ? DisplayText.line(key) : DisplayText.line(key) + " · " + authors,
                source.map(of -> of.file().toUri().toString()).orElse(uri),
                source.map(Source::record).orElse(place),
                source.map(Source::name).orElse(place));
    }

    private static Item item(NoteSummary note) {
        String title = DisplayText.line(note.title());
        return new Item(
                new ItemReference(ItemKind.NOTE, note.uri(), "", 0),
                title.isEmpty() ? fileName(note) : title,
                note.paper().map(key -> "note on " + DisplayText.line(key)).orElse(fileName(note)),
                note.uri(),
                note.lines().range(new Span(0, end(note))),
                References.titleRange(note));
    }

    private static Item item(NoteSummary note, Heading heading) {
        int number = 0;
        for (Heading other : note.headings()) {
            if (other.equals(heading)) {
                break;
            }
            number += other.text().equals(heading.text()) ? 1 : 0;
        }
        String text = DisplayText.line(heading.text());
        String title = DisplayText.line(note.title());
        return new Item(
                new ItemReference(ItemKind.HEADING, note.uri(), heading.text(), number),
                text.isEmpty() ? fileName(note) : text,
                title.isEmpty() || title.equals(text) ? fileName(note) : title,
                note.uri(),
                note.lines().range(section(note, heading)),
                note.lines().range(heading.span()));
    }

    private static String fileName(NoteSummary note) {
        String path = note.uri();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return DisplayText.line(URLDecoder.decode(name, StandardCharsets.UTF_8));
    }

    /** The heading that an offset is in or below. */
    private static Optional<Heading> heading(NoteSummary note, int offset) {
        return note.headings().reversed().stream()
                .filter(heading -> heading.span().start() <= offset)
                .findFirst();
    }

    private static Optional<Span> section(NoteSummary note, ItemReference reference) {
        if (reference.kind() == ItemKind.NOTE) {
            return Optional.of(new Span(0, end(note)));
        }
        List<Heading> named =
                note.headings().stream()
                        .filter(heading -> heading.text().equals(reference.name()))
                        .toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        section(
                                note,
                                named.get(Math.clamp(reference.ordinal(), 0, named.size() - 1))));
    }

    /** From a heading to the next one of its level or above. */
    private static Span section(NoteSummary note, Heading heading) {
        int start = heading.span().start();
        int end =
                note.headings().stream()
                        .filter(next -> next.span().start() > start)
                        .filter(next -> next.level() <= heading.level())
                        .mapToInt(next -> next.span().start())
                        .findFirst()
                        .orElse(end(note));
        return new Span(start, end);
    }

    /** The end of the last known part of a note: its text is not kept. */
    private static int end(NoteSummary note) {
        int heading = note.headings().isEmpty() ? 0 : note.headings().getLast().span().end();
        return note.items().stream().mapToInt(item -> item.span().end()).reduce(heading, Math::max);
    }
}
