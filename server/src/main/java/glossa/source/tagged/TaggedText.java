package glossa.source.tagged;

import glossa.grammar.Span;
import glossa.source.SourceText;
import glossa.source.fields.CslMarkup;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of lines with tags and their continuation lines: the syntax of RIS, MEDLINE, ISI and
 * refer.
 *
 * <pre>
 * TI  - Attention Is
 *       All You Need
 * </pre>
 */
public final class TaggedText {
    private final SourceText source;
    private final Optional<LooseForm> loose;
    private final Matcher strictTag;
    private Matcher tag;
    private int line;
    private @Nullable Field peeked;

    /**
     * The fields of {@code source}.
     *
     * @param tag matches the start of a line with a tag; its first group is the tag, and the value
     *     follows
     */
    public TaggedText(SourceText source, Pattern tag) {
        this.source = source;
        this.strictTag = tag.matcher(source.text());
        this.tag = strictTag;
        this.loose = Optional.empty();
    }

    /**
     * The fields of a source whose records may each be written in another form.
     *
     * @param strict matches the tags of a record of which it matches the first line
     * @param loose matches those of the other records
     * @param head matches the first line of a record in either form
     */
    TaggedText(SourceText source, Pattern strict, Pattern loose, Pattern head) {
        this.source = source;
        this.strictTag = strict.matcher(source.text());
        Matcher looseTag = loose.matcher(source.text());
        this.loose = Optional.of(new LooseForm(looseTag, head.matcher(source.text())));
        this.tag = looseTag;
        // What precedes the first record is in its form.
        int first = 0;
        while (first < source.lines().count() && !isHead(first)) {
            first++;
        }
    }

    /** The form of tags that exporters write who do not follow the specification. */
    private record LooseForm(Matcher tag, Matcher head) {}

    /**
     * A tag with its value.
     *
     * @param tag the tag, without its delimiters
     * @param value its lines, stripped, without blank ones
     * @param span the span of the value
     * @param start the offset of the tag's line
     * @param afterBlank whether the line before it is blank
     */
    public record Field(String tag, String value, Span span, int start, boolean afterBlank) {
        /** The value in one line, with character references resolved. */
        String flat() {
            String flat = value.indexOf('\n') < 0 ? value : value.replace('\n', ' ');
            return CslMarkup.entities(flat);
        }
    }

    /** The next field, which stays the next one; null after the last. */
    @Nullable Field peek() {
        if (peeked == null) {
            peeked = read();
        }
        return peeked;
    }

    /** The next field; null after the last. */
    @Nullable
    public Field next() {
        Field field = peek();
        peeked = null;
        return field;
    }

    private @Nullable Field read() {
        boolean afterBlank = false;
        for (; line < source.lines().count(); line++) {
            if (isTagged(line)) {
                return field(afterBlank);
            }
            afterBlank |= source.text().substring(start(line), end(line)).isBlank();
        }
        return null;
    }

    private Field field(boolean afterBlank) {
        boolean blank = afterBlank || line > 0 && isBlank(line - 1);
        String name = tag.group(1);
        int tagged = start(line);
        StringBuilder value = new StringBuilder();
        Span span = new Span(end(line), end(line));
        for (int from = tag.end(); ; from = start(line)) {
            Span words = trimmed(from, end(line));
            if (words.start() < words.end()) {
                span = new Span(value.isEmpty() ? words.start() : span.start(), words.end());
                value.append(value.isEmpty() ? "" : "\n")
                        .append(source.text(), words.start(), words.end());
            }
            line++;
            if (line >= source.lines().count() || isTagged(line)) {
                return new Field(name, value.toString(), span, tagged, blank);
            }
        }
    }

    private boolean isTagged(int number) {
        boolean _ = isHead(number);
        return tag.region(start(number), end(number)).lookingAt();
    }

    /** Whether a record begins with a line; the form of its tags holds from there on. */
    private boolean isHead(int number) {
        if (loose.isEmpty() || !loose.get().head().region(start(number), end(number)).lookingAt()) {
            return false;
        }
        boolean isStrict = strictTag.region(start(number), end(number)).lookingAt();
        tag = isStrict ? strictTag : loose.get().tag();
        return true;
    }

    private boolean isBlank(int number) {
        Span words = trimmed(start(number), end(number));
        return words.start() == words.end();
    }

    private Span trimmed(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(source.text().charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(source.text().charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    private int start(int number) {
        return source.lines().start(number);
    }

    private int end(int number) {
        return source.lines().end(number);
    }
}
