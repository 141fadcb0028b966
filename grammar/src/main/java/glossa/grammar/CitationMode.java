package glossa.grammar;

/** How an item is cited; the names are pandoc's (Text.Pandoc.Definition, CitationMode). */
public enum CitationMode {
    /** {@code [@key]}: author and year in parentheses. */
    NORMAL_CITATION("NormalCitation"),
    /** {@code @key}: the author in the sentence, the year in parentheses. */
    AUTHOR_IN_TEXT("AuthorInText"),
    /** {@code [-@key]} or {@code -@key}: the year without the author. */
    SUPPRESS_AUTHOR("SuppressAuthor");

    private final String pandoc;

    CitationMode(String pandoc) {
        this.pandoc = pandoc;
    }

    /** The constructor's name in pandoc's document model. */
    public String pandocName() {
        return pandoc;
    }
}
