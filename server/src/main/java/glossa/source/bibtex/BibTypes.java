package glossa.source.bibtex;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the types of entries are in CSL, and what their children take from them. */
public final class BibTypes {
    /**
     * Types that BibLaTeX knows by two names (BibLaTeX manual, section 2.1.2), and those of its
     * package for software (biblatex-software, section 2).
     */
    public static final Map<String, String> ALIASES =
            Map.of(
                    "conference", "inproceedings",
                    "electronic", "online",
                    "www", "online",
                    "softwareversion", "software",
                    "softwaremodule", "software",
                    "codefragment", "software");

    /** CSL's types, as pandoc chooses them; a type of nobody's is CSL's {@code document}. */
    public static final Map<String, String> CSL =
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

    /** Fields that are never inherited (BibLaTeX manual, section 2.4.1 and appendix B). */
    private static final Set<String> OWN =
            Set.of(
                    "ids",
                    "crossref",
                    "xref",
                    "xdata",
                    "entryset",
                    "entrysubtype",
                    "execute",
                    "label",
                    "options",
                    "presort",
                    "related",
                    "relatedoptions",
                    "relatedstring",
                    "relatedtype",
                    "shorthand",
                    "shorthandintro",
                    "sortkey");

    private static final Set<String> OWN_TITLES =
            Set.of("shorttitle", "sorttitle", "indextitle", "indexsorttitle");

    private static final Set<String> IN_BOOK = Set.of("inbook", "bookinbook", "suppbook");

    private static final Set<String> IN_COLLECTION =
            Set.of("incollection", "inreference", "suppcollection");

    private static final Set<String> COLLECTION_PARTS =
            Set.of("collection", "reference", "incollection", "inreference", "suppcollection");

    private BibTypes() {}

    /** The type by its first name. */
    public static String canonical(String type) {
        return ALIASES.getOrDefault(type, type);
    }

    /** CSL's type of an entry. */
    static String csl(BibEntry entry) {
        String type = CSL.getOrDefault(canonical(entry.type()), "document");
        if (type.equals("article-journal")) {
            return switch (entry.field("entrysubtype")) {
                case "magazine" -> "article-magazine";
                case "newspaper" -> "article-newspaper";
                default -> type;
            };
        }
        boolean spoken =
                type.equals("manuscript")
                        && (entry.fields().containsKey("eventdate")
                                || entry.fields().containsKey("eventtitle")
                                || entry.fields().containsKey("venue"));
        return spoken ? "speech" : type;
    }

    static boolean isArticle(String type) {
        return ARTICLES.contains(type);
    }

    static boolean isChapter(String type) {
        return CHAPTERS.contains(canonical(type));
    }

    static boolean isInSeries(String type) {
        return IN_SERIES.contains(canonical(type));
    }

    /**
     * The names under which an entry of type {@code child} inherits {@code field} from its {@code
     * crossref} of type {@code parent}: a book's {@code title} is the {@code booktitle} of what is
     * in it (BibLaTeX manual, appendix B; as pandoc applies it).
     */
    static List<String> inherited(String parent, String child, String field) {
        String from = canonical(parent);
        String to = canonical(child);
        if (OWN.contains(field)) {
            return List.of();
        }
        if (field.equals("author")) {
            boolean ofBook =
                    (from.equals("mvbook") || from.equals("book")) && IN_BOOK.contains(to)
                            || from.equals("mvbook") && to.equals("book");
            return ofBook ? List.of("bookauthor", "author") : List.of("author");
        }
        String title = "";
        if (from.equals("mvbook") && (IN_BOOK.contains(to) || to.equals("book"))
                || (from.equals("mvcollection") || from.equals("mvreference"))
                        && COLLECTION_PARTS.contains(to)
                || from.equals("mvproceedings")
                        && (to.equals("proceedings") || to.equals("inproceedings"))) {
            title = "main";
        } else if (from.equals("book") && IN_BOOK.contains(to)
                || (from.equals("collection") || from.equals("reference"))
                        && IN_COLLECTION.contains(to)
                || from.equals("proceedings") && to.equals("inproceedings")) {
            title = "book";
        } else if (from.equals("periodical")
                && (to.equals("article") || to.equals("suppperiodical"))) {
            title = "journal";
        }
        if (title.isEmpty()) {
            return List.of(field);
        }
        if (OWN_TITLES.contains(field)) {
            return List.of();
        }
        return switch (field) {
            case "title", "subtitle", "titleaddon" -> List.of(title + field);
            default -> List.of(field);
        };
    }
}
