package glossa.source.yaml;

import glossa.grammar.FrontMatter;
import glossa.grammar.Metadata;
import glossa.grammar.NotesLanguage;
import glossa.grammar.Span;
import glossa.grammar.Syntax;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import java.util.List;
import java.util.Optional;

/**
 * The papers under {@code references} in a note's own metadata (pandoc manual, "Specifying
 * bibliographic data"), as {@link CslYaml}. Of several blocks that have that field, the last
 * counts.
 */
public final class NoteReferences implements Format {
    /** The format's name for users. */
    public static final String NAME = "CSL-YAML in a note";

    private static final String FIELD = "references";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognises(SourceText source) {
        String name = source.fileName();
        return NotesLanguage.ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                && of(source.text()).isPresent();
    }

    @Override
    public ReadResult read(SourceText source) {
        return new CslYaml().read(metadataOnly(source));
    }

    /** The place of the field and its value in a note's text, if the note has references. */
    public static Optional<Span> of(String note) {
        return note.contains(FIELD) ? of(note, NotesLanguage.parse(note)) : Optional.empty();
    }

    /** The same, for a note that is parsed. */
    public static Optional<Span> of(String note, Syntax syntax) {
        for (FrontMatter block : syntax.metadata().reversed()) {
            List<Metadata.Field> fields = Metadata.of(note, block).fields();
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).name().equals(FIELD)) {
                    int end =
                            i + 1 < fields.size()
                                    ? fields.get(i + 1).span().start()
                                    : block.content().end();
                    return Optional.of(new Span(fields.get(i).span().start(), end));
                }
            }
        }
        return Optional.empty();
    }

    /** The same text with spaces for all that is not the field, so that places stay. */
    public static SourceText metadataOnly(SourceText source) {
        String text = source.text();
        Span field = of(text).orElse(new Span(0, 0));
        StringBuilder only = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isKept = field.start() <= i && i < field.end() || c == '\n' || c == '\r';
            only.append(isKept ? c : ' ');
        }
        return SourceText.of(source.file(), only.toString());
    }
}
