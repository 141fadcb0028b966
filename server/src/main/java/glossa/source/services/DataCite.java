package glossa.source.services;

import glossa.paper.Identifiers;
import glossa.paper.Name;
import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.fields.CslTypes;
import glossa.source.fields.PageNames;
import glossa.source.json.JsonFormat;
import glossa.source.json.JsonRecordReader;
import glossa.source.json.JsonValue;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Responses of DataCite: the metadata of one DOI, with or without the wrapper of its REST API, or a
 * list (DataCite Metadata Schema 4.5, in JSON).
 *
 * <pre>
 * {"data": [{"type": "dois", "attributes": {"doi": "10.1000/x", "titles": [{"title": "A Title"}],
 *            "creators": [{"familyName": "Lovelace", "givenName": "Ada"}], "publicationYear": 2019}}]}
 * </pre>
 */
public final class DataCite implements JsonFormat {
    private static final JsonRecordReader ANSWER =
            new JsonRecordReader(
                    Set.of("data", "attributes"),
                    Set.of(
                            "relationships",
                            "relatedItems",
                            "viewsOverTime",
                            "downloadsOverTime",
                            "citationsOverTime",
                            "nameIdentifiers",
                            "xml",
                            "included"),
                    DataCite::draft);

    private static final Pattern CREATORS = Pattern.compile("\"creators\"\\s*:");
    private static final Pattern TITLES = Pattern.compile("\"titles\"\\s*:\\s*\\[");

    /** The CSL types that DataCite maps its types to; any other type becomes {@code document}. */
    private static final Pattern CSL_TYPE = Pattern.compile(CslTypes.ALTERNATIVES);

    @Override
    public String name() {
        return "DataCite JSON";
    }

    @Override
    public boolean recognises(SourceText source) {
        String head = JsonRecordReader.head(source);
        return CREATORS.matcher(head).find() && TITLES.matcher(head).find();
    }

    @Override
    public ReadResult read(SourceText source) {
        return ANSWER.read(source);
    }

    private static Optional<PaperDraft> draft(JsonValue record) {
        JsonValue title = JsonValue.NONE;
        String subtitle = "";
        for (JsonValue said : record.at("titles").each()) {
            String type = said.text("titleType");
            if (type.isEmpty() && title.text().isEmpty()) {
                title = said.at("title");
            } else if (type.equals("Subtitle") && subtitle.isEmpty()) {
                subtitle = said.text("title");
            }
        }
        if (title.text().isBlank()) {
            title = record.at("titles").first().at("title");
        }
        if (title.text().isBlank() || !record.has("creators")) {
            return Optional.empty();
        }
        String type = record.at("types").text("citeproc");
        String container = record.at("container").text("title");
        String publisher = record.text("publisher") + record.at("publisher").text("name");
        PaperDraft draft =
                new PaperDraft()
                        .title(title.text(), title.span())
                        .type(CSL_TYPE.matcher(type).matches() ? type : "document")
                        .doi(record.text("doi"))
                        .url(record.text("url"))
                        .venue(container)
                        .venue(publisher)
                        .field("container-title", container)
                        .field("publisher", publisher)
                        .field("language", record.text("language"))
                        .field("version", record.text("version"));
        if (!subtitle.isEmpty()) {
            draft.title(title.text().strip() + ": " + subtitle);
        }
        for (JsonValue creator : record.at("creators").each()) {
            String family = creator.text("familyName");
            String name = creator.text("name");
            draft.author(
                    !family.isEmpty()
                            ? new Name(family, creator.text("givenName"))
                            : creator.text("nameType").equals("Organizational")
                                    ? new Name(name, "")
                                    : PageNames.of(name));
        }
        for (JsonValue date : record.at("dates").each()) {
            if (date.text("dateType").equals("Issued")) {
                draft.issued(date.text("date"));
            }
        }
        draft.issued(record.text("publicationYear"));
        for (JsonValue description : record.at("descriptions").each()) {
            if (description.text("descriptionType").equals("Abstract")) {
                draft.abstractText(description.text("description"));
            }
        }
        for (JsonValue other : record.at("relatedIdentifiers").each()) {
            String name = other.text("relatedIdentifier");
            String relation =
                    switch (other.text("relationType")) {
                        case "IsVersionOf", "IsPreviousVersionOf" -> "is-version-of";
                        case "HasVersion", "IsNewVersionOf" -> "has-version";
                        default -> "";
                    };
            if (!relation.isEmpty() && !name.isBlank()) {
                draft.field(
                        relation,
                        other.text("relatedIdentifierType").equals("DOI")
                                ? "doi:" + Identifiers.doi(name)
                                : name);
            }
        }
        for (JsonValue other : record.at("identifiers").each()) {
            if (other.text("identifierType").equalsIgnoreCase("arXiv")) {
                draft.arxiv(other.text("identifier"));
            }
        }
        return Optional.of(draft);
    }
}
