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

    @Override
    public String name() {
        return "MODS";
    }

    @Override
    public boolean recognises(SourceText source) {
        return XmlRecords.begins(source, HEAD);
    }

    @Override
    public ReadResult read(SourceText source) {
        return XmlRecords.read(source, "mods", Mods::read);
    }

    private static void read(XmlRecord record, ReadResult.Builder result) {
        CslDraft draft = ModsRecord.of(record.element());
        if (draft.saysNothing() && !draft.has("id")) {
            result.warning(
                    record.start(),
                    "mods-record",
                    "this record has no title, names or identifier; write <titleInfo><title>...");
            return;
        }
        Optional<Span> key = ModsRecord.citeKey(record.element()).map(record::content);
        Optional<Span> name =
                key.or(() -> draft.has("id") ? id(record) : record.content("titleInfo", "title"));
        result.add(record.paper(draft, name));
    }

    /** The value of the attribute {@code ID} in the record's start tag. */
    private static Optional<Span> id(XmlRecord record) {
        String text = record.source().text();
        String id = record.element().attribute("ID");
        int tagEnd = text.indexOf('>', record.span().start());
        int at = text.indexOf(id, text.indexOf("ID", record.span().start()) + 2);
        return at < 0 || at > tagEnd
                ? Optional.empty()
                : Optional.of(new Span(at, at + id.length()));
    }
}
