package glossa.source.tagged;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.Chunker;
import glossa.source.FirstProblems;
import glossa.source.Format;
import glossa.source.LineChunker;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.tagged.TaggedText.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * RIS, as reference managers and publishers' pages give it (RefMan, "RIS format specifications",
 * 2001 and 2011).
 *
 * <pre>
 * TY  - JOUR
 * ID  - vaswani2017
 * AU  - Vaswani, Ashish
 * TI  - Attention Is All You Need
 * ER  -
 * </pre>
 *
 * <p>{@code ID} is the key where it is one word, as in pandoc; most exporters write none. A line
 * without a tag goes on with the one before. A record that does not begin with {@code TY} or does
 * not end with {@code ER} is read, and said to.
 */
public final class Ris implements Format {
    /** Two blanks before the hyphen by the specification; some exporters write one, or many. */
    private static final Pattern TAG = Pattern.compile("[ \\t]*([A-Z][A-Z0-9]) {2,4}-(?=[ \\t]|$)");

    private static final Pattern LOOSE_TAG =
            Pattern.compile("[ \\t]*([A-Z][A-Z0-9])(?: {1,4}|\\t)[-–](?=[ \\t\\w]|$)");

    private static final Pattern STRICT_TYPE = Pattern.compile("(?m)^[ \\t]*TY {2,4}-(?=[ \\t]|$)");

    private static final Pattern NOTHING_BUT_TYPE =
            Pattern.compile("\\A\\s*TY(?: {1,4}|\\t)[-–] ?[A-Z]{3,}");

    private static final Pattern ANY_TAG =
            Pattern.compile("(?m)^[ \\t]*(?:TY|AU|A1|TI|T1|PY|Y1|JO|JF|DO)(?: {1,4}|\\t)[-–]");

    /** How far {@link #recognises} looks; some exporters write a header. */
    private static final int HEAD_LENGTH = 1 << 13;

    @Override
    public String name() {
        return "RIS";
    }

    @Override
    public boolean recognises(SourceText source) {
        String text = source.text();
        String head = text.substring(0, Math.min(HEAD_LENGTH, text.length()));
        return NOTHING_BUT_TYPE.matcher(head).find()
                || source.fileName().endsWith(".ris") && ANY_TAG.matcher(head).find();
    }

    @Override
    public Optional<Chunker> cutter(SourceText head) {
        return Optional.of(new LineChunker("TY"));
    }

    /** The lines of a source, its tags written as most of them are. */
    public static TaggedText fields(SourceText source) {
        boolean strict = STRICT_TYPE.matcher(source.text()).find();
        return new TaggedText(source, strict ? TAG : LOOSE_TAG);
    }

    @Override
    public ReadResult read(SourceText source) {
        TaggedText text = fields(source);
        List<Paper> papers = new ArrayList<>();
        List<Problem> problems = new FirstProblems();
        List<Field> record = new ArrayList<>();
        for (Field field = text.next(); field != null; field = text.next()) {
            boolean end = field.tag().equals("ER");
            if (field.tag().equals("TY") && !record.isEmpty()) {
                problems.add(unended(source, record.getFirst()));
                add(source, record, null, papers, problems);
                record.clear();
            }
            if (end) {
                add(source, record, field, papers, problems);
                record.clear();
            } else {
                record.add(field);
            }
        }
        if (!record.isEmpty()) {
            problems.add(unended(source, record.getFirst()));
            add(source, record, null, papers, problems);
        }
        return new ReadResult(papers, problems);
    }

    private static Problem unended(SourceText source, Field first) {
        return new Problem(
                source.lines().range(line(source, first)),
                Problem.Severity.WARNING,
                "ris-end",
                "this record has no end; write \"ER  - \" on a line of its own after it");
    }

    private static void add(
            SourceText source,
            List<Field> record,
            @Nullable Field end,
            List<Paper> papers,
            List<Problem> problems) {
        if (record.isEmpty()) {
            if (end != null) {
                problems.add(
                        new Problem(
                                source.lines().range(line(source, end)),
                                Problem.Severity.WARNING,
                                "ris-end",
                                "this ends no record; write \"TY  - JOUR\" where one begins"));
            }
            return;
        }
        Field first = record.getFirst();
        if (!first.tag().equals("TY")) {
            problems.add(
                    new Problem(
                            source.lines().range(line(source, first)),
                            Problem.Severity.WARNING,
                            "ris-type",
                            "expected a record's type here; write \"TY  - JOUR\" before this"
                                    + " line"));
        }
        CslDraft draft = RisRecord.of(record);
        if (draft.saysNothing()) {
            problems.add(
                    new Problem(
                            source.lines().range(line(source, first)),
                            Problem.Severity.WARNING,
                            "ris-record",
                            "this record names no work; write its title: \"TI  - ...\""));
            return;
        }
        Span last = end == null ? line(source, record.getLast()) : line(source, end);
        Span whole = new Span(first.start(), Math.max(record.getLast().span().end(), last.end()));
        papers.add(draft.paper(source, whole, name(record, draft)));
    }

    /** The key's place, else the title's, else that of the type. */
    private static Span name(List<Field> record, CslDraft draft) {
        List<String> tags =
                draft.has("id") ? List.of("ID") : List.of("TI", "T1", "CT", "BT", "T2", "TY");
        for (String tag : tags) {
            for (Field field : record) {
                if (field.tag().equals(tag) && !field.value().isEmpty()) {
                    return field.span();
                }
            }
        }
        return record.getFirst().span();
    }

    private static Span line(SourceText source, Field field) {
        int end = source.lines().end(source.lines().line(field.start()));
        return new Span(field.start(), end);
    }
}
