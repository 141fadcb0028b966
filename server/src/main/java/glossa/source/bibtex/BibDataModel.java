package glossa.source.bibtex;

import glossa.source.fields.BibDates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * BibLaTeX's data model: types of entries, the fields that each requires and allows, aliases, and
 * fields whose values are fixed. Sections are those of the BibLaTeX manual 3.21.
 *
 * <pre>{@code
 * BibDataModel.missing("dataset", Set.of("title", "editor")::contains); // [[date, year]]
 * }</pre>
 *
 * <p>Completion offers these types and fields, the diagnostic {@code missing-field} reports the
 * required ones, and the reader resolves the aliases.
 */
public final class BibDataModel {
    /**
     * Types: required fields | optional fields (sections 2.1.1 and 2.1.2). Of required {@code a/b}
     * one is enough. Optional fields that are in each of the manual's lists are in {@link
     * #OF_EACH_TYPE} and {@link #OF_EACH_TYPE_LAST}.
     *
     * <p>A type that the standard styles treat as another one has that one's fields: {@code
     * reference} is a {@code collection}. The manual lists the editor of {@code incollection} as
     * required and as optional; here it is optional. {@code set} requires what {@code blx-dm.def}
     * declares. The types of section 2.1.3 have no list of their own: they require nothing and
     * allow what {@code misc} does.
     */
    private static final String TYPES =
            """
            article suppperiodical review: author title journaltitle date/year | journalsubtitle journaltitleaddon volume number series issue eid pages month issuetitle issuesubtitle issuetitleaddon translator annotator commentator editor editora editorb editorc language origlanguage version issn
            book: author title date/year | editor @roles @main volume part edition volumes series number publisher location isbn eid chapter pages pagetotal language origlanguage
            mvbook: author title date/year | editor @roles edition volumes series number publisher location isbn pagetotal language origlanguage
            inbook bookinbook suppbook: author title booktitle date/year | bookauthor editor @roles booksubtitle booktitleaddon @main volume part edition volumes series number publisher location isbn eid chapter pages language origlanguage
            booklet: author/editor title date/year | howpublished type location eid chapter pages pagetotal language
            collection reference: editor title date/year | @roles @main volume part edition volumes series number publisher location isbn eid chapter pages pagetotal language origlanguage
            mvcollection mvreference: editor title date/year | @roles edition volumes series number publisher location isbn pagetotal language origlanguage
            incollection suppcollection inreference: author title booktitle date/year | editor @roles booksubtitle booktitleaddon @main volume part edition volumes series number publisher location isbn eid chapter pages language origlanguage
            dataset: author/editor title date/year | edition type series number version organization publisher location language
            inproceedings: author title booktitle date/year | editor @event booksubtitle booktitleaddon @main volume part volumes series number organization publisher location month isbn eid chapter pages language
            proceedings: title date/year | editor @event @main volume part volumes series number organization publisher location month isbn eid chapter pages pagetotal language
            mvproceedings: title date/year | editor @event volumes series number organization publisher location month isbn pagetotal language
            manual: author/editor title date/year | edition type series number version organization publisher location isbn eid chapter pages pagetotal language
            misc software: author/editor title date/year | howpublished type version organization location month language
            online: author/editor title date/year url/doi/eprint | version organization month language
            patent: author title number date/year | holder type version location month
            periodical: editor title date/year | editora editorb editorc issuetitle issuesubtitle issuetitleaddon series volume number issue month issn language
            report: author title type institution date/year | number version isrn location month eid chapter pages pagetotal language
            techreport: author title institution year/date | type number version isrn address month eid chapter pages pagetotal language
            thesis: author title type institution date/year | location month isbn eid chapter pages pagetotal language
            mastersthesis phdthesis: author title school year/date | type address month isbn eid chapter pages pagetotal language
            unpublished: author title date/year | type @event howpublished location isbn month language
            xdata: |
            set: entryset |
            artwork audio commentary image jurisdiction legal legislation letter movie music performance standard video customa customb customc customd custome customf: | author editor title date howpublished type version organization publisher number venue location month language
            bibnote: | note
            """;

    /** Fields that several of the lists have in common. */
    private static final Map<String, String> GROUPS =
            Map.of(
                    "@roles",
                    "translator editora editorb editorc annotator commentator introduction"
                            + " foreword afterword",
                    "@main",
                    "maintitle mainsubtitle maintitleaddon",
                    "@event",
                    "eventtitle eventtitleaddon eventdate venue");

    private static final String OF_EACH_TYPE = "subtitle titleaddon";

    private static final String OF_EACH_TYPE_LAST =
            "doi url urldate eprint eprinttype eprintclass note addendum pubstate";

