package glossa.source.fields;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Maps the types of RIS (RefMan's specification of 2011) and EndNote to CSL types; as in pandoc if
 * its choice is a type of CSL 1.0.2.
 */
public final class RecordTypes {
    public static final Map<String, String> RIS =
            pairs(
                    "ABST article ADVS motion_picture AGGR dataset ANCIENT classic ART graphic BILL"
                        + " bill BLOG post-weblog BOOK book CASE legal_case CHAP chapter CHART"
                        + " graphic CLSWK classic COMP software CONF paper-conference CPAPER"
                        + " paper-conference CTLG document DATA dataset DBASE dataset DICT book"
                        + " EBOOK book ECHAP chapter EDBOOK book EJOUR article-journal ELEC webpage"
                        + " ENCYC entry-encyclopedia EQUA figure FIGURE figure GEN document GOVDOC"
                        + " report GRANT report HEAR hearing ICOMM personal_communication INPR"
                        + " article-journal INTV interview JFULL periodical JOUR article-journal"
                        + " LEGAL legislation MANSCPT manuscript MAP map MGZN article-magazine MPCT"
                        + " motion_picture MULTI webpage MUSIC musical_score NEWS article-newspaper"
                        + " PAMP pamphlet PAT patent PCOMM personal_communication PODCST broadcast"
                        + " PRESS report PREPRINT article RPRT report SER periodical SLIDE graphic"
                        + " SOUND song STAND standard STAT legislation STD standard THES thesis"
                        + " UNBILL bill UNPB manuscript UNPD manuscript VIDEO motion_picture WEB"
                        + " webpage");

    public static final Map<String, String> END_NOTE =
            lines(
                    """
                    aggregated database=dataset
                    ancient text=classic
                    artwork=graphic
                    audiovisual material=motion_picture
                    bill=bill
                    blog=post-weblog
                    book=book
                    book section=chapter
                    case=legal_case
                    chart or table=graphic
                    classical work=classic
                    computer program=software
                    conference=paper-conference
                    conference paper=paper-conference
                    conference proceedings=paper-conference
                    dataset=dataset
                    dictionary=book
                    edited book=book
                    electronic article=article-journal
                    electronic book=book
                    electronic book section=chapter
                    electronic source=webpage
                    encyclopedia=entry-encyclopedia
                    equation=figure
                    figure=figure
                    film or broadcast=motion_picture
                    government document=report
                    grant=report
                    hearing=hearing
                    interview=interview
                    journal=article-journal
                    journal article=article-journal
                    legal rule or regulation=regulation
                    magazine article=article-magazine
                    manuscript=manuscript
                    map=map
                    multimedia application=webpage
                    music=musical_score
                    newspaper article=article-newspaper
                    online database=dataset
                    online multimedia=webpage
                    pamphlet=pamphlet
                    patent=patent
                    personal communication=personal_communication
                    podcast=broadcast
                    press release=report
                    report=report
                    review=review
                    serial=periodical
                    standard=standard
                    statute=legislation
                    thesis=thesis
                    unpublished work=manuscript
                    web page=webpage
                    """);

    private RecordTypes() {}

    /** The CSL type of a RIS type such as {@code JOUR}; {@code document} for an unknown one. */
    public static String ris(String type) {
        return RIS.getOrDefault(type.strip().toUpperCase(Locale.ROOT), "document");
    }

    /** The CSL type of EndNote's {@code Journal Article}; {@code document} for an unknown one. */
    public static String endNote(String type) {
        return END_NOTE.getOrDefault(type.strip().toLowerCase(Locale.ROOT), "document");
    }

    /** Whether works of this type appear in an issue. */
    public static boolean isArticle(String csl) {
        return csl.startsWith("article") || csl.equals("periodical") || csl.startsWith("review");
    }

    /** Whether works of this type are books, whose second title is a series. */
    public static boolean isBook(String csl) {
        return csl.equals("book") || csl.equals("classic") || csl.equals("pamphlet");
    }

    /** A page range from first and last page; either may be empty. */
    public static String pages(String first, String last) {
        boolean one = first.isEmpty() || last.isEmpty() || first.equals(last);
        return one ? first.isEmpty() ? last : first : first + "-" + last;
    }

    private static Map<String, String> pairs(String words) {
        Map<String, String> pairs = new HashMap<>();
        String[] list = words.split(" ");
        for (int i = 0; i + 1 < list.length; i += 2) {
            pairs.put(list[i], list[i + 1]);
        }
        return Map.copyOf(pairs);
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> pairs = new HashMap<>();
        text.lines()
                .forEach(
                        line -> {
                            int equals = line.indexOf('=');
                            pairs.put(line.substring(0, equals), line.substring(equals + 1));
                        });
        return Map.copyOf(pairs);
    }
}
