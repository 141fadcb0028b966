package glossa.source.bibtex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * BibLaTeX's data model: the types of entries, their fields, and values that are fixed (BibLaTeX
 * manual 3.20, sections 2.1 to 2.3). BibTeX's names for the same are at the end of the lists.
 */
public final class BibDataModel {
    /** Type: fields that an entry needs | fields it may have. */
    private static final String TYPES =
            """
            article: author title journaltitle date | subtitle journalsubtitle volume number series issue eid pages month translator annotator commentator editor language version eventdate issn
            book: author title date | editor translator subtitle maintitle volume part edition volumes series number publisher location isbn chapter pages pagetotal language
            mvbook: author title date | editor translator subtitle edition volumes series number publisher location isbn pagetotal language
            inbook: author title booktitle date | bookauthor editor translator subtitle booksubtitle maintitle volume edition series number publisher location isbn chapter pages language
            booklet: author title date | editor subtitle howpublished type location chapter pages pagetotal language
            collection: editor title date | translator subtitle maintitle volume edition volumes series number publisher location isbn chapter pages pagetotal language
            mvcollection: editor title date | translator subtitle edition volumes series number publisher location isbn pagetotal language
            incollection: author title editor booktitle date | translator subtitle booksubtitle maintitle volume edition series number publisher location isbn chapter pages language
            dataset: author title date | editor subtitle edition type series number version organization publisher location language
            inproceedings: author title booktitle date | editor eventtitle eventdate venue subtitle booksubtitle maintitle volume series number organization publisher location isbn pages language
            proceedings: title date | editor eventtitle eventdate venue subtitle maintitle volume series number organization publisher location isbn pages pagetotal language
            manual: author title date | editor subtitle edition type series number version organization publisher location isbn chapter pages pagetotal language
            misc: author title date | editor subtitle howpublished type version organization location month language
            online: author title date url | editor subtitle version organization month language
            patent: author title number date | holder subtitle type version location month
            periodical: editor title date | subtitle issuetitle series volume number issue month issn language
            reference: editor title date | subtitle maintitle volume edition series number publisher location isbn pages
            inreference: author title editor booktitle date | subtitle volume edition series number publisher location isbn pages
            report: author title type institution date | subtitle number version isrn location month chapter pages pagetotal language
            software: author title date | editor subtitle version type organization publisher location howpublished
            thesis: author title type institution date | subtitle location month isbn chapter pages pagetotal language
            unpublished: author title date | subtitle type eventtitle eventdate venue howpublished location isbn month language
            xdata: |
            set: entryset |
            conference: author title booktitle year | editor volume number series pages address month organization publisher
            electronic: author title year url | month
            mastersthesis: author title school year | type address month
            phdthesis: author title school year | type address month
            techreport: author title institution year | type number address month
            audio: author title date | publisher
            image: author title date | publisher
            video: author title date | publisher
            movie: author title date | publisher
            letter: author title date | publisher
            performance: author title date | venue
            standard: author title date | organization number
            review: author title journaltitle date | volume number pages
            """;

    /** Fields of any entry (BibLaTeX manual, sections 2.2.2 and 2.2.3). */
    private static final String ANY =
            """
            doi url urldate eprint eprinttype eprintclass note addendum pubstate abstract keywords \
            file year crossref xdata ids shorttitle titleaddon langid origdate related relatedtype \
            annotation library options label journal address institution publisher editortype \
            """;

    private static final Map<String, String> VALUES =
            Map.of(
                    "pubstate", "inpreparation submitted forthcoming inpress prepublished",
                    "editortype",
                            "editor compiler founder continuator redactor reviser collaborator"
                                    + " organizer director",
                    "eprinttype", "arxiv jstor pubmed googlebooks hdl",
                    "relatedtype",
                            "multivolume origpubas reprintof reprintas reprintfrom reviewof"
                                    + " translationas translationof translatedas translatedfrom",
                    "langid",
                            "american british english french german ngerman spanish italian dutch"
                                    + " portuguese russian");

    private static final String TYPES_OF_WORKS =
            "mathesis phdthesis candthesis bathesis techreport resreport software datacd audiocd";

    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

    private static final Map<String, List<List<String>>> BY_TYPE = byType();

    private BibDataModel() {}

    private static Map<String, List<List<String>>> byType() {
        Map<String, List<List<String>>> types = new LinkedHashMap<>();
        for (String line : TYPES.lines().toList()) {
            int colon = line.indexOf(':');
            int bar = line.indexOf('|');
            types.put(
                    line.substring(0, colon),
                    List.of(words(line.substring(colon + 1, bar)), words(line.substring(bar + 1))));
        }
        return types;
    }

    private static List<String> words(String line) {
        return line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
    }

    /** All types, the usual ones first. */
    public static List<String> types() {
        Set<String> types = new LinkedHashSet<>();
        types.addAll(
                List.of(
                        "article",
                        "inproceedings",
                        "book",
                        "incollection",
                        "online",
                        "misc",
                        "report",
                        "thesis"));
        types.addAll(BY_TYPE.keySet());
        types.addAll(List.of("string", "comment", "preamble"));
        return List.copyOf(types);
    }

    /** The fields that an entry of a type needs; none for one that is not known. */
    public static List<String> needed(String type) {
        return BY_TYPE.getOrDefault(type, List.of(List.of(), List.of())).getFirst();
    }

    /** The fields that it may have besides, those of its type first. */
    public static List<String> possible(String type) {
        Set<String> fields =
                new LinkedHashSet<>(
                        BY_TYPE.getOrDefault(type, List.of(List.of(), List.of())).getLast());
        List<String> any = new ArrayList<>(words(ANY));
        if (!BY_TYPE.containsKey(type)) {
            any.addAll(0, List.of("author", "title", "date"));
        }
        fields.addAll(any);
        fields.removeAll(needed(type));
        return List.copyOf(fields);
    }

    /**
     * The values that a field may have, where they are few.
     *
     * @param isBare whether the value stands without braces: then months are macros
     */
    public static List<String> values(String field, boolean isBare) {
        return switch (field) {
            case "month" -> isBare ? words(MONTHS) : List.of();
            case "type" -> isBare ? List.of() : words(TYPES_OF_WORKS);
            default -> isBare ? List.of() : words(VALUES.getOrDefault(field, ""));
        };
    }
}