    /**
     * Fields of any entry, whatever its type (sections 2.2.2 and 2.2.3), the most used first;
     * classic BibTeX's names for some at the end (section 2.2.5).
     */
    private static final String GENERIC =
            """
            abstract keywords file year crossref xdata ids shorttitle langid origdate related \
            relatedtype annotation library options label editortype shortauthor shorteditor \
            shorthand shortjournal shortseries origtitle origpublisher origlocation reprinttitle \
            nameaddon authortype editoratype editorbtype editorctype entrysubtype pagination \
            bookpagination indextitle isan ismn iswc shorthandintro gender langidopts xref \
            entryset relatedoptions relatedstring sortkey sortname sorttitle sortyear \
            sortshorthand presort indexsorttitle execute journal address institution publisher\
            """;

    /** The types that completion offers first. */
    private static final String MOST_USED =
            "article inproceedings book incollection online misc report thesis";

    /** Commands, which are written like entries. */
    static final Set<String> COMMANDS = Set.of("string", "comment", "preamble");

    /**
     * Aliases of types (section 2.1.2), and those of the package biblatex-software (its manual,
     * section 2).
     */
    public static final Map<String, String> TYPE_ALIASES =
            Map.of(
                    "conference", "inproceedings",
                    "electronic", "online",
                    "www", "online",
                    "softwareversion", "software",
                    "softwaremodule", "software",
                    "codefragment", "software");

    /** Aliases of fields (section 2.2.5), and one of JabRef. */
    public static final Map<String, String> FIELD_ALIASES = fieldAliases();

    /** Fields whose values are names between {@code and} (section 2.2.2, "list (name)"). */
    public static final Set<String> NAME_FIELDS =
            Set.of(
                    "afterword",
                    "annotator",
                    "author",
                    "bookauthor",
                    "commentator",
                    "editor",
                    "editora",
                    "editorb",
                    "editorc",
                    "foreword",
                    "holder",
                    "introduction",
                    "shortauthor",
                    "shorteditor",
                    "sortname",
                    "translator");

    /** Fields that name entries on which their own entry depends (sections 2.4.1 and 3.14.5). */
    public static final List<String> DEPENDENCY_FIELDS =
            List.of("crossref", "xdata", "xref", "entryset");

    /** Fields whose values are keys of entries, between commas where there may be several. */
    public static final List<String> KEY_FIELDS =
            List.of("crossref", "xdata", "xref", "entryset", "related");

    private static final String EDITOR_TYPES =
            "editor compiler founder continuator redactor reviser collaborator organizer director";

    private static final String PAGINATIONS = "page column line verse section paragraph";

