package glossa.source.edit;

import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibDocument.Block;
import glossa.source.bibtex.BibDocument.Field;
import glossa.source.bibtex.BibFormatting;
import glossa.source.edit.SourceEdits.Edit;

import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a {@code .bib} indented and aligned alike, as most of them are. Keys, names and
 * values stay as they are written, and so does an entry with anything else in it, such as a comment
 * or a mistake.
 */
public final class BibEntryTidier {
    private BibEntryTidier() {}

    /** The edits, in the order of the text; each of them is an entry. */
    public static List<Edit> of(String text) {
        BibDocument layout = BibDocument.of(text);
        BibFormatting style = BibFormatting.of(text, layout.blocks());
        List<Edit> edits = new ArrayList<>();
        for (Block block : layout.blocks()) {
            if (block.isEntry() && block.isWhole() && !block.fields().isEmpty()) {
                String entry = block.span().in(text);
                String tidied = tidied(text, block, style);
                if (!tidied.equals(entry) && words(tidied).equals(words(entry))) {
                    edits.add(new Edit(block.span(), tidied));
                }
            }
        }
        return edits;
    }

    private static String tidied(String text, Block block, BibFormatting style) {
        StringBuilder entry = new StringBuilder();
        String head = text.substring(block.span().start(), block.key().start());
        entry.append(head.replaceAll("\\s+", "")).append(block.key().in(text));
        for (Field field : block.fields()) {
            entry.append(',')
                    .append(style.isOneLine() ? "" : style.newline())
                    .append(style.indent())
                    .append(style.set(field.name().in(text), field.value().in(text)));
        }
        entry.append(style.hasLastComma() ? "," : "").append(style.end());
        return entry.append(text.charAt(block.span().end() - 1)).toString();
    }

    /** An entry without its blanks, and without the comma that may stand at its end. */
    private static String words(String entry) {
        String words = entry.replaceAll("\\s+", "");
        String body = words.substring(0, words.length() - 1);
        return (body.endsWith(",") ? body.substring(0, body.length() - 1) : body)
                + words.charAt(words.length() - 1);
    }
}
