package glossa.source.tagged;

import glossa.grammar.Span;
import glossa.source.SourceText;
import glossa.source.tagged.TaggedText.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One record of tagged lines, at least one field of which is present.
 *
 * @param fields its fields, without the one that ends it
 * @param end the field that ends it; empty if the format has none or the record is broken off
 * @param afterEnd whether the end of another record precedes it
 */
record TaggedRecord(SourceText source, List<Field> fields, Optional<Field> end, boolean afterEnd) {
    /** Fields that may precede the one that should be the first of their record. */
    private static final int MAX_PRECEDING = 6;

    /**
     * Gathers the fields of a source into records.
     *
     * @param begins whether a record begins with this field
     * @param endTag the tag that ends a record; empty if the format has none
     * @param mayPrecede whether these fields, which follow an end, belong to the record that begins
     *     behind them
     * @param skipped tags that belong to no record
     * @param reader takes each record, in the order of the source
     */
    static void each(
            SourceText source,
            TaggedText text,
            Predicate<Field> begins,
            String endTag,
            Predicate<List<Field>> mayPrecede,
            Set<String> skipped,
            Consumer<TaggedRecord> reader) {
        List<Field> fields = new ArrayList<>();
        boolean afterEnd = false;
        for (Field field = text.next(); field != null; field = text.next()) {
            if (skipped.contains(field.tag())) {
                continue;
            }
            boolean ends = field.tag().equals(endTag);
            // Where records end with a tag, some begin before the one that should be their first.
            boolean isNext =
                    begins.test(field)
                            && !fields.isEmpty()
                            && (field.afterBlank()
                                    || fields.size() > MAX_PRECEDING
                                    || fields.stream().anyMatch(begins)
                                    || !mayPrecede.test(fields));
            if (isNext) {
                reader.accept(
                        new TaggedRecord(source, List.copyOf(fields), Optional.empty(), afterEnd));
                fields.clear();
                afterEnd = false;
            }
            if (ends) {
                reader.accept(
                        new TaggedRecord(
                                source, List.copyOf(fields), Optional.of(field), afterEnd));
                fields.clear();
                afterEnd = true;
            } else {
                fields.add(field);
            }
        }
        if (!fields.isEmpty()) {
            reader.accept(
                    new TaggedRecord(source, List.copyOf(fields), Optional.empty(), afterEnd));
        }
    }

    /** The same for records that begin with their first field. */
    static void each(
            SourceText source,
            TaggedText text,
            Predicate<Field> begins,
            String endTag,
            Set<String> skipped,
            Consumer<TaggedRecord> reader) {
        each(source, text, begins, endTag, fields -> false, skipped, reader);
    }

    /** Whether there is nothing before the end. */
    boolean isEmpty() {
        return fields.isEmpty();
    }

    Field first() {
        return fields.isEmpty() ? end.orElseThrow() : fields.getFirst();
    }

    boolean has(String tag) {
        return fields.stream().anyMatch(field -> field.tag().equals(tag));
    }

    /** From the first tag to the end of the last line. */
    Span span() {
        Field last = end.orElseGet(fields::getLast);
        return new Span(first().start(), Math.max(last.span().end(), line(last).end()));
    }

    /** The line on which the record begins. */
    Span firstLine() {
        return line(first());
    }

    private Span line(Field field) {
        return new Span(field.start(), source.lines().end(source.lines().line(field.start())));
    }

    /** The value of the first of {@code tags} that has one, otherwise that of the first field. */
    Span value(List<String> tags) {
        for (String tag : tags) {
            for (Field field : fields) {
                if (field.tag().equals(tag) && !field.value().isEmpty()) {
                    return field.span();
                }
            }
        }
        return first().span();
    }
}
