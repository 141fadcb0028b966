package glossa.source.bibtex;

import glossa.paper.Name;
import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.fields.BibDates;
import glossa.source.fields.BibNames;
import glossa.source.fields.CitableKeys;
import glossa.source.fields.Latex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Maps the fields of BibTeX and BibLaTeX entries to CSL's variables, as pandoc does. */
final class BibPapers {
    /** Fields whose text is a CSL variable; fields in no table keep their names. */
    private static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("pages", "page"),
                    Map.entry("volumes", "number-of-volumes"),
                    Map.entry("pagetotal", "number-of-pages"),
                    Map.entry("numpages", "number-of-pages"),
                    Map.entry("chapter", "chapter-number"),
                    Map.entry("edition", "edition"),
                    Map.entry("version", "version"),
                    Map.entry("venue", "event-place"),
                    Map.entry("eventtitle", "event-title"),
                    Map.entry("origtitle", "original-title"),
                    Map.entry("origpublisher", "original-publisher"),
                    Map.entry("origlocation", "original-publisher-place"),
                    Map.entry("series", "collection-title"),
                    Map.entry("shortjournal", "container-title-short"),
                    Map.entry("shorttitle", "title-short"),
                    Map.entry("annotation", "annote"),
                    Map.entry("keywords", "keyword"),
                    Map.entry("pubstate", "status"),
                    Map.entry("issn", "ISSN"),
                    Map.entry("pmcid", "PMCID"),
                    Map.entry("library", "call-number"),
                    Map.entry("type", "genre"));

    /** Fields in which backslashes and dollar signs are not LaTeX. */
    private static final Set<String> VERBATIM =
            Set.of("file", "eprint", "eprintclass", "eprinttype", "issn", "pmcid", "ids", "verba");

    /** Aliases that CSL distinguishes from their fields. */
    private static final Set<String> KEPT_ALIASES = Set.of("address", "school");

    private static final List<String> ROLES =
            List.of("editor", "translator", "director", "bookauthor");

    /** Fields of which something else is made than the variable of the same name. */
    private static final Set<String> SAID_ELSEWHERE =
            Set.of(
                    ("author title subtitle titleaddon maintitle mainsubtitle maintitleaddon"
                         + " booktitle booksubtitle booktitleaddon journaltitle journalsubtitle"
                         + " issuetitle issuesubtitle abstract date year month day urldate urlyear"
                         + " urlmonth urlday origdate origyear eventdate doi isbn url pmid ids"
                         + " crossref xdata entryset publisher school institution organization"
                         + " howpublished number issue volume part editor translator director"
                         + " bookauthor sortkey options eprinttype note addendum")
                            .split(" "));

    private static final List<String> PUBLISHERS =
            List.of("school", "institution", "organization", "howpublished", "publisher");

    private final BibEntry entry;

    /** The values by the names of their fields, with aliases resolved. */
    private final Map<String, String> values;

    /** CSL's variables. */
    private final Map<String, String> fields = new HashMap<>();

    private BibPapers(BibEntry entry, Map<String, String> values) {
        this.entry = entry;
        this.values = values;
        for (String alias : BibDataModel.FIELD_ALIASES.keySet()) {
            String value = KEPT_ALIASES.contains(alias) ? null : values.remove(alias);
            if (value != null) {
                values.putIfAbsent(BibDataModel.canonicalField(alias), value);
            }
        }
    }

    /**
     * The paper that an entry describes.
     *
     * @param values of the entry's fields, with those that it inherits; changed here
     */
    static Paper of(BibEntry entry, Map<String, String> values, Source source) {
        return new BibPapers(entry, values).paper(source);
    }

    private Paper paper(Source source) {
        List<Name> own = BibNames.of(value("author"));
        List<Name> authors = own;
        for (String role : ROLES) {
            List<Name> names = BibNames.of(value(role));
            if (!names.isEmpty()) {
                put(variable(role), Names.join(names));
                if (authors.isEmpty() && !role.equals("bookauthor") && !role.equals("translator")) {
                    authors = names;
                }
            }
        }
        Map<String, String> identifiers = BibIdentifiers.of(values);
        BibDates.Date issued = BibDates.of(values, "");
        if (!issued.whole().equals(issued.year())) {
            put("issued", issued.whole());
        }
        put("accessed", BibDates.of(values, "url").whole());
        put("original-date", BibDates.of(values, "orig").whole());
        put("event-date", BibDates.of(values, "event").whole());
        String title = titles();
        String venue = venue();
        numbers();
        values.forEach(this::addVariable);
        return (own.isEmpty() ? Paper.builder().authors(authors) : Paper.builder().ownAuthors(own))
                .key(CitableKeys.has(entry.key()) ? entry.key() : "")
                .aliases(aliases())
                .type(BibTypes.csl(entry.type(), values))
                .title(title)
                .year(issued.year())
                .venue(venue)
                .abstractText(plain("abstract"))
                .identifiers(identifiers)
                .fields(fields)
                .source(source)
                .build();
    }

    private String variable(String role) {
        boolean directs = role.equals("editor") && value("editortype").equals("director");
        return directs ? "director" : role.equals("bookauthor") ? "container-author" : role;
    }

    private List<String> aliases() {
        List<String> aliases = new ArrayList<>();
        if (!CitableKeys.has(entry.key())) {
            aliases.add(entry.key());
        }
        for (String id : value("ids").split(",")) {
            if (!id.isBlank() && !id.strip().equals(entry.key())) {
                aliases.add(id.strip());
            }
        }
        return aliases;
    }

    /** The title; of one volume of several, the title of the whole, as in CSL. */
    private String titles() {
        String type = entry.type();
        boolean isVolume = values.containsKey("maintitle") && !BibTypes.isChapter(type);
        if (isVolume) {
            put("volume-title", titled("title", "subtitle", "titleaddon"));
            return titled("maintitle", "mainsubtitle", "maintitleaddon");
        }
        if (values.containsKey("maintitle")) {
            put("volume-title", titled("booktitle", "booksubtitle", "booktitleaddon"));
        }
        if (type.equals("periodical") && values.containsKey("issuetitle")) {
            return titled("issuetitle", "issuesubtitle", "titleaddon");
        }
        return titled("title", "subtitle", "titleaddon");
    }

    private String titled(String title, String subtitle, String addon) {
        return Latex.sentences(
                '.', Latex.sentences(':', plain(title), plain(subtitle)), plain(addon));
    }

    /** The container, otherwise the publisher. */
    private String venue() {
        String container = "";
        if (BibTypes.isChapter(entry.type())) {
            container = titled("maintitle", "mainsubtitle", "maintitleaddon");
            if (container.isEmpty()) {
                container = titled("booktitle", "booksubtitle", "booktitleaddon");
            }
        } else if (entry.type().equals("periodical")) {
            container = titled("title", "subtitle", "titleaddon");
        }
        if (container.isEmpty()) {
            container = titled("journaltitle", "journalsubtitle", "");
        }
        if (container.isEmpty()) {
            container = plain("booktitle");
        }
        put("container-title", container);
        StringJoiner publishers = new StringJoiner("; ");
        for (String field : PUBLISHERS) {
            String publisher =
                    field.equals("howpublished")
                            ? plain(field)
                            : String.join("; ", BibNames.literals(value(field)));
            if (!publisher.isEmpty()) {
                publishers.add(publisher);
            }
        }
        put("publisher", publishers.toString());
        return container.isEmpty() ? publishers.toString() : container;
    }

    private void numbers() {
        String type = entry.type();
        String number = plain("number");
        String issue = plain("issue");
        if (BibTypes.isInSeries(type)) {
            put("collection-number", number);
            put("issue", issue);
        } else if (BibTypes.isArticle(type)) {
            put("issue", Latex.sentences(',', number, issue));
        } else {
            put("number", number);
            put("issue", issue);
        }
        String volume = plain("volume");
        String part = plain("part");
        put("volume", volume.isEmpty() || part.isEmpty() ? volume + part : volume + "." + part);
        put("note", Latex.sentences('.', plain("note"), plain("addendum")));
        switch (type) {
            case "phdthesis" -> put("genre", values.containsKey("type") ? "" : "PhD thesis");
            case "mastersthesis" ->
                    put("genre", values.containsKey("type") ? "" : "Master’s thesis");
            default -> {}
        }
    }

    /** Adds the variable of a field that is a variable by itself. */
    private void addVariable(String name, String value) {
        if (SAID_ELSEWHERE.contains(name)) {
            return;
        }
        String plain = VERBATIM.contains(name) ? value.strip() : Latex.plain(value);
        switch (name) {
            case "pages" -> put("page", plain.replace('–', '-').replace('—', '-'));
            case "type" -> put("genre", genre(plain));
            case "address" -> put("publisher-place", String.join("; ", BibNames.literals(value)));
            case "location" -> {
                if (!values.containsKey("address")) {
                    boolean patent = entry.type().equals("patent");
                    String variable = patent ? "jurisdiction" : "publisher-place";
                    put(variable, String.join("; ", BibNames.literals(value)));
                }
            }
            case "langid" -> put("language", BibLanguages.tag(plain));
            case "language" -> {
                if (!values.containsKey("langid")) {
                    put("language", BibLanguages.tag(plain));
                }
            }
            default -> {
                String variable = VARIABLES.getOrDefault(name, name);
                // A field that has the variable's own name takes precedence.
                if (variable.equals(name) || !values.containsKey(variable)) {
                    put(variable, plain);
                }
            }
        }
    }

    /**
     * The text of a localisation key for types of works, in English (BibLaTeX manual, section
     * 4.9.2); other texts as they are.
     */
    private static String genre(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "phdthesis" -> "PhD thesis";
            case "mathesis" -> "Master’s thesis";
            case "bathesis" -> "Bachelor’s thesis";
            case "candthesis" -> "Candidate thesis";
            case "techreport" -> "Technical report";
            case "resreport" -> "Research report";
            case "patentde" -> "German patent";
            case "patenteu" -> "European patent";
            case "patentfr" -> "French patent";
            case "patentuk" -> "British patent";
            case "patentus" -> "U.S. patent";
            case "patreq" -> "Patent request";
            case "patreqde" -> "German patent request";
            case "patreqeu" -> "European patent request";
            case "patreqfr" -> "French patent request";
            case "patrequk" -> "British patent request";
            case "patrequs" -> "U.S. patent request";
            default -> type;
        };
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private String plain(String name) {
        return Latex.plain(value(name));
    }

    private void put(String variable, String value) {
        if (!value.isEmpty()) {
            fields.put(variable, value);
        }
    }
}
