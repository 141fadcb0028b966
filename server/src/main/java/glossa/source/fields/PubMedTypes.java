package glossa.source.fields;

import java.util.List;
import java.util.Locale;

/** PubMed's publication types (NLM, "Publication Characteristics") as CSL's. */
public final class PubMedTypes {
    private PubMedTypes() {}

    /**
     * CSL's type of a record.
     *
     * @param kinds its publication types
     * @param isInBook whether a book's title stands beside its own
     */
    public static String csl(List<String> kinds, boolean isInBook) {
        if (isInBook) {
            return "chapter";
        }
        for (String kind : kinds) {
            switch (kind.toLowerCase(Locale.ROOT)) {
                case "preprint" -> {
                    return "article";
                }
                case "newspaper article" -> {
                    return "article-newspaper";
                }
                case "academic dissertation" -> {
                    return "thesis";
                }
                case "dataset" -> {
                    return "dataset";
                }
                case "technical report" -> {
                    return "report";
                }
                case "book", "book illustrations", "monograph" -> {
                    return "book";
                }
                default -> {}
            }
        }
        return "article-journal";
    }
}
