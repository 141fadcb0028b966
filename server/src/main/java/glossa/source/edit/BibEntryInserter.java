package glossa.source.edit;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.source.bibtex.BibDataModel;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibEntry;
import glossa.source.bibtex.BibFormatting;
import glossa.source.bibtex.BibScanner;
import glossa.source.edit.SourceEdits.Edit;

import java.util.List;
import java.util.Optional;

/**
 * Adds papers to a {@code .bib} in its formatting: after its last entry, and before comments at the
 * end, in which JabRef and others keep their own data.
 */
public final class BibEntryInserter {
    private BibEntryInserter() {}

    /**
     * The edit that adds a paper.
     *
     * @param text the text of the {@code .bib}
     * @param key of the new entry
     * @param fromKey the paper's key in {@code from}
     * @param from the text of another {@code .bib} that has the paper; its entry is copied
     *     unchanged if it needs no other part of that file
     * @return empty if no entry would be read as this paper
     */
    public static Optional<Edit> of(
            String text, String key, Paper paper, String fromKey, Optional<String> from) {
        BibFormatting style = BibFormatting.of(text);
        return from.flatMap(other -> copied(other, fromKey, key))
                .map(entry -> entry.replace("\r\n", "\n").replace("\n", style.newline()))
                .or(() -> BibEntryWriter.in(text).of(paper, key))
                .map(entry -> added(text, entry, style));
    }

    private static Optional<String> copied(String text, String key, String to) {
        return BibDocument.of(text).entries().stream()
                .filter(entry -> entry.key().equals(key) && entry.isWhole())
                .findFirst()
                .filter(entry -> isSelfContained(entry, text))
                .map(entry -> withKey(text, entry, to));
    }

    /** The text of an entry, with another key. */
    static String withKey(String text, BibEntry entry, String key) {
        return text.substring(entry.span().start(), entry.keySpan().start())
                + key
                + text.substring(entry.keySpan().end(), entry.span().end());
    }

    /** Whether an entry needs no other entry, and no macro except those of months. */
    private static boolean isSelfContained(BibEntry entry, String text) {
        return entry.fields().stream()
                .allMatch(
                        field ->
                                !BibDataModel.DEPENDENCY_FIELDS.contains(field.name())
                                        && (field.inner().isPresent()
                                                || field.valueSpan()
                                                        .in(text)
                                                        .matches("\\d+|[a-z]{3}")));
    }

    private static Edit added(String text, String entry, BibFormatting style) {
        List<BibEntry> nodes = BibDocument.of(text).nodes();
        int last = -1;
        for (BibEntry node : nodes) {
            last = node.type().equals("comment") ? last : node.span().end();
        }
        if (last < 0) {
            // Only comments, which stay at the end.
            int first = nodes.isEmpty() ? text.length() : nodes.getFirst().span().start();
            String before = first == 0 || text.charAt(first - 1) == '\n' ? "" : style.newline();
            String after = style.newline() + (nodes.isEmpty() ? "" : style.newline());
            return new Edit(new Span(first, first), before + entry + after);
        }
        int end = new BibScanner(text).lineEnd(last);
        // The rest of the line belongs to the entry before it, unless a comment begins in it.
        int at = text.substring(last, end).contains("@") ? last : end;
        return new Edit(new Span(at, at), style.gap() + entry);
    }
}
