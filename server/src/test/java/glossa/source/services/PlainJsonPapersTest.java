package glossa.source.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.source.SourceText;
import glossa.source.reading.EveryCut;
import glossa.source.reading.Formats;
import glossa.source.reading.ReadingLines;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON lists of papers that are not from a service. */
final class PlainJsonPapersTest {
    private static final String LINES =
            """
            {"key": "fox2023foxes", "title": "Foxes & Maps", "authors": ["Ada Fox", {"given": "B", "family": "Li"}], "year": 2023, "venue": "Owl Letters", "abstract": "How foxes read."}
            {"key": "li2020owls", "title": "Owls", "authors": [], "year": 2020, "venue": "Proceedings of Owls", "dup_of": "x"}
            """;

    /** The structure of arXiv's metadata snapshot. */
    private static final String SNAPSHOT =
            """
            {"id":"0704.0001","submitter":"A. Fox","authors":"A. F\\\\'ox, B. Hare (Wood) and C. Owl","title":"Maps of\\n  owls","comments":"3 pages","journal-ref":"Owl Lett. 7 (2009) 1","doi":"10.1000/x","report-no":null,"categories":"cs.CL cs.IR","abstract":"  Owls\\n read.\\n","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"}],"update_date":"2009-11-26"}
            {"id":"hep-th/9901001","authors":"Bo Li","title":"Strings","abstract":"No.","authors_parsed":[["Li","Bo",""],["Fox","Ada","Jr."]]}
            """;

    @Test
    void aListOfAScript() {
        check(
                LINES,
                """
                1:10 fox2023foxes article "Foxes & Maps" Fox, Ada; Li, B 2023
                2:10 li2020owls paper-conference "Owls" 2020
                """);
        check("[" + LINES.strip().replace("}\n{", "},\n{") + "]", 2);
        check("{\"papers\": [" + LINES.strip().replace("}\n{", "},\n{") + "]}", 2);
        assertEquals("Owl Letters", first(LINES).venue());
        assertEquals("How foxes read.", first(LINES).abstractText());
    }

    @Test
    void aSnapshotOfArxiv() {
        check(
                SNAPSHOT,
                """
                1:98 - article "Maps of owls" Fóx, A.; Hare, B.; Owl, C. 2007
                2:51 - article "Strings" Li, Bo; Fox, Ada, Jr. 1999
                """);
        Paper paper = first(SNAPSHOT);
        assertEquals(Map.of("arxiv", "0704.0001", "doi", "10.1000/x"), paper.identifiers());
        assertEquals("Owls read.", paper.abstractText());
        assertEquals(
                Map.of(
                        "id", "0704.0001",
                        "submitter", "A. Fox",
                        "note", "3 pages",
                        "journal-ref", "Owl Lett. 7 (2009) 1",
                        "keyword", "cs.CL cs.IR",
                        "issued", "2007-04-02",
                        "versions",
                                "[{\"version\":\"v1\",\"created\":\"Mon, 2 Apr 2007 19:18:42"
                                        + " GMT\"}]",
                        "update_date", "2009-11-26"),
                paper.fields());
    }

    @Test
    void fieldsOfABibtexDump() {
        check(
                """
                [{"ENTRYTYPE": "inproceedings", "ID": "fox1999", "title": "Owls", "author": "Fox, Ada and Li, Bo", "year": "1999", "booktitle": "Owl Days", "pages": "1-9"}]
                """,
                "1:40 fox1999 paper-conference \"Owls\" Fox, Ada; Li, Bo 1999");
    }

    @Test
    void anIdIsAnIdentifierButNotAKey() {
        assertEquals(Map.of("acl", "P18-4021"), id("acl:P18-4021"));
        assertEquals(Map.of("acl", "2024.acl-long.1"), id("2024.acl-long.1"));
        assertEquals(Map.of("arxiv", "2401.00001"), id("arXiv:2401.00001v2"));
        assertEquals(Map.of("doi", "10.1000/x"), id("10.1000/x"));
        assertEquals(Map.of(), id("17"));
        assertEquals("", first(record("\"id\": \"fox2020\", \"authors\": [\"Ada Fox\"]")).key());
    }

    private static Map<String, String> id(String id) {
        return first(record("\"id\": \"" + id + "\", \"authors\": [\"Ada Fox\"]")).identifiers();
    }

    @Test
    void authorsInAllForms() {
        authors("\"A. Fox, B. Hare and C. Owl\"", "Fox, A.; Hare, B.; Owl, C.");
        authors("\"Fox, Ada and Hare, Bo\"", "Fox, Ada; Hare, Bo");
        authors("\"Fox, A., Hare, B. C., & Owl, D.\"", "Fox, A.; Hare, B. C.; Owl, D.");
        authors("\"Fox, Ada; van Hare, Bo\"", "Fox, Ada; van Hare, Bo");
        authors("\"Fox, Ada\"", "Fox, Ada");
        authors("\"Ada Fox, Bo Hare et al.\"", "Fox, Ada; Hare, Bo");
        authors("[\"Fox, Ada\", {\"name\": \"Bo Hare\"}]", "Fox, Ada; Hare, Bo");
        authors("[{\"first\": \"Ada\", \"middle\": [\"B.\"], \"last\": \"Fox\"}]", "Fox, Ada B.");
    }

