package glossa.source.bibtex;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** CSL's types for the types of entries, and classes of types whose fields are mapped alike. */
public final class BibTypes {
    /** CSL's types, as pandoc chooses them; the others are CSL's {@code document}. */
    private static final Map<String, String> CSL =
            Map.ofEntries(
                    Map.entry("article", "article-journal"),
                    Map.entry("periodical", "article-journal"),
                    Map.entry("suppperiodical", "article-journal"),
                    Map.entry("newsarticle", "article-newspaper"),
                    Map.entry("book", "book"),
                    Map.entry("collection", "book"),
                    Map.entry("manual", "book"),
                    Map.entry("mvbook", "book"),
                    Map.entry("mvcollection", "book"),
                    Map.entry("mvproceedings", "book"),
                    Map.entry("mvreference", "book"),
                    Map.entry("proceedings", "book"),
                    Map.entry("reference", "book"),
                    Map.entry("software", "software"),
                    Map.entry("commentary", "book"),
                    Map.entry("booklet", "pamphlet"),
                    Map.entry("bookinbook", "book"),
                    Map.entry("inbook", "chapter"),
                    Map.entry("incollection", "chapter"),
                    Map.entry("suppbook", "chapter"),
                    Map.entry("suppcollection", "chapter"),
                    Map.entry("inreference", "entry-encyclopedia"),
                    Map.entry("inproceedings", "paper-conference"),
                    Map.entry("dataset", "dataset"),
                    Map.entry("data", "dataset"),
                    Map.entry("online", "webpage"),
                    Map.entry("patent", "patent"),
                    Map.entry("report", "report"),
                    Map.entry("techreport", "report"),
                    Map.entry("thesis", "thesis"),
                    Map.entry("mastersthesis", "thesis"),
                    Map.entry("phdthesis", "thesis"),
                    Map.entry("unpublished", "manuscript"),
                    Map.entry("artwork", "graphic"),
                    Map.entry("image", "graphic"),
                    Map.entry("audio", "song"),
                    Map.entry("music", "song"),
                    Map.entry("jurisdiction", "legal_case"),
                    Map.entry("legislation", "legislation"),
                    Map.entry("standard", "legislation"),
                    Map.entry("legal", "treaty"),
                    Map.entry("letter", "personal_communication"),
                    Map.entry("letters", "personal_communication"),
                    Map.entry("movie", "motion_picture"),
                    Map.entry("video", "motion_picture"),
                    Map.entry("performance", "speech"),
                    Map.entry("review", "review"));

    private static final Set<String> ARTICLES =
            Set.of("article", "periodical", "suppperiodical", "review");

    private static final Set<String> CHAPTERS =
            Set.of("inbook", "incollection", "inproceedings", "inreference", "bookinbook");

    /** Where {@code number} is the number in a series and not of an issue. */
    private static final Set<String> IN_SERIES =
            Set.of(
                    "book",
                    "collection",
                    "proceedings",
                    "reference",
                    "mvbook",
                    "mvcollection",
                    "mvproceedings",
                    "mvreference",
                    "bookinbook",
                    "inbook",
                    "incollection",
                    "inproceedings",
                    "inreference",
                    "suppbook",
                    "suppcollection");

    private BibTypes() {}

    /** CSL's type for a type in lower case, or an alias of one; empty where it is unknown. */
    public static Optional<String> csl(String type) {
        return Optional.ofNullable(CSL.get(BibDataModel.canonicalType(type)));
    }

    /**
     * CSL's type of an entry.
     *
     * @param fields its values by the names of their fields
     */
    static String csl(String entryType, Map<String, String> fields) {
        String type = csl(entryType).orElse("document");
        if (type.equals("article-journal")) {
            return switch (fields.getOrDefault("entrysubtype", "")) {
                case "magazine" -> "article-magazine";
                case "newspaper" -> "article-newspaper";
                default -> type;
            };
        }
        boolean isTalk =
                type.equals("manuscript")
                        && (fields.containsKey("eventdate")
                                || fields.containsKey("eventtitle")
                                || fields.containsKey("venue"));
        return isTalk ? "speech" : type;
    }

    static boolean isArticle(String type) {
        return ARTICLES.contains(type);
    }

    static boolean isChapter(String type) {
        return CHAPTERS.contains(BibDataModel.canonicalType(type));
    }

    static boolean isInSeries(String type) {
        return IN_SERIES.contains(BibDataModel.canonicalType(type));
    }
}
