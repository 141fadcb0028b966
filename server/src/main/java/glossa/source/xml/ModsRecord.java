package glossa.source.xml;

import glossa.paper.Name;
import glossa.paper.Names;
import glossa.source.csl.CslDraft;
import glossa.source.fields.Latex;
import glossa.source.fields.RecordDates;
import glossa.source.fields.RecordNames;
import glossa.source.fields.RecordTypes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One record of MODS in CSL's variables. */
public final class ModsRecord {
    /** Genres by their names in the MARC list and in bibutils' output. */
    public static final Map<String, String> GENRES =
            Map.ofEntries(
                    Map.entry("article", "article-journal"),
                    Map.entry("journal article", "article-journal"),
                    Map.entry("academic journal", "article-journal"),
                    Map.entry("magazine article", "article-magazine"),
                    Map.entry("newspaper article", "article-newspaper"),
                    Map.entry("preprint", "article"),
                    Map.entry("book", "book"),
                    Map.entry("collection", "book"),
                    Map.entry("book chapter", "chapter"),
                    Map.entry("chapter", "chapter"),
                    Map.entry("conference publication", "paper-conference"),
                    Map.entry("conference paper", "paper-conference"),
                    Map.entry("thesis", "thesis"),
                    Map.entry("ph.d. thesis", "thesis"),
                    Map.entry("masters thesis", "thesis"),
                    Map.entry("report", "report"),
                    Map.entry("technical report", "report"),
                    Map.entry("patent", "patent"),
                    Map.entry("map", "map"),
                    Map.entry("dataset", "dataset"),
                    Map.entry("web site", "webpage"),
                    Map.entry("web page", "webpage"),
                    Map.entry("legislation", "legislation"),
                    Map.entry("letter", "personal_communication"),
                    Map.entry("interview", "interview"),
                    Map.entry("unpublished", "manuscript"));

    /** Roles by MARC's codes and words; a name without a role is an author's. */
    private static final Map<String, String> ROLES =
            Map.ofEntries(
                    Map.entry("", "author"),
                    Map.entry("aut", "author"),
                    Map.entry("author", "author"),
                    Map.entry("cre", "author"),
                    Map.entry("creator", "author"),
                    Map.entry("edt", "editor"),
                    Map.entry("editor", "editor"),
                    Map.entry("trl", "translator"),
                    Map.entry("translator", "translator"),
                    Map.entry("ill", "illustrator"),
                    Map.entry("illustrator", "illustrator"),
                    Map.entry("drt", "director"),
                    Map.entry("director", "director"),
                    Map.entry("cmp", "composer"),
                    Map.entry("composer", "composer"),
                    Map.entry("ive", "interviewer"),
                    Map.entry("interviewer", "interviewer"),
                    Map.entry("rcp", "recipient"));

    public static final Map<String, String> IDENTIFIERS =
            Map.of(
                    "doi", "DOI",
                    "isbn", "ISBN",
                    "issn", "ISSN",
                    "pmid", "PMID",
                    "pubmed", "PMID",
                    "pmc", "PMCID",
                    "uri", "URL",
                    "url", "URL",
                    "arxiv", "arxiv");

    private static final Set<String> SAID_ELSEWHERE =
            Set.of(
                    "titleInfo",
                    "name",
                    "originInfo",
                    "identifier",
                    "part",
                    "genre",
                    "typeOfResource");

    private static final Pattern PAGES = Pattern.compile("(\\d+)\\s*(?:p\\b|pp\\b|pages?\\b).*");

    private final CslDraft draft = new CslDraft();
    private final XmlElement record;

    private ModsRecord(XmlElement record) {
        this.record = record;
    }

    static CslDraft of(XmlElement record) {
        return new ModsRecord(record).read();
    }

    /** The element that holds the key, if it is not the attribute {@code ID}. */
    static Optional<XmlElement> citeKey(XmlElement record) {
        return record.all("identifier").stream()
                .filter(identifier -> identifier.attribute("type").equals("citekey"))
                .filter(identifier -> identifier.text().matches("\\S+"))
                .findFirst();
    }

