package glossa.source.edit;

import glossa.grammar.Lines;
import glossa.grammar.Span;
import glossa.paper.Disagreement.ComparedField;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.Format;
import glossa.source.SourceText;
import glossa.source.reading.Formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Edits that make a record agree with another record of the same paper, in BibTeX, CSL-JSON and
 * RIS.
 *
 * <p>Each edit is verified before it is offered: the changed record is parsed again, and must have
 * the new value and all others unchanged. So there is no edit if the text is newer than the corpus,
 * or if the value comes from a macro or another entry.
 */
public final class SourceEdits {
    private SourceEdits() {}

    /** One edit: a span of the text, and its new text. */
    public record Edit(Span replaced, String text) {}

    /**
     * The edits in text order; empty if Glossa cannot write them.
     *
     * @param text the text of the file of {@code record}, as the editor has it
     * @param record the record to change
     * @param part the field to change
     * @param model the record with the new value
     * @param modelText the text of the file of {@code model}; empty if unknown
     */
    public static List<Edit> of(
            String text,
            Paper record,
            ComparedField part,
            Paper model,
            Optional<String> modelText) {
        Span span = span(text, record);
        Path file = record.sources().getFirst().file();
        String body = span.in(text);
        Optional<String> format = format(file, body);
        Optional<Paper> before = read(file, body);
        boolean isCurrent =
                before.filter(found -> says(part, found, record)).isPresent()
                        && role(record).equals(role(model));
        if (format.isEmpty() || !isCurrent) {
            return List.of();
        }
        List<Edit> edits =
                switch (format.get()) {
                    case "BibTeX" ->
                            BibEdits.of(body, part, model, role(record), raw(model, modelText));
                    case "CSL-JSON" -> CslJsonEdits.of(body, part, model, role(record));
                    case "RIS" -> RisEdits.of(body, part, model, role(record));
                    default -> List.of();
                };
        Optional<Paper> after = read(file, applied(body, edits));
        boolean isExact =
                !edits.isEmpty()
                        && after.filter(found -> says(part, found, model)).isPresent()
                        && sameBut(part, before.orElseThrow(), after.orElseThrow());
        return isExact
                ? edits.stream()
                        .map(
                                edit ->
                                        new Edit(
                                                new Span(
                                                        span.start() + edit.replaced().start(),
                                                        span.start() + edit.replaced().end()),
                                                edit.text()))
                        .sorted(Comparator.comparingInt(edit -> edit.replaced().start()))
                        .toList()
                : List.of();
    }

    private static Span span(String text, Paper record) {
        Lines lines = Lines.of(text);
        Source source = record.sources().getFirst();
        int start = lines.offset(source.record().start());
        return new Span(start, Math.max(start, lines.offset(source.record().end())));
    }

    /** The meaning of {@link Paper#authors}: {@code author} or {@code editor}. */
    private static String role(Paper paper) {
        boolean edited = !paper.hasOwnAuthors() && paper.fields().containsKey("editor");
        return edited ? "editor" : "author";
    }

    /** The text of the model's record if it is BibTeX: its value is copied with its braces. */
    private static Optional<String> raw(Paper model, Optional<String> text) {
        Path file = model.sources().getFirst().file();
        return text.map(all -> span(all, model).in(all))
                .filter(body -> format(file, body).filter("BibTeX"::equals).isPresent());
    }

    private static Optional<String> format(Path file, String body) {
        return Formats.of(SourceText.of(file, whole(body))).map(Format::name);
    }

    /** The paper of a record's text, if it has only one. */
    private static Optional<Paper> read(Path file, String body) {
        SourceText text = SourceText.of(file, whole(body));
        List<Paper> papers =
                Formats.of(text).map(format -> format.read(text).papers()).orElse(List.of());
        return papers.size() == 1 ? Optional.of(papers.getFirst()) : Optional.empty();
    }

    /** A record as a file: an item of a JSON list becomes a list. */
    private static String whole(String body) {
        return body.startsWith("{") ? "[" + body + "]" : body;
    }

    /** The text after the edits, which may be in any order. */
    public static String applied(String text, List<Edit> edits) {
        List<Edit> ordered = new ArrayList<>(edits);
        ordered.sort(Comparator.comparingInt(edit -> edit.replaced().start()));
        StringBuilder changed = new StringBuilder(text);
        for (Edit edit : ordered.reversed()) {
            changed.replace(edit.replaced().start(), edit.replaced().end(), edit.text());
        }
        return changed.toString();
    }

    private static boolean says(ComparedField part, Paper one, Paper other) {
        return switch (part) {
            case TITLE -> typed(one.title()).equals(typed(other.title()));
            case YEAR -> one.year().equals(other.year());
            case AUTHORS -> typed(one.authors()).equals(typed(other.authors()));
        };
    }

    private static boolean sameBut(ComparedField part, Paper before, Paper after) {
        for (ComparedField other : ComparedField.values()) {
            if (other != part && !says(other, before, after)) {
                return false;
            }
        }
        return before.key().equals(after.key())
                && before.type().equals(after.type())
                && before.venue().equals(after.venue())
                && before.identifiers().equals(after.identifiers())
                && before.abstractText().equals(after.abstractText());
    }

    static List<String> typed(List<Name> names) {
        List<String> typed = new ArrayList<>();
        names.forEach(name -> typed.add(typed(name.family() + "|" + name.given())));
        return typed;
    }

    /** The text without the typographic characters that LaTeX produces from plain ones. */
    static String typed(String text) {
        return text.replace('’', '\'')
                .replace('‘', '\'')
                .replace('“', '"')
                .replace('”', '"')
                .replace('–', '-')
                .replace('\u00a0', ' ');
    }

    /** Year, month and day of issue, as far as they are known. */
    static List<String> date(Paper model) {
        String issued = model.fields().getOrDefault("issued", "");
        boolean plain = issued.matches("\\d{4}(-\\d\\d){0,2}") && issued.startsWith(model.year());
        return List.of((plain ? issued : model.year()).split("-"));
    }
}
