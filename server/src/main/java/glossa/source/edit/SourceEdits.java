package glossa.source.edit;

import glossa.grammar.Lines;
import glossa.grammar.Span;
import glossa.paper.Disagreement.ComparedField;
import glossa.paper.Name;
import glossa.paper.Names;
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
 * Changes of a source's text that make a record say what another record of the paper says.
 *
 * <p>BibTeX, CSL-JSON and RIS are written, each by its {@code …Edits}. Nothing is offered that was
 * not tried: the changed record is read again, and has to say exactly the new thing, and all else
 * as before. So where a text is newer than the corpus, or a field comes from a macro or another
 * entry, there is no change.
 */
public final class SourceEdits {
    private SourceEdits() {}

    /** One change: a span of the text, and what takes its place. */
    public record Edit(Span replaced, String text) {}

    /**
     * The changes, in the order of the text; none where Glossa cannot write them.
     *
     * @param text of the file that {@code record} stands in, as it is now
     * @param record is changed
     * @param part what of it
     * @param model says what it is to say
     * @param modelText of the file that {@code model} stands in; empty where it is not known
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

    /** Whose names {@link Paper#authors} are. */
    private static String role(Paper paper) {
        boolean edited = Names.join(paper.authors()).equals(paper.fields().get("editor"));
        return edited ? "editor" : "author";
    }

    /** The record of a BibTeX model as it is written, its braces with it; else nothing. */
    private static Optional<String> raw(Paper model, Optional<String> text) {
        Path file = model.sources().getFirst().file();
        return text.map(all -> span(all, model).in(all))
                .filter(body -> format(file, body).filter("BibTeX"::equals).isPresent());
    }

    private static Optional<String> format(Path file, String body) {
        return Formats.of(SourceText.of(file, whole(body))).map(Format::name);
    }

    /** The only paper of a record's text. */
    private static Optional<Paper> read(Path file, String body) {
        SourceText text = SourceText.of(file, whole(body));
        List<Paper> papers =
                Formats.of(text).map(format -> format.read(text).papers()).orElse(List.of());
        return papers.size() == 1 ? Optional.of(papers.getFirst()) : Optional.empty();
    }

    /** An item of a JSON list is a list of one by itself. */
    private static String whole(String body) {
        return body.startsWith("{") ? "[" + body + "]" : body;
    }

    private static String applied(String body, List<Edit> edits) {
        List<Edit> last =
                edits.stream()
                        .sorted(
                                Comparator.comparingInt((Edit edit) -> edit.replaced().start())
                                        .reversed())
                        .toList();
        StringBuilder changed = new StringBuilder(body);
        for (Edit edit : last) {
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

    /** Without the signs that LaTeX sets by itself. */
    static String typed(String text) {
        return text.replace('’', '\'')
                .replace('‘', '\'')
                .replace('“', '"')
                .replace('”', '"')
                .replace('–', '-')
                .replace('\u00a0', ' ');
    }

    /** The date of issue as year, month and day, as far as they are known; else the year alone. */
    static List<String> date(Paper model) {
        String issued = model.fields().getOrDefault("issued", "");
        boolean plain = issued.matches("\\d{4}(-\\d\\d){0,2}") && issued.startsWith(model.year());
        return List.of((plain ? issued : model.year()).split("-"));
    }
}
