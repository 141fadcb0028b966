package glossa.source.yaml;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.FirstProblems;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.fields.CslTypes;
import glossa.source.fields.RecordDates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CSL-YAML: CSL-JSON's items under {@code references}, or in a list, as pandoc reads and writes
 * them (pandoc manual, "Specifying bibliographic data").
 *
 * <pre>
 * references:
 * - id: vaswani2017
 *   type: article-journal
 *   title: Attention Is All You Need
 * </pre>
 *
 * <p>{@code id} is the key. Texts are Markdown, of which emphasis and spans are taken off.
 */
public final class CslYaml implements Format {
    private static final Pattern REFERENCES =
            Pattern.compile(
                    "(?m)^references:[ \\t]*(?:#.*)?\\R(?:[ \\t]*(?:#.*)?\\R){0,9}[ \\t]*- ");

    private static final Pattern LIST = Pattern.compile("\\A(?:\\s|#.*\\R|---.*\\R){0,99}- ");

    private static final Pattern ID = Pattern.compile("(?m)^[ \\t]*(?:- +)?id:[ \\t]*\\S");

    private static final Pattern TYPE =
            Pattern.compile(
                    "(?m)^[ \\t]*(?:- +)?type:[ \\t]*[\"']?(?:"
                            + CslTypes.ALTERNATIVES
                            + ")[\"']?[ \\t]*$");

    private static final Pattern CSL_ONLY =
            Pattern.compile("(?m)^[ \\t]+(?:issued|container-title|title-short|citation-key):");

    private static final Pattern EMPHASIS = Pattern.compile("(\\*{1,3})(?=\\S)([^*]+?)(?<=\\S)\\1");

    private static final Pattern SPAN = Pattern.compile("\\[([^\\[\\]]*)\\]\\{[^{}]*\\}");

    private static final Pattern RAISED = Pattern.compile("([\\^~])([^\\s^~]{1,9})\\1");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\p{Punct}])");

    /** Variables whose stars and backslashes are no Markdown. */
    private static final Set<String> VERBATIM =
            Set.of("id", "URL", "DOI", "citation-key", "other-ids", "type");

    /** How far {@link #recognises} looks. */
    private static final int HEAD_LENGTH = 1 << 16;

    @Override
    public String name() {
        return "CSL-YAML";
    }

    @Override
    public boolean recognises(SourceText source) {
        String text = source.text();
        String head = text.substring(0, Math.min(HEAD_LENGTH, text.length()));
        return (REFERENCES.matcher(head).find() || LIST.matcher(head).find())
                && ID.matcher(head).find()
                && (TYPE.matcher(head).find() || CSL_ONLY.matcher(head).find());
    }

    @Override
    public ReadResult read(SourceText source) {
        List<Paper> papers = new ArrayList<>();
        List<Problem> problems = new FirstProblems();
        YamlParts yaml = new YamlParts(source, problems);
        for (Span part : yaml.items(references(source, yaml))) {
            YamlNode list = yaml.parse(part);
            if (list == null) {
                continue;
            }
            YamlNode item = list.items().isEmpty() ? list : list.items().getFirst();
            if (item.isMapping()) {
                add(source, item, item.span(), papers, problems);
            } else {
                problems.add(
                        new Problem(
                                source.lines().range(part),
                                Problem.Severity.ERROR,
                                "csl-item",
                                "expected an item here; write \"- id: key\""));
            }
        }
        return new ReadResult(papers, problems);
    }

    /** Where the list of items stands. */
    public static Span references(SourceText source, YamlParts yaml) {
        Span within = new Span(0, source.text().length());
        for (Span entry : yaml.entries()) {
            within = source.text().startsWith("references:", entry.start()) ? entry : within;
        }
        return within;
    }

    private static void add(
            SourceText source,
            YamlNode item,
            Span whole,
            List<Paper> papers,
            List<Problem> problems) {
        CslDraft draft = new CslDraft();
        item.entries().forEach((variable, value) -> say(draft, variable, value));
        if (!draft.has("id") && !draft.has("citation-key")) {
            problems.add(
                    new Problem(
                            source.lines()
                                    .range(
                                            new Span(
                                                    whole.start(),
                                                    Math.min(whole.start() + 1, whole.end()))),
                            Problem.Severity.WARNING,
                            "csl-id",
                            "this item has no id; write \"id: key\" to cite it by one"));
        }
        Span name =
                !item.get("id").isEmpty()
                        ? item.get("id").span()
                        : !item.get("title").isEmpty() ? item.get("title").span() : whole;
        papers.add(draft.paper(source, whole, name));
    }

    private static void say(CslDraft draft, String variable, YamlNode value) {
        boolean dated =
                !value.get("year").isEmpty()
                        || value.items().stream().anyMatch(item -> !item.get("year").isEmpty());
        if (dated) {
            // As pandoc wrote dates before its version 2.11.
            List<String> dates = new ArrayList<>();
            for (YamlNode date : value.items().isEmpty() ? List.of(value) : value.items()) {
                dates.add(
                        RecordDates.of(date.text("year"), date.text("month"), date.text("day"))
                                .whole());
            }
            draft.text(variable, String.join("/", dates));
        } else if (value.items().isEmpty() && value.entries().isEmpty()) {
            draft.text(variable, VERBATIM.contains(variable) ? value.text() : plain(value.text()));
        } else {
            if (!value.isEmpty()) {
                draft.value(variable, value.plain());
            }
        }
    }

    /** The text of a little Markdown. */
    private static String plain(String markdown) {
        if (markdown.chars().noneMatch(c -> "*[^~\\".indexOf(c) >= 0)) {
            return markdown;
        }
        String text = SPAN.matcher(markdown).replaceAll("$1");
        text = EMPHASIS.matcher(text).replaceAll("$2");
        text = RAISED.matcher(text).replaceAll("$2");
        return ESCAPED.matcher(text).replaceAll("$1");
    }
}
