package glossa.features.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.features.reading.NoteTemplate.TemplateException;
import glossa.paper.Mark;
import glossa.paper.Paper;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What templates of literature notes make. */
final class NoteTemplateTest {
    private static final String PAPER =
            "@article{reed2001, title = {Fish \"That\" Stay}, author = {Reed, Ann and Moss, B.},"
                + " date = {2001-03-04}, doi = {10.1000/fish}, keywords = {fish, river}, volume ="
                + " {3}}";

    private static final List<Mark> MARKS =
            List.of(
                    new Mark(
                            "1",
                            Mark.Kind.HIGHLIGHT,
                            "They stay.",
                            "",
                            "3",
                            "red",
                            "2026-10-02",
                            "Ann",
                            "x.pdf#page=3"),
                    new Mark("2", Mark.Kind.NOTE, "", "Why?", "", "", "", "", ""));

    @Test
    void fields() {
        check("{{key}} {{year}} {{doi}} {{volume}}{{issue}}", "reed2001 2001 10.1000/fish 3");
        check(
                "{{title}} by {{authors}} ({{cited}})",
                "Fish \"That\" Stay by Ann Reed, B. Moss (Reed & Moss 2001)");
    }

    /** In front matter, what stands between quotation marks stays there. */
    @Test
    void frontMatterIsEscaped() {
        check(
                "---\ntitle: \"{{title}}\"\n---\n{{title}}\n",
                "---\ntitle: \"Fish \\\"That\\\" Stay\"\n---\nFish \"That\" Stay\n");
    }

    @Test
    void listsAndConditions() {
        check("{{#author}}{{family}}{{^-last}} & {{/-last}}{{/author}}", "Reed & Moss");
        check("{{#keywords}}#{{name}} {{/keywords}}", "#fish #river ");
        check("{{#doi}}doi{{/doi}}{{^arxiv}}, no arXiv{{/arxiv}}", "doi, no arXiv");
        check(
                "{{#marks}}\n"
                        + "{{#words}}\n"
                        + "> {{words}} [{{place}}]({{link}}) {{colour}} #{{tag}} {{by}}\n"
                        + "{{/words}}\n"
                        + "{{comment}}\n"
                        + "{{/marks}}\n",
                "> They stay. [3](x.pdf#page=3) red #critique Ann\n\nWhy?\n");
    }

    @Test
    void filters() {
        check("{{#upper}}{{key}}{{/upper}} {{#date}}d MMMM yyyy{{/date}}", "REED2001 4 March 2001");
        check("{{today}}", "2026-10-05");
    }

    /** Templates from before they had lists. */
    @Test
    void singleBraces() {
        check(
                "title: \"{title}\"\n{key} {other}",
                "title: \"Fish \"That\" Stay\"\nreed2001 {other}");
    }

    @Test
    void errorsHaveTheirLine() {
        checkError("---\na: b\n---\n\n{{#doi}}\n", "line 5: ");
        checkError("{{titel}}", "line 1: unknown name 'titel'; the names are key, title, ");
        checkError("---\nx: y\n---\n\n{{key.class}}", "line 5: unknown name 'key.class'");
        checkError("{{>other}}", "");
    }

    /** Lists in lists end. */
    @Test
    void hostileTemplates() {
        checkError("{{#author}}".repeat(40) + "{{/author}}".repeat(40), "its lists in lists");
        checkError("{{#author}}".repeat(15) + "x".repeat(1000) + "{{/author}}".repeat(15), "");
    }

    private static Paper paper() {
        return SourceFiles.read(Path.of("/refs.bib"), PAPER).papers().getFirst();
    }

    private static void check(String template, String expected) {
        try {
            assertEquals(
                    expected,
                    NoteTemplate.of(template)
                            .render(
                                    paper(),
                                    MARKS,
                                    Map.of("red", "critique"),
                                    LocalDate.of(2026, 10, 5)));
        } catch (TemplateException e) {
            throw new AssertionError(e);
        }
    }

    private static void checkError(String template, String beginning) {
        try {
            String text =
                    NoteTemplate.of(template)
                            .render(paper(), MARKS, Map.of("red", "critique"), LocalDate.EPOCH);
            throw new AssertionError("no error: " + text);
        } catch (TemplateException e) {
            String message = String.valueOf(e.getMessage());
            assertEquals(
                    beginning,
                    message.substring(0, Math.min(beginning.length(), message.length())));
        }
    }
}
