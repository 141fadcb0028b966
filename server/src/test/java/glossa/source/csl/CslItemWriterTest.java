package glossa.source.csl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.Paper;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.StringJoiner;

final class CslItemWriterTest {
    @Test
    void writesOneItemInOneLine() {
        check(
                """

                @inproceedings{a1, title = {A "Title"}, author = {Jan van Eyck and {The Team}},
                  booktitle = {Proc.}, publisher = {House}, date = {2017-05/2018}, ids = {b},
                  doi = {10.1/x}, eprint = {1706.03762}, eprinttype = {arxiv}, made-up = {kept}}
                @book{e, title = {Edited}, editor = {Eve Ed}, year = {in press}, publisher = {House}}
                """,
                """
                {"id":"a1","type":"paper-conference","title":"A \\"Title\\"",\
                "author":[{"family":"van Eyck","given":"Jan"},{"literal":"The Team"}],\
                "issued":{"date-parts":[[2017,5],[2018]]},"container-title":"Proc.","publisher":"House",\
                "DOI":"10.1/x","URL":"https://arxiv.org/abs/1706.03762",\
                "custom":{"arxiv":"1706.03762","aliases":["b"],"source":{"file":"/papers/sample.bib","line":2}}}
                {"id":"e","type":"book","title":"Edited","issued":{"literal":"in press"},\
                "editor":[{"family":"Ed","given":"Eve"}],"publisher":"House",\
                "custom":{"source":{"file":"/papers/sample.bib","line":5}}}
                """);
    }

    @Test
    void writtenItemsCanBeReadAgain() {
        String bib =
                "@book{k, title = {T}, author = {A B}, year = 2001, publisher = {P}, isbn = 1}";
        Paper paper = papers(bib).papers().getFirst();
        String json = "[" + CslItemWriter.line(paper, file -> file) + "]";
        Paper again =
                new CslJson()
                        .read(SourceText.of(Path.of("/papers/sample.json"), json))
                        .papers()
                        .getFirst();
        assertEquals(paper.authors(), again.authors());
        assertEquals(paper.identifiers(), again.identifiers());
        assertEquals(paper.fields(), again.fields());
        assertEquals(paper.year() + paper.venue(), again.year() + again.venue());
    }

    private static ReadResult papers(String bib) {
        return new BibTex().read(SourceText.of(Path.of("/papers/sample.bib"), bib));
    }

    private static void check(String bib, String expected) {
        StringJoiner lines = new StringJoiner("\n");
        papers(bib).papers().forEach(paper -> lines.add(CslItemWriter.line(paper, file -> file)));
        assertEquals(expected.strip(), lines.toString());
    }
}
