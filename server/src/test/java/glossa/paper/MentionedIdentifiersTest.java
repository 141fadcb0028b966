package glossa.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.stream.Collectors;

/** Where identifiers stand in a text, between the angle quotation marks, and how they are read. */
final class MentionedIdentifiersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    see «10.1000/abc».                       | doi:10.1000/abc bare
                    («10.1000/abc»).                         | doi:10.1000/abc bare
                    («10.1000/a(b)c»).                       | doi:10.1000/a(b)c bare
                    «10.1000/a(b)», or                       | doi:10.1000/a(b) bare
                    «10.1000/abc»(see                        | doi:10.1000/abc bare
                    *«10.1000/abc»*, `«10.1000/a_b»`         | doi:10.1000/abc bare, doi:10.1000/a_b bare
                    _doi:«10.1000/a_b»_                      | doi:10.1000/a_b bare
                    „«10.1000/abc»“ and «10.1000/abc»…       | doi:10.1000/abc bare, doi:10.1000/abc bare
                    «10.1000/abc»?! «10.1000/abc»;           | doi:10.1000/abc bare, doi:10.1000/abc bare
                    見よ«10.1000/abc»。                      | doi:10.1000/abc bare
                    «10.1000/abc»[@key] «10.1000/abc»[^1]    | doi:10.1000/abc bare, doi:10.1000/abc bare
                    \\doi{«10.1000/abc»}, "«10.1000/abc»"    | doi:10.1000/abc bare, doi:10.1000/abc bare
                    4.10.1000/abc x10.1000/abc 10.10/x       |
                    10.1000/ 10.1000/. 10.1000/(             |
                    """)
    void doisAlone(String marked, String expected) {
        check(marked, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    «doi:10.1000/abc» and «DOI: 10.1000/abc» | doi:10.1000/abc labelled, doi:10.1000/abc labelled
                    «doi 10.1000/abc», «doi10.1000/abc»      | doi:10.1000/abc labelled, doi:10.1000/abc labelled
                    xdoi:«10.1000/abc»                       | doi:10.1000/abc bare
                    «https://doi.org/10.1000/abc»            | doi:10.1000/abc address
                    <«http://dx.doi.org/10.1000/abc»>        | doi:10.1000/abc address
                    [x](«https://www.doi.org/10.1000/abc»)   | doi:10.1000/abc address
                    «doi.org/10.1000/abc» «dx.doi.org/10.1000/abc» | doi:10.1000/abc address, doi:10.1000/abc address
                    "«https://DOI.org/10.1000/ABC»"          | doi:10.1000/ABC address
                    https://dl.acm.org/doi/«10.1000/abc»     | doi:10.1000/abc within_address
                    https://mydoi.org/«10.1000/abc»          | doi:10.1000/abc within_address
                    """)
    void doisWithLabelsAndInAddresses(String marked, String expected) {
        check(marked, expected);
    }

    @Test
    void doisOfSerialItems() {
        String wiley = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O";
        String ams = "10.1175/1520-0469(1981)038<0001:ABC>2.0.CO;2";
        String bioOne = "10.1641/0006-3568(2001)051[0933:TEOTWA]2.0.CO;2";
        check("«" + wiley + "».", "doi:" + wiley + " bare");
        check("<«https://doi.org/" + ams + "»>", "doi:" + ams + " address");
        check("(«doi:" + bioOne + "»)", "doi:" + bioOne + " labelled");
        check("«10.1000/abc»<br>1", "doi:10.1000/abc bare");
        check("«10.1000/abc»<https://x.example:1>2", "doi:10.1000/abc bare");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    «arXiv:1706.03762v2» and «arxiv: 0704.0001»       | arxiv:1706.03762 labelled, arxiv:0704.0001 labelled
                    «arXiv:1706.03762v7» [cs.CL] 2 Aug 2023           | arxiv:1706.03762 labelled
                    arXiv preprint «arXiv:hep-th/9901001».            | arxiv:hep-th/9901001 labelled
                    («arXiv:math.GT/0309136»)                         | arxiv:math.GT/0309136 labelled
                    «https://arxiv.org/abs/1706.03762v5», or          | arxiv:1706.03762 address
                    «https://arxiv.org/pdf/1706.03762v2.pdf».         | arxiv:1706.03762 address
                    <«http://export.arxiv.org/abs/math.GT/0309136v1»> | arxiv:math.GT/0309136 address
                    «arxiv.org/html/1706.03762» or «www.arxiv.org/abs/hep-th/9901001» | arxiv:1706.03762 address, arxiv:hep-th/9901001 address
                    «https://ar5iv.labs.arxiv.org/html/1706.03762»    | arxiv:1706.03762 address
                    «https://huggingface.co/papers/1706.03762».       | arxiv:1706.03762 address
                    «10.48550/arXiv.1706.03762»                       | doi:10.48550/arXiv.1706.03762 bare
                    «arXiv:1706.03762»:«arXiv:1706.03763»             | arxiv:1706.03762 labelled, arxiv:1706.03763 labelled
                    1706.03762 hep-th/9901001 arXiv:1706 arXiv        |
                    arXiv:1706.037621 arXiv:hep-th/99010011 myarXiv:1706.03762 |
                    https://notarxiv.org/abs/1706.03762 foo/arxiv.org/abs/1706.03762 |
                    """)
    void arxivIds(String marked, String expected) {
        check(marked, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [x](«https://aclanthology.org/P17-1001.pdf») | acl:P17-1001 address
                    «https://aclanthology.org/2020.acl-main.1»/  | acl:2020.acl-main.1 address
                    https://aclanthology.org/events/acl-2020     |
                    """)
    void idsOfTheAclAnthology(String marked, String expected) {
        check(marked, expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1000/",
                "10.1000/(",
                "10.1000/a<1:",
                "arxiv:",
                "arxiv.org/abs/",
                "a.arxiv.org/abs/",
                "doi:",
                "doi.org/10.1000/",
                "https://",
                "-",
                " : ",
                "10.1000/a.....",
                "arxiv:aaaa-"
            })
    void theTimeIsLinear(String part) {
        String text = part.repeat(1_000_000 / part.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> MentionedIdentifiers.in(text).size());
    }

    private static void check(String marked, String expected) {
        String text = marked.replaceAll("[«»]", "");
        StringBuilder found = new StringBuilder(text);
        for (var mention : MentionedIdentifiers.in(text).reversed()) {
            found.insert(mention.span().end(), '»').insert(mention.span().start(), '«');
        }
        assertEquals(marked, found.toString());
        assertEquals(
                expected == null ? "" : expected,
                MentionedIdentifiers.in(text).stream()
                        .map(
                                mention ->
                                        mention.alias()
                                                + " "
                                                + mention.form()
                                                        .name()
                                                        .toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }
}
