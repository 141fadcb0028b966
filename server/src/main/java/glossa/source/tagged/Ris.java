package glossa.source.tagged;

import glossa.source.Chunker;
import glossa.source.Format;
import glossa.source.LineChunker;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * RIS, as exported by reference managers and publishers (RefMan, "RIS format specifications", 2001
 * and 2011).
 *
 * <pre>
 * TY  - JOUR
 * ID  - vaswani2017
 * AU  - Vaswani, Ashish
 * TI  - Attention Is All You Need
 * ER  -
 * </pre>
 *
 * <p>{@code ID} is the key if it is one word, as in pandoc; most exporters write none. A line
 * without a tag continues the line before it. A record that does not begin with {@code TY} or end
 * with {@code ER} is read, and reported.
 */
public final class Ris implements Format {
    /**
     * The specification requires two spaces before the hyphen; some exporters write one, or many.
     */
    private static final Pattern TAG = Pattern.compile("[ \\t]*([A-Z][A-Z0-9]) {2,4}-(?=[ \\t]|$)");

    private static final Pattern LOOSE_TAG =
            Pattern.compile("[ \\t]*([A-Z][A-Z0-9])(?: {1,4}|\\t)[-–](?=[ \\t\\w]|$)");

    /** A line that begins a record; within another one it has a type and nothing else. */
    private static final Pattern TYPE =
            Pattern.compile("[ \\t]*TY(?: {2,4}-(?=[ \\t]|$)|(?: |\\t)[-–] ?[A-Z]{3,8}[ \\t]*$)");

    private static final Pattern NOTHING_BUT_TYPE =
            Pattern.compile("\\A\\s*TY(?: {1,4}|\\t)[-–] ?[A-Z]{3,}");

    /** A record behind tags, numbers or a header of an exporter. */
    private static final Pattern FIRST_TYPE =
            Pattern.compile("(?m)^TY {1,4}- ?[A-Z]{3,8}[ \\t]*\\R(?:[A-Z][A-Z0-9] {1,4}-.*\\R){2}");

    private static final Pattern ANY_TAG =
            Pattern.compile("(?m)^[ \\t]*(?:TY|AU|A1|TI|T1|PY|Y1|JO|JF|DO)(?: {1,4}|\\t)[-–]");

    /** Tags of titles; the title of the work first. */
    private static final List<String> TITLES = List.of("TI", "T1", "CT", "BT", "T2", "TY");

    /** Tags of which a record has one; others behind an end belong to the record before it. */
    private static final Set<String> TELLING =
            Set.of("ID", "TI", "T1", "CT", "BT", "AU", "A1", "DO");

    /** The length that {@link #recognises} examines; some exporters write a header. */
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
                || FIRST_TYPE.matcher(head).find()
                || source.fileName().endsWith(".ris") && ANY_TAG.matcher(head).find();
    }

    @Override
    public Optional<Chunker> cutter(SourceText head) {
        return Optional.of(new LineChunker("TY", "ER"));
    }

    /** The fields of a source; the form of a record's type line is that of its tags. */
    public static TaggedText fields(SourceText source) {
        return new TaggedText(source, TAG, LOOSE_TAG, TYPE);
    }

    @Override
    public ReadResult read(SourceText source) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        TaggedRecord.each(
                source,
                fields(source),
                field -> field.tag().equals("TY"),
                "ER",
                Ris::isTelling,
                Set.of(),
                record -> read(record, result));
        return result.build();
    }

    private static boolean isTelling(List<TaggedText.Field> fields) {
        return fields.stream().anyMatch(field -> TELLING.contains(field.tag()));
    }

    private static void read(TaggedRecord record, ReadResult.Builder result) {
        if (record.isEmpty()) {
            result.warning(
                    record.firstLine(),
                    "ris-end",
                    "no record ends here; write \"TY  - JOUR\" where it begins");
            return;
        }
        boolean isRest = record.afterEnd() && !isTelling(record.fields());
        if (isRest && !record.has("TY") && record.end().isEmpty()) {
            return;
        }
        if (record.end().isEmpty()) {
            result.warning(
                    record.firstLine(),
                    "ris-end",
                    "this record has no end; write \"ER  - \" on a line of its own after it");
        }
        if (!record.has("TY")) {
            result.warning(
                    record.firstLine(),
                    "ris-type",
                    "this record has no type; write \"TY  - JOUR\" before this line");
        }
        CslDraft draft = RisRecord.of(record.fields());
        if (draft.saysNothing()) {
            result.warning(
                    record.firstLine(),
                    "ris-record",
                    "this record has no title, names or identifier; write \"TI  - ...\"");
            return;
        }
        List<String> naming = draft.has("id") ? List.of("ID") : TITLES;
        result.add(draft.paper(record.source(), record.span(), record.value(naming)));
    }
}