    private static void authors(String json, String expected) {
        String text = record("\"doi\": \"10.1000/x\", \"authors\": " + json);
        assertEquals(expected, Names.join(first(text).authors()), json);
    }

    @Test
    void unknownMembersAreKept() {
        Paper paper =
                first(
                        record(
                                "\"doi\": \"10.1000/x\", \"x-lab\": {\"mood\": 7}, \"tags\":"
                                    + " [\"a\", \"b\"], \"seen\": true, \"volume\": 3, \"none\":"
                                    + " null"));
        assertEquals(
                Map.of(
                        "x-lab", "{\"mood\": 7}",
                        "tags", "a, b",
                        "seen", "true",
                        "volume", "3"),
                paper.fields());
    }

    @Test
    void aBrokenLineAffectsNoOther() {
        assertEquals(
                """
                1:10 fox2023foxes article "Foxes & Maps" Fox, Ada; Li, B 2023
                3:10 li2020owls paper-conference "Owls" 2020
                2:10 error json-syntax: expected a colon here; write "name": value; the other lines are read\
                """,
                ReadingLines.lines(
                        new PlainJsonPapers(), LINES.replace("}\n{", "}\n{\"title\" 1}\n{")));
    }

    @Test
    void otherObjectsWithTitlesAreNotPapers() {
        for (String text :
                new String[] {
                    "{\"name\": \"owls\", \"version\": \"1.0.0\", \"title\": \"Owls\", \"author\":"
                            + " \"Ada Fox\", \"license\": \"MIT\", \"dependencies\": {}}",
                    "{\"name\": \"owls\", \"author\": {\"name\": \"Ada Fox\"}, \"contributes\":"
                            + " {\"commands\": [{\"command\": \"a\", \"title\": \"A\"}]}}",
                    "{\"compilerOptions\": {\"target\": \"es2022\"}, \"title\": \"x\"}",
                    "{\"cells\": [], \"metadata\": {\"title\": \"Owls\", \"authors\": [{\"name\":"
                            + " \"Ada Fox\"}]}, \"nbformat\": 4}",
                    "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\","
                        + " \"properties\": {\"title\": \"Owls\", \"year\": 2020}, \"geometry\":"
                        + " {}}]}",
                    "{\"config\": {}, \"docs\": [{\"location\": \"a/\", \"title\": \"A\", \"text\":"
                            + " \"b\"}]}",
                    "[{\"title\": \"Post\", \"permalink\": \"/a\", \"content\": \"b\", \"author\":"
                            + " \"Ada Fox\", \"year\": 2020}]",
                    "[{\"title\": \"A page\", \"url\": \"https://example.org\", \"date\":"
                            + " \"2020-01-01\"}]",
                    "[{\"title\": \"A film\", \"year\": 1999, \"genres\": [\"a\"]}]",
                    "[{\"title\": \"A song\", \"author\": \"Ada Fox\"}]",
                    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Blog\","
                        + " \"items\": [{\"id\": \"1\", \"title\": \"A\", \"content_html\": \"b\","
                        + " \"authors\": [{\"name\": \"Ada Fox\"}]}]}",
                    "{\"$schema\": \"x\", \"title\": \"Paper\", \"type\": \"object\","
                            + " \"properties\": {\"title\": {}, \"year\": {}, \"doi\": {}}}",
                    "{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"API\", \"version\": \"1\"}}",
                    "[{\"title\": \"\", \"year\": 2020, \"authors\": [\"Ada Fox\"]}]",
                    "[{\"id\": \"1\", \"title\": \"Task\", \"status\": \"done\"}]",
                    "{\"title\": {\"text\": \"Chart\"}, \"data\": [{\"x\": 1, \"year\": 2020}]}",
                    "",
                    "[]",
                    "[1, 2]",
                    "{\"title\": "
                }) {
            assertFalse(new PlainJsonPapers().recognises(source(text)), text);
        }
    }

    /** A list in which only one object is a paper is not a list of papers. */
    @Test
    void aListWithFewPapersIsNotRead() {
        String other = "{\"title\": \"A page\", \"url\": \"/a\"},";
        String paper = "{\"title\": \"Owls\", \"doi\": \"10.1000/x\"}";
        assertTrue(new PlainJsonPapers().recognises(source("[" + other + paper + "]")));
        assertFalse(new PlainJsonPapers().recognises(source("[" + other + other + paper + "]")));
    }

    @Test
    void everyPartIsRead() {
        EveryCut.part(new PlainJsonPapers(), LINES);
        EveryCut.part(new PlainJsonPapers(), SNAPSHOT);
    }

    private static String record(String members) {
        return "[{\"title\": \"Owls\", " + members + "}]";
    }

    private static Paper first(String text) {
        return new PlainJsonPapers().read(source(text)).papers().getFirst();
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/list.json"), text);
    }

    private static void check(String text, int papers) {
        assertEquals("papers as JSON", Formats.of(source(text)).orElseThrow().name());
        assertEquals(
                papers,
                new PlainJsonPapers().read(source(text)).papers().size(),
                text.lines().collect(Collectors.joining("⏎")));
    }

    private static void check(String text, String expected) {
        assertEquals("papers as JSON", Formats.of(source(text)).orElseThrow().name());
        assertEquals(expected.strip(), ReadingLines.lines(new PlainJsonPapers(), text));
    }
}
