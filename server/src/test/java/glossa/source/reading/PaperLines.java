package glossa.source.reading;

import glossa.grammar.Range;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.fields.PageNames;
import glossa.source.json.JsonValue;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The papers of a corpus with one JSON object in each line, as in {@code shared/data/corpora} and
 * from {@code scaleup.py}.
 */
public final class PaperLines {
    private static final JsonFactory FACTORY = new JsonFactory();

    private PaperLines() {}

    /**
     * A line.
     *
     * @param paper its record, with the key of the line
     * @param original the key of the line from which it was made; empty if there is none
     */
    public record Line(Paper paper, String original) {}

    /** All lines of {@code file}, plain or compressed. */
    public static List<Line> read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain =
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
                    parser.nextToken();
                    lines.add(line(file, lines.size(), JsonValue.read(parser, 0, name -> false)));
                }
            }
        }
        return lines;
    }

    private static Line line(Path file, int number, JsonValue json) {
        List<Name> authors = new ArrayList<>();
        for (JsonValue author : json.at("authors").each()) {
            authors.add(
                    author.has("family")
                            ? new Name(author.text("family"), author.text("given"))
                            : PageNames.of(author.text()));
        }
        Map<String, String> identifiers = new LinkedHashMap<>();
        String id = json.text("id");
        if (id.startsWith("acl:")) {
            identifiers.put("acl", id.substring(4));
        } else if (id.startsWith("arXiv:")) {
            identifiers.put("arxiv", id.substring(6));
        }
        if (json.has("doi")) {
            identifiers.put("doi", json.text("doi"));
        }
        Range range = Range.of(number, 0, number, 1);
        Paper paper =
                Paper.builder()
                        .key(json.text("key", "bibkey", "id"))
                        .type("article")
                        .title(json.text("title"))
                        .authors(authors)
                        .year(json.text("year"))
                        .venue(json.text("venue"))
                        .abstractText(json.text("abstract"))
                        .identifiers(identifiers)
                        .fields(json.has("pages") ? Map.of("page", json.text("pages")) : Map.of())
                        .source(new Source(file, range, range))
                        .build();
        return new Line(paper, json.text("dup_of"));
    }
}