    private CslDraft read() {
        draft.text("id", citeKey(record).map(XmlElement::text).orElse(record.attribute("ID")));
        Optional<XmlElement> host =
                record.all("relatedItem").stream()
                        .filter(item -> item.attribute("type").equals("host"))
                        .findFirst();
        titles();
        people(record, "author");
        origin(record);
        for (XmlElement part : record.children()) {
            readPart(part);
        }
        identifiers(record);
        part(record);
        host.ifPresent(this::readHost);
        for (XmlElement item : record.all("relatedItem")) {
            boolean series = item.attribute("type").equals("series");
            draft.text("collection-title", series ? item.text("titleInfo", "title") : "");
        }
        return draft.text("type", type(host));
    }

    private void titles() {
        for (XmlElement info : record.all("titleInfo")) {
            String title = (info.text("nonSort") + " " + info.text("title")).strip();
            title = Latex.sentences(':', title, info.text("subTitle"));
            switch (info.attribute("type")) {
                case "" -> draft.text("title", title);
                case "abbreviated" -> draft.text("title-short", title);
                default -> draft.text(info.attribute("type") + "-title", title);
            }
            draft.text("volume-title", info.text("partName"));
        }
    }

    private void people(XmlElement parent, String author) {
        for (XmlElement element : parent.all("name")) {
            String role = element.text("role", "roleTerm").toLowerCase(Locale.ROOT);
            Name name = name(element);
            String variable = ROLES.getOrDefault(role, "");
            if (variable.equals("author")) {
                draft.name(author, name);
            } else if (!variable.isEmpty()) {
                draft.name(variable, name);
            } else {
                draft.more(role, "; ", Names.join(List.of(name)));
            }
        }
    }

    private static Name name(XmlElement element) {
        String family = "";
        String given = "";
        String suffix = "";
        String whole = "";
        for (XmlElement part : element.all("namePart")) {
            switch (part.attribute("type")) {
                case "family" -> family = (family + " " + part.text()).strip();
                case "given" -> given = (given + " " + part.text()).strip();
                case "termsOfAddress" -> suffix = part.text();
                case "" -> whole = (whole + " " + part.text()).strip();
                default -> {}
            }
        }
        if (!family.isEmpty()) {
            boolean suffixed = !suffix.isEmpty() && !given.isEmpty();
            return new Name(family, suffixed ? given + ", " + suffix : given);
        }
        whole = whole.isEmpty() ? element.text("displayForm") : whole;
        whole = whole.isEmpty() ? given : whole;
        boolean body =
                element.attribute("type").equals("corporate")
                        || element.attribute("type").equals("conference");
        return body ? new Name(whole, "") : RecordNames.of(whole);
    }

    private void origin(XmlElement parent) {
        for (XmlElement origin : parent.all("originInfo")) {
            draft.text("publisher", origin.text("publisher"));
            draft.text("edition", origin.text("edition"));
            for (XmlElement place : origin.all("place", "placeTerm")) {
                boolean code = place.attribute("type").equals("code");
                draft.text("publisher-place", code ? "" : place.text());
            }
        }
        for (String kind : List.of("dateIssued", "copyrightDate", "dateCreated")) {
            for (XmlElement date : parent.all("originInfo", kind)) {
                draft.text("issued", RecordDates.of(date.text()).whole());
            }
        }
        draft.text("accessed", RecordDates.of(parent.text("originInfo", "dateCaptured")).whole());
    }

