package glossa.source.edit;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.source.bibtex.BibDocument;
import glossa.source.bibtex.BibDocument.Block;
import glossa.source.bibtex.BibFormatting;
import glossa.source.bibtex.BibScanner;
import glossa.source.edit.SourceEdits.Edit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds papers to a {@code .bib}, in its own style: behind its last entry, before the comments in
 * which JabRef and others keep their own data.
 */
public final class BibEntryInserter {
    /** Fields by which an entry needs others of its file. */
    private static final Set<String> NEEDY = Set.of("crossref", "xdata", "xref", "entryset");

    private BibEntryInserter() {}

    /**
     * The edit that adds a paper.
     *
     * @param text of the {@code .bib} as it is now
     * @param key by which the entry is to be cited
     * @param from the text of another {@code .bib} that has the paper as {@code fromKey}: its entry
     *     is copied as it is written, where it needs no other part of that file
     * @return nothing where the paper cannot be written as what it is
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
        return BibDocument.of(text).blocks().stream()
                .filter(Block::isEntry)
                .filter(entry -> entry.key().in(text).equals(key) && entry.isWhole())
                .findFirst()
                .filter(entry -> isAlone(entry, text))
                .map(
                        entry ->
                                text.substring(entry.span().start(), entry.key().start())
                                        + to
                                        + text.substring(entry.key().end(), entry.span().end()));
    }

    private static boolean isAlone(Block entry, String text) {
        // A macro is no text between delimiters, and no number.
        return entry.fields().stream()
                .allMatch(
                        field ->
                                !NEEDY.contains(
                                                field.name()
                                                        .in(text)
                                                        .toLowerCase(java.util.Locale.ROOT))
                                        && (field.inner(text).isPresent()
                                                || field.value()
                                                        .in(text)
                                                        .matches("\\d+|[a-z]{3}")));
    }

    private static Edit added(String text, String entry, BibFormatting style) {
        List<Block> blocks = BibDocument.of(text).blocks();
        int last = -1;
        for (Block block : blocks) {
            last = block.type().equals("comment") ? last : block.span().end();
        }
        if (last < 0) {
            // Nothing but comments, which stay at the end, or nothing at all.
            int first = blocks.isEmpty() ? text.length() : blocks.getFirst().span().start();
            String before = first == 0 || text.charAt(first - 1) == '\n' ? "" : style.newline();
            String after = style.newline() + (blocks.isEmpty() ? "" : style.newline());
            return new Edit(new Span(first, first), before + entry + after);
        }
        int end = new BibScanner(text).lineEnd(last);
        // What stands in the same line stays there; unless that is another comment's beginning.
        int at = text.substring(last, end).contains("@") ? last : end;
        return new Edit(new Span(at, at), style.gap() + entry);
    }
}
