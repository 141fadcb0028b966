package glossa.features.reading;

import glossa.features.PaperAtCursor;
import glossa.grammar.Annotation;
import glossa.grammar.CitationItem;
import glossa.grammar.Heading;
import glossa.grammar.Instruction;
import glossa.grammar.Locator;
import glossa.grammar.Motivation;
import glossa.grammar.NoteConventions;
import glossa.grammar.Quotation;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.CitationPlace;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the reader wrote about papers, in all notes: by the annotations of {@code grammar/spec}.
 *
 * <pre>
 * - No baseline is given. #question [&#64;doe2020, p. 3]
 * </pre>
 */
public final class PaperAnnotations {
    /** UTF-16 units of what is said about one place. */
    private static final int MAX_REMARK = 1_500;

    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d{1,9}");

    private PaperAnnotations() {}

    /** What an annotation is for its reader. */
    public enum Kind {
        QUOTATION,
        QUESTION,
        REMARK;

        /** Its name in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the reader wrote about one paper at one place.
     *
     * @param key the paper's key; as cited where the corpus does not have it
     * @param uri of the note
     * @param range of all of it in the note
     * @param quoted the paper's words, in one line; may be empty
     * @param remark what the reader says, as Markdown in one line; may be empty; the quoted words
     *     are in it if they stand within a sentence
     * @param place where in the paper
     * @param motivations why, such as {@code question}, each once
     * @param heading the text of the heading above it; may be empty
     * @param isFromLiteratureNote whether the note is about this paper
     */
    public record PaperAnnotation(
            String key,
            String uri,
            Range range,
            String quoted,
            String remark,
            Optional<Locator> place,
            List<String> motivations,
            String heading,
            boolean isFromLiteratureNote) {
        public PaperAnnotation {
            motivations = List.copyOf(motivations);
        }

        /** What it is. */
        public Kind kind() {
            if (motivations.contains("question")) {
                return Kind.QUESTION;
            }
            return quoted.isEmpty() ? Kind.REMARK : Kind.QUOTATION;
        }

        /**
         * All of it as Markdown in one line: the quoted words in quotation marks, then the remark.
         */
        public String text() {
            if (quoted.isEmpty() || remark.contains(quoted)) {
                return remark;
            }
            return "“" + quoted + "”" + (remark.isEmpty() ? "" : " " + remark);
        }

        /** The place as a reader writes it, {@code p. 3}; empty if there is none. */
        public String placeLabel() {
            return place.map(PaperAnnotations::label).orElse("");
        }
    }

    /** By place: numbered pages first, in their order, then other places; without a place last. */
    public static final Comparator<PaperAnnotation> BY_PLACE =
            Comparator.comparing((PaperAnnotation one) -> one.place().isEmpty())
                    .thenComparing(
                            one -> !one.place().map(Locator::label).orElse("").equals("page"))
                    .thenComparing(one -> one.place().map(Locator::label).orElse(""))
                    .thenComparingInt(
                            one -> firstNumber(one.place().map(Locator::value).orElse("")))
                    .thenComparing(one -> one.place().map(Locator::value).orElse(""));

    /** The annotations in a note, in text order; one that cites several papers is one of each. */
    public static List<PaperAnnotation> in(Snapshot snapshot, Note note) {
        Snapshot scoped = snapshot.in(note);
        List<PaperAnnotation> found = new ArrayList<>();
        Optional<String> about = note.paper().map(name -> key(scoped, name));
        List<Heading> headings = note.syntax().headings();
        int next = 0;
        List<Span> made =
                Instruction.in(note.text(), note.syntax()).stream()
                        .flatMap(one -> one.content().stream())
                        .toList();
        int block = 0;
        for (Annotation annotation : note.annotations()) {
            while (block < made.size() && made.get(block).end() <= annotation.start()) {
                block++;
            }
            if (block < made.size() && made.get(block).start() <= annotation.start()) {
                // What Glossa wrote is not the reader's.
                continue;
            }
            String quoted = annotation.quotation().map(Quotation::exact).orElse("");
            String remark =
                    annotation
                            .body()
                            .map(body -> oneLine(note, around(annotation, body)))
                            .orElse("");
            List<String> motivations =
                    annotation.motivations().stream().map(Motivation::name).distinct().toList();
            Range range = note.lines().range(span(annotation));
            while (next < headings.size()
                    && headings.get(next).span().start() <= annotation.start()) {
                next++;
            }
            String heading = next == 0 ? "" : headings.get(next - 1).text();
            Set<String> keys = new LinkedHashSet<>();
            if (annotation.cited().isEmpty()) {
                found.add(
                        new PaperAnnotation(
                                about.orElseThrow(),
                                note.uri(),
                                range,
                                quoted,
                                remark,
                                annotation.place(),
                                motivations,
                                heading,
                                true));
            }
            for (CitationItem item : annotation.cited()) {
                String key = key(scoped, item.key());
                if (keys.add(key)) {
                    found.add(
                            new PaperAnnotation(
                                    key,
                                    note.uri(),
                                    range,
                                    quoted,
                                    remark,
                                    item.locator(),
                                    motivations,
                                    heading,
                                    about.filter(key::equals).isPresent()));
                }
            }
        }
        return found;
    }

