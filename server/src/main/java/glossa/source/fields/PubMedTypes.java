package glossa.source.fields;

import java.util.List;
import java.util.Locale;

/** Maps PubMed's publication types (NLM, "Publication Characteristics") to CSL types. */
public final class PubMedTypes {
    private PubMedTypes() {}

    /**
     * The CSL type of a record.
     *
     * @param kinds its publication types
     * @param isInBook whether it has the title of a book besides its own
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
