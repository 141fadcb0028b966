package glossa.source.edit;

import glossa.grammar.Span;
import glossa.source.Format;
import glossa.source.SourceText;
import glossa.source.edit.SourceEdits.Edit;
import glossa.source.reading.Formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys that a source has, each at its place in the text as it is now, and how they are written
 * anew. BibTeX, CSL-JSON, CSL-YAML, Hayagriva and RIS can be; of no other format is anything known
 * here.
 *
 * <pre>{@code
 * SourceKeys.of(file, "@book{knuth1984, title = {Literate Programming}}")
 *         .orElseThrow()
 *         .renamed("knuth1984", "knuth84", false); // 6..15 becomes knuth84
 * }</pre>
 */
public final class SourceKeys {
    /** What a key does at its place. */
    public enum KeyRole {
        /** It names its record. */
        KEY,
        /** It is another name of its record (BibLaTeX manual, section 2.2.3, "ids"). */
        ALIAS,
        /** It names another record, as in {@code crossref}. */
        REFERENCE
    }

    /**
     * A key at its place.
     *
     * @param span as the key is written, without delimiters
     * @param key as it is read
     * @param record the number of its record in the source, from 0
     */
    public record KeyPlace(Span span, String key, KeyRole role, int record) {}

    /** How the keys of one format are read and written. */
    interface Writer {
        /** All keys, in the order of the text. */
        List<KeyPlace> places(SourceText source);

        /** Why {@code key} cannot be written; a sentence that follows "because". */
        default Optional<String> refusal(String key) {
            return Optional.empty();
        }

        /** What takes the place of a key: as a rule, {@code key} itself. */
        Edit written(String text, KeyPlace place, String key);

        /** Makes {@code alias} another name of the record; nothing where the format has none. */
        default Optional<Edit> alias(String text, int record, String alias) {
            return Optional.empty();
        }
    }

    private final SourceText source;
    private final String format;
    private final Writer writer;
    private final List<KeyPlace> places;

    private SourceKeys(SourceText source, String format, Writer writer) {
        this.source = source;
        this.format = format;
        this.writer = writer;
        this.places = List.copyOf(writer.places(source));
    }

    /** The keys of a source; nothing where Glossa does not write its format. */
    public static Optional<SourceKeys> of(Path file, String text) {
        SourceText source = SourceText.of(file, text);
        return Formats.of(source)
                .map(Format::name)
                .flatMap(name -> writer(name).map(writer -> new SourceKeys(source, name, writer)));
    }

    private static Optional<Writer> writer(String format) {
        return switch (format) {
            case "BibTeX" -> Optional.of(new BibKeys());
            case "CSL-JSON" -> Optional.of(new CslJsonKeys());
            case "CSL-YAML" -> Optional.of(YamlKeys.csl());
            case "Hayagriva" -> Optional.of(YamlKeys.hayagriva());
            case "RIS" -> Optional.of(new RisKeys());
            default -> Optional.empty();
        };
    }

    /** The name of a source's format as users know it; nothing where none is known. */
    public static Optional<String> format(Path file, String text) {
        return Formats.of(SourceText.of(file, text)).map(Format::name);
    }

    /** The text that the places are of. */
    public String text() {
        return source.text();
    }

    /** All keys, in the order of the text. */
    public List<KeyPlace> places() {
        return places;
    }

    /** The key that {@code offset} stands in or at the end of. */
    public Optional<KeyPlace> at(int offset) {
        return places.stream().filter(place -> place.span().touches(offset)).findFirst();
    }

    /** Whether a record is called so. */
    public boolean names(String key) {
        return places.stream()
                .anyMatch(place -> place.role() != KeyRole.REFERENCE && place.key().equals(key));
    }

    /** Why a record of this source cannot be called so; a whole sentence. */
    public Optional<String> refusal(String key) {
        return writer.refusal(key)
                .map(why -> source.file().getFileName() + " is " + format + ", where a key " + why);
    }

    /**
     * The edits that call a record {@code to}, in the order of the text; other records that name it
     * go on doing so. Where the record has {@code to} as an alias already, the two names change
     * places.
     *
     * @param keepsOld whether {@code from} stays an alias where the format has such
     * @return none where no record is called {@code from}, or where what comes out would not be
     *     read as it is meant
     */
    public List<Edit> renamed(String from, String to, boolean keepsOld) {
        List<Edit> edits = new ArrayList<>();
        for (KeyPlace place : places) {
            if (place.key().equals(from) && !isCalled(place, to)) {
                edits.add(writer.written(source.text(), place, to));
            } else if (place.role() == KeyRole.ALIAS
                    && place.key().equals(to)
                    && isKey(place.record(), from)) {
                edits.add(writer.written(source.text(), place, from));
            }
            boolean keeps =
                    keepsOld
                            && place.role() == KeyRole.KEY
                            && place.key().equals(from)
                            && !has(place.record(), KeyRole.ALIAS, to);
            if (keeps) {
                writer.alias(source.text(), place.record(), from).ifPresent(edits::add);
            }
        }
        edits.sort(Comparator.comparingInt(edit -> edit.replaced().start()));
        return edits;
    }

    /** Whether an alias is one of a record that has the other name as well. */
    private boolean isCalled(KeyPlace place, String name) {
        return place.role() == KeyRole.ALIAS
                && (isKey(place.record(), name) || has(place.record(), KeyRole.ALIAS, name));
    }

    private boolean isKey(int record, String key) {
        return has(record, KeyRole.KEY, key);
    }

    private boolean has(int record, KeyRole role, String key) {
        return places.stream()
                .anyMatch(
                        place ->
                                place.record() == record
                                        && place.role() == role
                                        && place.key().equals(key));
    }

    /** The text after edits of it, given in its order. */
    public static String applied(String text, List<Edit> edits) {
        StringBuilder changed = new StringBuilder(text);
        for (Edit edit : edits.reversed()) {
            changed.replace(edit.replaced().start(), edit.replaced().end(), edit.text());
        }
        return changed.toString();
    }

    /**
     * Whether {@code key} is the same text to YAML without quotation marks (YAML 1.2, section
     * 7.3.3), in lists between brackets too.
     */
    public static boolean isPlainYaml(String key) {
        return YamlKeys.isPlain(key);
    }
}
