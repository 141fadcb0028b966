package glossa.source.pdf;

import glossa.paper.MentionedIdentifiers;
import glossa.paper.MentionedIdentifiers.IdentifierScheme;
import glossa.paper.MentionedIdentifiers.MentionedIdentifier;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PDF's XMP packet (ISO 16684-1): Dublin Core, PRISM, and properties that Crossref's members and
 * pdfTeX's users add.
 *
 * <p>Parsed leniently as tags and texts; no entity is expanded, and no address is opened.
 *
 * @param said the first value of each property, by its name with the usual prefix, {@code dc:title}
 * @param creators the values of {@code dc:creator}, in order
 */
record PdfXmp(Map<String, String> said, List<String> creators) {
    static final PdfXmp NONE = new PdfXmp(Map.of(), List.of());

    PdfXmp {
        said = Map.copyOf(said);
        creators = List.copyOf(creators);
    }

    static PdfXmp of(String packet) {
        Document xml = Jsoup.parse(packet, "", Parser.xmlParser());
        Map<String, String> said = new LinkedHashMap<>();
        List<String> creators = new ArrayList<>();
        for (Element description : xml.getElementsByTag("rdf:Description")) {
            for (Attribute attribute : description.attributes()) {
                put(said, attribute.getKey(), attribute.getValue());
            }
            for (Element property : description.children()) {
                List<Element> items = property.getElementsByTag("rdf:li");
                List<String> values =
                        (items.isEmpty() ? Stream.of(property) : items.stream())
                                .map(Element::text)
                                .map(String::strip)
                                .filter(text -> !text.isEmpty())
                                .toList();
                if (!values.isEmpty()) {
                    put(said, property.tagName(), values.getFirst());
                    if (property.tagName().equalsIgnoreCase("dc:creator") && creators.isEmpty()) {
                        creators.addAll(values);
                    }
                }
            }
        }
        return new PdfXmp(said, creators);
    }

    private static void put(Map<String, String> said, String name, String value) {
        if (!value.isBlank()) {
            said.putIfAbsent(name.toLowerCase(Locale.ROOT), value.strip());
        }
    }

    /** The first of the properties that exists; empty if none does. */
    String first(String... names) {
        for (String name : names) {
            String value = said.get(name.toLowerCase(Locale.ROOT));
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    /** The DOI in one of the usual properties; empty if there is none. */
    String doi() {
        for (String name :
                List.of("prism:doi", "pdfx:doi", "crossmark:doi", "dc:identifier", "prism:url")) {
            Optional<MentionedIdentifier> doi =
                    MentionedIdentifiers.first(first(name), IdentifierScheme.DOI)
                            .filter(mention -> mention.span().start() == 0);
            if (doi.isPresent()) {
                return doi.get().id();
            }
        }
        return "";
    }
}
