package glossa.paper;

/**
 * What a reader marked in a PDF, in a viewer of PDFs or a reference manager.
 *
 * @param id by which it is recognised again: Zotero's key of the annotation, or the name of the
 *     annotation in the PDF (ISO 32000-1, table 164, {@code NM}); else made of page and words
 * @param kind of mark
 * @param words of the paper that are marked, in one line; may be empty
 * @param comment of the reader; may be empty
 * @param page the label of the page; may be empty
 * @param colour as a name such as {@code yellow}; may be empty
 * @param date as {@code 2026-10-02}; may be empty
 * @param author who made it; may be empty
 * @param link that opens its page, or only the page in the file, {@code #page=12}; may be empty
 */
public record Mark(
        String id,
        Kind kind,
        String words,
        String comment,
        String page,
        String colour,
        String date,
        String author,
        String link) {
    /** What it looks like. */
    public enum Kind {
        HIGHLIGHT,
        UNDERLINE,
        NOTE
    }
}
