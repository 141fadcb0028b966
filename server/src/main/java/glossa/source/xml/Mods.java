package glossa.source.xml;

import glossa.grammar.Span;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * MODS, the Library of Congress's Metadata Object Description Schema (version 3).
 *
 * <pre>
 * &lt;mods ID="vaswani2017">&lt;titleInfo>&lt;title>Attention Is All You Need&lt;/title>&lt;/titleInfo>...
 * </pre>
 *
 * <p>The key is the {@code identifier} of type {@code citekey}, else {@code ID}, as in JabRef and
 * bibutils.
 */
public final class Mods implements Format {
    private static final Pattern HEAD =
            Pattern.compile("<(?:[\\w.-]+:)?mods(?:Collection)?(?=[\\s>])");

    private static final int HEAD_LENGTH = 1 << 13;

    @Override
    public String name() {
        return "MODS";
    }

    @Override
    public boolean recognises(SourceText source) {
        String text = source.text();
        return text.stripLeading().startsWith("<")
                && HEAD.matcher(text.substring(0, Math.min(HEAD_LENGTH, text.length()))).find();
    }

    @Override
    public ReadResult read(SourceText source) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        new XmlRecords("mods", result).read((record, whole) -> read(record, whole, result));
        return result.build();
    }

    private static void read(XmlElement record, Span whole, ReadResult.Builder result) {
        SourceText source = result.source();
        CslDraft draft = ModsRecord.of(record);
        Span start = new Span(whole.start(), whole.start() + 1);
        if (draft.saysNothing() && !draft.has("id")) {
            result.warning(
                    start,
                    "mods-record",
                    "this record names no work; write its title: <titleInfo><title>...");
            return;
        }
        Optional<Span> key =
                ModsRecord.citeKey(record).map(element -> element.content(source.text()));
        Optional<Span> title =
                record.first("titleInfo", "title").map(element -> element.content(source.text()));
        Span name = key.or(() -> draft.has("id") ? id(source, record, whole) : title).orElse(start);
        result.add(draft.paper(source, whole, name));
    }

    /** The value of the attribute {@code ID} in the record's start tag. */
    private static Optional<Span> id(SourceText source, XmlElement record, Span whole) {
        String id = record.attribute("ID");
        int tagEnd = source.text().indexOf('>', whole.start());
        int at = source.text().indexOf(id, source.text().indexOf("ID", whole.start()) + 2);
        return at < 0 || at > tagEnd
                ? Optional.empty()
                : Optional.of(new Span(at, at + id.length()));
    }
}