    private void readPart(XmlElement part) {
        switch (part.name()) {
            case "language" -> draft.text("language", part.text("languageTerm"));
            case "abstract" -> draft.more("abstract", " ", part.text());
            case "note" -> draft.more("note", "; ", part.text());
            case "subject" ->
                    part.all("topic").forEach(topic -> draft.more("keyword", ", ", topic.text()));
            case "physicalDescription" -> {
                Matcher pages = PAGES.matcher(part.text("extent"));
                boolean counted = pages.matches();
                draft.text(
                        counted ? "number-of-pages" : "dimensions",
                        counted ? pages.group(1) : part.text("extent"));
            }
            case "location" -> {
                draft.text("URL", part.text("url"));
                draft.text("archive_location", part.text("physicalLocation"));
                draft.text("call-number", part.text("shelfLocator"));
            }
            case "relatedItem" -> {
                String relation = part.attribute("type");
                boolean read = relation.equals("host") || relation.equals("series");
                draft.more("relatedItem:" + relation, "; ", read ? "" : part.text());
            }
            default -> {
                if (!SAID_ELSEWHERE.contains(part.name())) {
                    draft.more(part.name(), "; ", part.text());
                }
            }
        }
        if (part.name().equals("language") && part.children().isEmpty()) {
            draft.text("language", part.text());
        }
    }

    private void identifiers(XmlElement parent) {
        for (XmlElement identifier : parent.all("identifier")) {
            String type = identifier.attribute("type");
            if (!type.isEmpty() && !type.equals("citekey")) {
                String variable = IDENTIFIERS.getOrDefault(type.toLowerCase(Locale.ROOT), type);
                draft.text(variable, identifier.text());
            }
        }
    }

    /** Volume, issue and pages, which stand in the work or in what it is in. */
    private void part(XmlElement parent) {
        for (XmlElement part : parent.all("part")) {
            for (XmlElement detail : part.all("detail")) {
                String type = detail.attribute("type");
                String variable = type.equals("number") ? "issue" : type;
                draft.text(variable.isEmpty() ? "number" : variable, detail.text("number"));
            }
            for (XmlElement extent : part.all("extent")) {
                String list = extent.text("list");
                String pages = RecordTypes.pages(extent.text("start"), extent.text("end"));
                draft.text("page", pages.isEmpty() ? list : pages);
            }
            draft.text("issued", RecordDates.of(part.text("date")).whole());
        }
    }

    private void readHost(XmlElement host) {
        for (XmlElement info : host.all("titleInfo")) {
            boolean abbreviated = info.attribute("type").equals("abbreviated");
            draft.text(
                    abbreviated ? "container-title-short" : "container-title",
                    Latex.sentences(
                            ':',
                            (info.text("nonSort") + " " + info.text("title")).strip(),
                            info.text("subTitle")));
        }
        people(host, "container-author");
        part(host);
        origin(host);
        for (XmlElement identifier : host.all("identifier")) {
            switch (identifier.attribute("type").toLowerCase(Locale.ROOT)) {
                case "issn" -> draft.text("ISSN", identifier.text());
                case "isbn" -> draft.text("ISBN", identifier.text());
                default -> {}
            }
        }
    }

    private String type(Optional<XmlElement> host) {
        for (XmlElement genre : record.all("genre")) {
            String type = GENRES.get(genre.text().toLowerCase(Locale.ROOT));
            if (type != null) {
                boolean inBook = host.isPresent() && type.equals("book");
                return inBook ? "chapter" : type;
            }
            draft.text("genre", genre.text());
        }
        if (host.isPresent()) {
            for (XmlElement genre : host.get().all("genre")) {
                switch (genre.text().toLowerCase(Locale.ROOT)) {
                    case "book", "collection" -> {
                        return "chapter";
                    }
                    case "conference publication" -> {
                        return "paper-conference";
                    }
                    default -> {}
                }
            }
            return draft.has("volume") || draft.has("issue") || draft.has("ISSN")
                    ? "article-journal"
                    : draft.has("ISBN") ? "chapter" : "document";
        }
        boolean book =
                draft.has("ISBN") || record.text("originInfo", "issuance").equals("monographic");
        return switch (record.text("typeOfResource").toLowerCase(Locale.ROOT)) {
            case "software, multimedia" -> "software";
            case "cartographic" -> "map";
            case "moving image" -> "motion_picture";
            case "still image" -> "graphic";
            case "notated music" -> "musical_score";
            case "sound recording", "sound recording-musical" -> "song";
            default -> book ? "book" : "document";
        };
    }
}
