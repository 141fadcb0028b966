package glossa.source.edit;

import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibEntry;
import glossa.source.bibtex.BibEntry.Field;
import glossa.source.bibtex.BibFormatting;
import glossa.source.edit.SourceEdits.Edit;

import java.util.ArrayList;
import java.util.List;

/**
 * Indents and aligns the entries of a {@code .bib} in the style of the majority. Keys, names and
 * values stay as they are written. An entry that contains anything else, such as a comment or a
 * syntax error, is not changed.
 */
public final class BibEntryTidier {
    private BibEntryTidier() {}

    /** The edits in text order, one for each entry that changes. */
    public static List<Edit> of(String text) {
        BibDocument document = BibDocument.of(text);
        BibFormatting style = BibFormatting.of(text, document.nodes());
        List<Edit> edits = new ArrayList<>();
        for (BibEntry entry : document.entries()) {
            if (entry.isWhole() && !entry.fields().isEmpty()) {
                String written = entry.span().in(text);
                String tidied = tidied(text, entry, style);
                if (!tidied.equals(written) && words(tidied).equals(words(written))) {
                    edits.add(new Edit(entry.span(), tidied));
                }
            }
        }
        return edits;
    }

    private static String tidied(String text, BibEntry entry, BibFormatting style) {
        StringBuilder tidied = new StringBuilder();
        String head = text.substring(entry.span().start(), entry.keySpan().start());
        tidied.append(head.replaceAll("\\s+", "")).append(entry.key());
        for (Field field : entry.fields()) {
            tidied.append(',')
                    .append(style.isOneLine() ? "" : style.newline())
                    .append(style.indent())
                    .append(style.aligned(field.nameSpan().in(text), field.valueSpan().in(text)));
        }
        tidied.append(style.hasLastComma() ? "," : "").append(style.end());
        return tidied.append(text.charAt(entry.span().end() - 1)).toString();
    }

    /** An entry without white space and without the comma after its last field. */
    private static String words(String entry) {
        String words = entry.replaceAll("\\s+", "");
        String body = words.substring(0, words.length() - 1);
        return (body.endsWith(",") ? body.substring(0, body.length() - 1) : body)
                + words.charAt(words.length() - 1);
    }
}
