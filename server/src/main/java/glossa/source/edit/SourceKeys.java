package glossa.source.edit;

import glossa.grammar.Span;
import glossa.source.Format;
import glossa.source.SourceText;
import glossa.source.edit.SourceEdits.Edit;
import glossa.source.reading.Formats;
import glossa.source.yaml.NoteReferences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a source at their places in the text, and the edits that rename them. Known formats
 * are BibTeX, CSL-JSON, CSL-YAML (in notes too), Hayagriva and RIS.
 *
 * <pre>{@code
 * SourceKeys.of(file, "@book{knuth1984, title = {Literate Programming}}")
 *         .orElseThrow()
 *         .renamed("knuth1984", "knuth84", false); // 6..15 becomes knuth84
 * }</pre>
 */
public final class SourceKeys {
    /** What a key means at its place. */
    public enum KeyRole {
        /** The key of its record. */
        KEY,
        /** An alias of its record (BibLaTeX manual, section 2.2.3, "ids"). */
        ALIAS,
        /** A reference to another record, as in {@code crossref}. */
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

    /** Finds and writes the keys of one format. */
    interface Writer {
        /** All keys, in the order of the text. */
        List<KeyPlace> places(SourceText source);

        /** Why {@code key} cannot be written; a sentence that follows "because". */
        default Optional<String> refusal(String key) {
            return Optional.empty();
        }

        /** The edit that writes {@code key} at a place. */
        Edit written(String text, KeyPlace place, String key);

        /** The edit that adds an alias to a record; empty if the format has no aliases. */
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

    /** The keys of a source; empty if Glossa does not write its format. */
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
            case NoteReferences.NAME -> Optional.of(YamlKeys.ofNote());
            case "Hayagriva" -> Optional.of(YamlKeys.hayagriva());
            case "RIS" -> Optional.of(new RisKeys());
            default -> Optional.empty();
        };
    }

    /** The name of a source's format for users; empty if the format is unknown. */
    public static Optional<String> format(Path file, String text) {
        return Formats.of(SourceText.of(file, text)).map(Format::name);
    }

    /** The text of the source. */
    public String text() {
        return source.text();
    }

    /** All keys, in the order of the text. */
    public List<KeyPlace> places() {
        return places;
    }

    /** The key that contains {@code offset} or ends there. */
    public Optional<KeyPlace> at(int offset) {
        return places.stream().filter(place -> place.span().touches(offset)).findFirst();
    }

    /** Whether a record has this key or alias. */
    public boolean names(String key) {
        return places.stream()
                .anyMatch(place -> place.role() != KeyRole.REFERENCE && place.key().equals(key));
    }

    /** Why no record of this source can have this key, for the user; empty if it can. */
    public Optional<String> refusal(String key) {
        return writer.refusal(key)
                .map(why -> source.file().getFileName() + " is " + format + ", where a key " + why);
    }

    /**
     * The edits that rename a record, in the order of the text; references to it are renamed too.
     * If {@code to} is already an alias of the record, key and alias change places.
     *
     * @param from its key or alias
     * @param to its new key
     * @param keepsOld whether {@code from} stays as an alias, in formats that have aliases
     * @return empty if no record is called {@code from}
     */
    public List<Edit> renamed(String from, String to, boolean keepsOld) {
        List<Edit> edits = new ArrayList<>();
        for (KeyPlace place : places) {
            if (place.key().equals(from) && !hasAlso(place, to)) {
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

    /** Whether a place is an alias of a record that has {@code name} as well. */
    private boolean hasAlso(KeyPlace place, String name) {
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

    /**
     * Whether YAML reads {@code key} as the same text without quotation marks, in lists between
     * brackets too (YAML 1.2, section 7.3.3).
     */
    public static boolean isPlainYaml(String key) {
        return YamlKeys.isPlain(key);
    }
}