    /**
     * The annotations of a paper, in all notes: those of its literature notes first, then by note,
     * and in text order.
     *
     * @param name the paper's key, or another name of it
     * @param most UTF-16 units of notes that are read; the others are left out
     */
    public static List<PaperAnnotation> of(
            Snapshot snapshot, String name, NoteConventions conventions, long most) {
        Optional<Paper> paper = snapshot.corpus().paper(name);
        String key = paper.map(Paper::key).orElse(name);
        Set<String> names = PaperAtCursor.names(snapshot, paper, name);
        return of(snapshot, names, Set.of(key), conventions, most);
    }

    /**
     * The annotations of several papers, each note read once; as for one paper.
     *
     * @param most UTF-16 units of notes that are read for all of them
     */
    public static List<PaperAnnotation> of(
            Snapshot snapshot, List<Paper> papers, NoteConventions conventions, long most) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Paper paper : papers) {
            keys.add(paper.key());
            names.addAll(PaperAtCursor.names(snapshot, Optional.of(paper), paper.key()));
        }
        return of(snapshot, names, keys, conventions, most);
    }

    private static List<PaperAnnotation> of(
            Snapshot snapshot,
            Set<String> names,
            Set<String> keys,
            NoteConventions conventions,
            long most) {
        Set<String> uris = new LinkedHashSet<>();
        for (String each : names) {
            snapshot.notes().about(each).stream().map(NoteSummary::uri).sorted().forEach(uris::add);
        }
        snapshot.notes().citing(names).stream()
                .map(CitationPlace::note)
                .map(NoteSummary::uri)
                .sorted()
                .forEach(uris::add);
        List<PaperAnnotation> found = new ArrayList<>();
        long left = most;
        for (String uri : uris) {
            Optional<Note> note = note(snapshot, uri, conventions);
            left -= note.map(read -> read.text().length()).orElse(0);
            if (left < 0) {
                break;
            }
            note.map(read -> in(snapshot, read)).orElse(List.of()).stream()
                    .filter(one -> keys.contains(one.key()))
                    .forEach(found::add);
        }
        return found;
    }

    /** The annotations of all papers, in all notes, by note and in text order. */
    public static List<PaperAnnotation> all(Snapshot snapshot, NoteConventions conventions) {
        List<PaperAnnotation> found = new ArrayList<>();
        snapshot.notes().outlines().stream()
                .map(NoteSummary::uri)
                .sorted()
                .forEach(
                        uri ->
                                note(snapshot, uri, conventions)
                                        .ifPresent(note -> found.addAll(in(snapshot, note))));
        return found;
    }

    /** A note, as it is open or on disk. */
    static Optional<Note> note(Snapshot snapshot, String uri, NoteConventions conventions) {
        return snapshot.notes()
                .note(uri)
                .or(
                        () ->
                                snapshot.files()
                                        .text(uri)
                                        .map(text -> Note.of(uri, 0, text, conventions)));
    }

    private static String key(Snapshot snapshot, String name) {
        return snapshot.corpus().paper(name).map(Paper::key).orElse(name);
    }

    /** Of a long passage, which may have many quotations, what is around this one. */
    private static Span around(Annotation annotation, Span body) {
        if (body.length() <= MAX_REMARK) {
            return body;
        }
        Span words = annotation.quotation().map(Quotation::span).orElse(body);
        boolean isInside = words.start() >= body.start() && words.end() <= body.end();
        int middle =
                isInside ? words.start() + Math.min(words.length(), MAX_REMARK) / 2 : body.start();
        int start = Math.max(body.start(), middle - MAX_REMARK / 2);
        return new Span(start, Math.min(body.end(), start + MAX_REMARK));
    }

    private static Span span(Annotation annotation) {
        int end =
                Math.max(
                        annotation.quotation().map(words -> words.span().end()).orElse(0),
                        annotation.body().map(Span::end).orElse(0));
        return new Span(annotation.start(), end);
    }

    /**
     * A part of a note without line ends, the markers of block quotes behind them, and the border
     * at the end of a row of a table.
     */
    private static String oneLine(Note note, Span span) {
        String text = span.in(note.text()).replaceAll("\\s*\\R[\\s>]*", " ").strip();
        return text.endsWith(" |") ? text.substring(0, text.length() - 2).strip() : text;
    }

    private static int firstNumber(String value) {
        Matcher number = FIRST_NUMBER.matcher(value);
        return number.find() ? Integer.parseInt(number.group()) : Integer.MAX_VALUE;
    }

    private static String label(Locator place) {
        return switch (place.label()) {
            case "page" ->
                    (place.value().matches(".*\\d\\s*[-,\u2013].*") ? "pp. " : "p. ")
                            + place.value();
            case "chapter" -> "chap. " + place.value();
            case "section" -> "sec. " + place.value();
            case "figure" -> "fig. " + place.value();
            default -> place.label() + " " + place.value();
        };
    }
}
