package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.source.SourceText;
import glossa.source.fields.BibDates;
import glossa.source.fields.CslMarkup;
import glossa.source.web.PaperPage;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pages saved by others: the papers read, compared with data beside the pages or in them. */
final class PageSamplesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Pages without metadata of a paper, with the reason. */
    private static final Map<String, String> WITHOUT =
            Map.of(
                    "papis__ACS_acscombsci.5b00087.html", "a challenge of the server",
                    "papis__ACS_jp003647e.html", "a challenge of the server",
                    "papis__APS_PhysRevLett.122.145901.html", "a challenge of the server",
                    "papis__AnnualReview_annurev_conmatphys_031214_014726.html",
                            "a challenge of the server",
                    "papis__TFOnline_00268976.2013.788745.html", "a challenge of the server",
                    "papis__TFOnline_23311932.2015.1117749.html", "a challenge of the server",
                    "papis__Lingbuzz_008324.html", "no metadata but a description",
                    "internetarchive__first_monday_ojs3_fulltext.html", "no metadata");

    /** The DOI of a data set that the thesis's page links to. */
    private static final Set<String> EXPLAINED =
            Set.of("papis__HAL_THESES_tel_02083632v1.html doi");

    @Test
    void pagesOfHuggingFace() throws IOException {
        for (Path file : SavedSamples.of("hf_papers_html", ".html")) {
            assertFalse(SavedSamples.read(file).isEmpty(), file.toString());
        }
        Path daily = SavedSamples.of("hf_papers_html", "slbqc__huggingface_papers.html").getFirst();
        Path truth =
                SavedSamples.of("hf_papers_html", "slbqc__huggingface_papers.truth.json")
                        .getFirst();
        List<String> expected = new ArrayList<>();
        for (JsonNode paper : JSON.readTree(truth).path("papers")) {
            expected.add(
                    paper.path("arxiv").stringValue()
                            + " "
                            + TextFolding.squeeze(paper.path("title").stringValue())
                            + " "
                            + paper.path("authors").size()
                            + " "
                            + TextFolding.squeeze(paper.path("abstract").stringValue()));
        }
        SourceText source = SourceText.of(daily, Files.readString(daily));
        List<String> read = new ArrayList<>();
        for (Paper paper : new PaperPage().read(source).papers()) {
            read.add(
                    paper.identifiers().get("arxiv")
                            + " "
                            + TextFolding.squeeze(paper.title())
                            + " "
                            + paper.authors().size()
                            + " "
                            + TextFolding.squeeze(paper.abstractText()));
            var name = paper.sources().getFirst().name();
            String there =
                    source.text()
                            .substring(
                                    source.lines().offset(name.start()),
                                    source.lines().offset(name.end()));
            assertEquals(TextFolding.squeeze(paper.title()), TextFolding.squeeze(there));
        }
        assertEquals(expected, read);
    }

    @Test
    void pagesOfArxivAndOfTheAnthologyAndOfProceedings() throws IOException {
        for (Path file : SavedSamples.of("arxiv_html", ".html")) {
            Paper paper = SavedSamples.read(file).getFirst();
            assertTrue(paper.identifiers().containsKey("arxiv"), file.toString());
            assertFalse(paper.abstractText().isEmpty(), file.toString());
        }
        Map<String, Integer> entries =
                Map.of(
                        "aaai",
                        2,
                        "cvf",
                        2,
                        "cvf_sibling_walk",
                        2,
                        "ecva",
                        2,
                        "ijcai",
                        2,
                        "isca",
                        2,
                        "jmlr",
                        2);
        for (Path file : SavedSamples.of("cvf_html", ".html")) {
            String kind = file.getFileName().toString().replaceAll("Keithsel__|\\.html", "");
            List<Paper> papers = SavedSamples.read(file);
            assertEquals(entries.getOrDefault(kind, 0), papers.size(), kind);
            assertTrue(papers.stream().noneMatch(paper -> paper.authors().isEmpty()), kind);
        }
        againstPapis("acl_html");
    }

    @Test
    void pagesOfPublishers() throws IOException {
        againstPapis("publisher_html");
    }

    /** Another program's expectations are beside its pages; the papers of both must agree. */
    private static void againstPapis(String kind) throws IOException {
        List<String> differences = new ArrayList<>();
        for (Path file : SavedSamples.of(kind, ".html")) {
            List<Paper> papers = SavedSamples.read(file);
            String name = file.getFileName().toString();
            assertEquals(WITHOUT.containsKey(name) ? 0 : 1, papers.size(), name);
            Path out = file.resolveSibling(name.replace(".html", "_Out.json"));
            if (papers.isEmpty() || !Files.exists(out)) {
                continue;
            }
            Paper paper = papers.getFirst();
            JsonNode expected = JSON.readTree(out);
            compare(differences, name + " title", expected.path("title"), paper.title());
            compare(
                    differences,
                    name + " doi",
                    expected.path("doi"),
                    paper.identifiers().getOrDefault("doi", ""));
            compare(differences, name + " year", expected.path("year"), paper.year());
            compare(
                    differences,
                    name + " abstract",
                    expected.path("abstract"),
                    paper.abstractText());
            StringBuilder families = new StringBuilder();
            StringBuilder ours = new StringBuilder();
            expected.path("author_list")
                    .forEach(a -> families.append(a.path("family").asString("")));
            paper.authors().forEach(author -> ours.append(author.family()));
            if (!TextFolding.squeeze(families.toString())
                    .equals(TextFolding.squeeze(ours.toString()))) {
                differences.add(name + " families: " + families + " | " + ours);
            }
        }
        differences.forEach(System.out::println);
        assertEquals(0, differences.size(), kind);
    }

    private static void compare(
            List<String> differences, String what, JsonNode expected, String ours) {
        String said = CslMarkup.plain(expected.asString(""));
        String text = what.endsWith(" year") ? BibDates.firstYear(said) : said;
        if (EXPLAINED.contains(what)) {
            return;
        }
        if (!text.isEmpty() && !TextFolding.squeeze(text).equals(TextFolding.squeeze(ours))) {
            differences.add(what + ": " + text + " | " + ours);
        }
    }
}
