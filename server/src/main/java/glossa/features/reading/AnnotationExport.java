package glossa.features.reading;

import glossa.features.MarkdownText;
import glossa.features.reading.PaperAnnotations.PaperAnnotation;
import glossa.grammar.Locator;
import glossa.paper.Paper;
import glossa.source.json.JsonWriter;
import glossa.workspace.Snapshot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Annotations for other programs: as lines of JSON, and by the W3C's Web Annotation Data Model
 * (Recommendation of 23 February 2017) as JSON-LD.
 */
public final class AnnotationExport {
    private static final String CONTEXT = "http://www.w3.org/ns/anno.jsonld";

    /** The motivations of the model (section 3.3.5) for the names that have one of their own. */
    private static final Map<String, String> MOTIVATIONS =
            Map.of("question", "questioning", "critique", "assessing", "summary", "describing");

    private AnnotationExport() {}

    /**
     * One annotation as an object in a line; places count from 0, in UTF-16 units.
     *
     * <pre>
     * {"key":"…","kind":"quotation","quoted":"…","remark":"…","locator":{"label":"page","value":"3"},
     *  "motivations":["claim"],"uri":"file:///…","line":11,"character":2}
     * </pre>
     */
    public static String line(PaperAnnotation one) {
        return JsonWriter.object(
                json -> {
                    json.put("key", one.key())
                            .put("kind", one.kind().word())
                            .put("quoted", one.quoted())
                            .put("remark", one.remark());
                    Optional<Locator> place = one.place();
                    if (place.isPresent()) {
                        json.putObject(
                                "locator",
                                locator ->
                                        locator.put("label", place.get().label())
                                                .put("value", place.get().value()));
                    } else {
                        json.putNull("locator");
                    }
                    json.putArray("motivations", one.motivations())
                            .put("uri", one.uri())
                            .put("line", one.range().start().line())
                            .put("character", one.range().start().character());
                });
    }

    /** All of them as one AnnotationCollection with one page (sections 5.1 and 5.2). */
    public static String jsonLd(Snapshot snapshot, List<PaperAnnotation> annotations) {
        String all = String.join("\n", annotations.stream().map(AnnotationExport::line).toList());
        return JsonWriter.object(
                json -> {
                    json.put("@context", CONTEXT)
                            .put("id", urn("collection\n" + all))
                            .put("type", "AnnotationCollection")
                            .put("label", "Annotations of papers")
                            .put("total", annotations.size());
                    json.putObject(
                            "first",
                            page -> {
                                page.put("id", urn("page\n" + all))
                                        .put("type", "AnnotationPage")
                                        .put("startIndex", 0);
                                page.putArray(
                                        "items", items -> addAll(items, snapshot, annotations));
                            });
                });
    }

    private static void addAll(
            JsonWriter items, Snapshot snapshot, List<PaperAnnotation> annotations) {
        for (PaperAnnotation one : annotations) {
            items.addObject(item -> put(item, snapshot, one));
        }
    }

    private static void put(JsonWriter json, Snapshot snapshot, PaperAnnotation one) {
        // The same words at the same place are the same annotation, in each export.
        json.put("id", urn(line(one)))
                .put("type", "Annotation")
                .put("motivation", motivation(one))
                .putArray(
                        "body",
                        bodies -> {
                            if (!one.remark().isEmpty()) {
                                bodies.addObject(
                                        body ->
                                                body.put("type", "TextualBody")
                                                        .put("value", one.remark())
                                                        .put("format", "text/markdown")
                                                        .put("purpose", "commenting"));
                            }
                            for (String tag : one.motivations()) {
                                bodies.addObject(
                                        body ->
                                                body.put("type", "TextualBody")
                                                        .put("value", tag)
                                                        .put("purpose", "tagging"));
                            }
                        })
                .putObject(
                        "target",
                        target -> {
                            target.put("source", source(snapshot, one.key()));
                            if (!one.quoted().isEmpty() || one.place().isPresent()) {
                                target.putArray("selector", selectors -> selectors(selectors, one));
                            }
                        });
    }

    /** The words (section 4.2.4), and the page of a PDF (section 4.2.1, RFC 3778). */
    private static void selectors(JsonWriter selectors, PaperAnnotation one) {
        if (!one.quoted().isEmpty()) {
            selectors.addObject(
                    words -> words.put("type", "TextQuoteSelector").put("exact", one.quoted()));
        }
        if (one.place().isPresent()) {
            Locator place = one.place().get();
            boolean isPage = place.label().equals("page") && place.value().matches("\\d{1,7}");
            selectors.addObject(
                    fragment -> {
                        fragment.put("type", "FragmentSelector");
                        if (isPage) {
                            fragment.put("conformsTo", "http://tools.ietf.org/rfc/rfc3778");
                        }
                        fragment.put(
                                "value", encoded(place.label()) + "=" + encoded(place.value()));
                    });
        }
    }

    private static String motivation(PaperAnnotation one) {
        if (one.motivations().isEmpty()) {
            return one.remark().isEmpty() ? "highlighting" : "commenting";
        }
        return MOTIVATIONS.getOrDefault(one.motivations().getFirst(), "classifying");
    }

    /** An address of the paper: of its DOI, else another; else a name made of its key. */
    private static String source(Snapshot snapshot, String key) {
        Map<String, String> identifiers =
                snapshot.corpus().paper(key).map(Paper::identifiers).orElse(Map.of());
        if (identifiers.containsKey("doi")) {
            return "https://doi.org/" + inPath(identifiers.get("doi"));
        }
        if (identifiers.containsKey("arxiv")) {
            return "https://arxiv.org/abs/" + inPath(identifiers.get("arxiv"));
        }
        String url = identifiers.getOrDefault("url", "");
        return MarkdownText.isWebAddress(url)
                ? MarkdownText.linkDestination(url)
                : "urn:citekey:" + encoded(key);
    }

    private static String inPath(String identifier) {
        return MarkdownText.linkDestination(identifier.replace("#", "%23").replace("?", "%3F"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String urn(String content) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
    }
}