    /** The values of key fields, where they are few (sections 2.2.2, 2.2.3, 2.3.6, 3.5, 4.9.2). */
    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry(
                            "pubstate", "inpreparation submitted forthcoming inpress prepublished"),
                    Map.entry("editortype", EDITOR_TYPES),
                    Map.entry("editoratype", EDITOR_TYPES),
                    Map.entry("editorbtype", EDITOR_TYPES),
                    Map.entry("editorctype", EDITOR_TYPES),
                    Map.entry("pagination", PAGINATIONS),
                    Map.entry("bookpagination", PAGINATIONS),
                    Map.entry("gender", "sf sm sn pf pm pn pp"),
                    Map.entry("eprinttype", "arxiv jstor pubmed googlebooks hdl"),
                    Map.entry(
                            "type",
                            "mathesis phdthesis candthesis bathesis techreport resreport software"
                                    + " datacd audiocd"),
                    Map.entry(
                            "relatedtype",
                            "multivolume origpubas origpubin reprintof reprintas reprintfrom"
                                    + " reviewof translationas translationof translatedas"
                                    + " translatedfrom"),
                    Map.entry(
                            "langid",
                            "american british english french german ngerman spanish italian dutch"
                                + " portuguese russian australian austrian basque brazil bulgarian"
                                + " canadian catalan croatian czech danish estonian finnish greek"
                                + " hungarian icelandic latvian lithuanian magyar marathi naustrian"
                                + " newzealand norsk nswissgerman nynorsk polish portuges romanian"
                                + " serbian serbianc slovak slovene slovenian swedish swissgerman"
                                + " turkish UKenglish ukrainian USenglish"));

    private static final String MONTHS = String.join(" ", BibDates.MONTHS);

    /**
     * Words that are written without delimiters and need no {@code @string}: months, and the
     * localisation keys of types of works and publication states (section 4.9.2).
     */
    static final Set<String> BUILT_IN_WORDS =
            Set.of(
                    (MONTHS
                                    + " january february march april june july august september"
                                    + " october november december "
                                    + VALUES.get("type")
                                    + " "
                                    + VALUES.get("pubstate")
                                    + " patent patentus patenteu patentuk patreq true false")
                            .split(" "));

    private record TypeFields(List<List<String>> required, List<String> optional) {}

    private static final TypeFields UNKNOWN_TYPE =
            new TypeFields(List.of(), List.of("author", "title", "date"));

    private static final Map<String, TypeFields> BY_TYPE = byType();

    private BibDataModel() {}

    private static Map<String, TypeFields> byType() {
        Map<String, TypeFields> types = new LinkedHashMap<>();
        for (String line : TYPES.lines().toList()) {
            int colon = line.indexOf(':');
            int bar = line.indexOf('|');
            List<List<String>> required =
                    words(line.substring(colon + 1, bar)).stream()
                            .map(field -> List.of(field.split("/")))
                            .toList();
            List<String> optional = new ArrayList<>();
            // Where one of several is enough, the others are optional.
            required.forEach(any -> optional.addAll(any.subList(1, any.size())));
            for (String word : words(line.substring(bar + 1))) {
                optional.addAll(words(GROUPS.getOrDefault(word, word)));
            }
            for (String type : words(line.substring(0, colon))) {
                types.put(type, new TypeFields(required, optional));
            }
        }
        return types;
    }

    private static Map<String, String> fieldAliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        aliases.put("address", "location");
        aliases.put("annote", "annotation");
        aliases.put("archiveprefix", "eprinttype");
        aliases.put("journal", "journaltitle");
        aliases.put("key", "sortkey");
        aliases.put("pdf", "file");
        aliases.put("primaryclass", "eprintclass");
        aliases.put("school", "institution");
        aliases.put("local-url", "file");
        return aliases;
    }

    private static List<String> words(String line) {
        return line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
    }

    private static TypeFields fieldsOf(String type) {
        return BY_TYPE.getOrDefault(canonicalType(type), UNKNOWN_TYPE);
    }

    /** All types and commands in lower case, the most used first. */
    public static List<String> types() {
        Set<String> types = new LinkedHashSet<>(words(MOST_USED));
        types.addAll(BY_TYPE.keySet());
        types.addAll(List.of("conference", "electronic", "string", "comment", "preamble"));
        return List.copyOf(types);
    }

    /**
     * The type of which {@code type}, in lower case, is an alias: {@code online} for {@code www}.
     */
    public static String canonicalType(String type) {
        return TYPE_ALIASES.getOrDefault(type, type);
    }

    /**
     * The field of which {@code field}, in lower case, is an alias: {@code file} for {@code pdf}.
     */
    public static String canonicalField(String field) {
        return FIELD_ALIASES.getOrDefault(field, field);
    }

    /**
     * Whether an entry has only one of two fields: because one is an alias of the other, or because
     * both contain the date (section 2.3.8).
     */
    public static boolean isSame(String field, String other) {
        return canonicalField(field).equals(canonicalField(other))
                || field.equals("date") && other.equals("year")
                || field.equals("year") && other.equals("date");
    }

    /**
     * The fields that an entry of a type requires, each with the fields that do as well, the usual
     * one first; empty for an unknown type.
     */
    public static List<List<String>> required(String type) {
        return fieldsOf(type).required();
    }

    /** The other fields that an entry of a type may have, those of its type first. */
    public static List<String> optional(String type) {
        Set<String> fields = new LinkedHashSet<>(words(OF_EACH_TYPE));
        fields.addAll(fieldsOf(type).optional());
        fields.addAll(words(OF_EACH_TYPE_LAST));
        fields.addAll(words(GENERIC));
        required(type).forEach(any -> fields.remove(any.getFirst()));
        return List.copyOf(fields);
    }

    /**
     * The required fields that an entry lacks, each with the fields that do as well under all their
     * names: {@code [[journaltitle, journal]]}.
     *
     * @param has whether the entry has a field of this name, in lower case
     */
    public static List<List<String>> missing(String type, Predicate<String> has) {
        List<List<String>> missing = new ArrayList<>();
        for (List<String> alternatives : required(type)) {
            List<String> names = new ArrayList<>(alternatives);
            FIELD_ALIASES.forEach(
                    (alias, field) -> {
                        if (alternatives.contains(field)) {
                            names.add(alias);
                        } else if (alternatives.contains(alias)) {
                            names.add(field);
                        }
                    });
            if (names.stream().noneMatch(has)) {
                missing.add(names);
            }
        }
        return missing;
    }

    /**
     * The values that a field may have, if their number is small.
     *
     * @param isBare whether the value is written without braces: then months are macros
     */
    public static List<String> values(String field, boolean isBare) {
        if (isBare) {
            return field.equals("month") ? BibDates.MONTHS : List.of();
        }
        return words(VALUES.getOrDefault(field, ""));
    }
}
