package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

/** The names that a paper answers to, besides its key. */
final class KeyAssignmentTest {
    private static final String WORLD =
            """
            -- a.bib --
            @article{fox2020,
              title = {How Foxes Cross a River: A Study}, author = {Fox, Ada}, year = 2020, ids = {foxes, fox20},
              doi = {10.1000/River.7}, eprint = {1901.00001}, eprinttype = {arxiv}, pmid = {123456}, pmcid = {PMC98765}}
            @book{hare2001, title = {The Long Book of Hares}, isbn = {0-13-110362-8}}
            @inproceedings{owl2018, title = {Owls at Night}, url = {https://aclanthology.org/P18-1001/}}
            @book{long-book-of-owls, title = {Something Else Entirely}}
            @book{owls, title = {Long Book of Owls}}
            -- b.bib --
            @article{other, title = {Another Title in the File}, doi = {10.1000/twice}}
            -- c.bib --
            @article{less, title = {Not That Title at All}, author = {Elk, B.}, doi = {10.1000/twice}, pmid = {77}}
            @article{least, title = {Not That One Either}, author = {Gnu, C.}, doi = {10.1000/twice}, pmid = {78}}
            """;

    @Test
    void keysAndAliases() {
        check("fox2020", "fox2020");
        check("foxes", "fox2020");
        check("fox20", "fox2020");
        check("Fox2020", "nothing");
    }

    @Test
    void identifiers() {
        check("doi:10.1000/river.7", "fox2020");
        check("DOI:10.1000/RIVER.7", "fox2020");
        check("https://doi.org/10.1000/river.7", "fox2020");
        check("https://doi.org/10.1000%2Friver.7", "fox2020");
        check("10.1000/River.7", "fox2020");
        check("arxiv:1901.00001", "fox2020");
        check("arXiv:1901.00001v3", "fox2020");
        check("https://arxiv.org/abs/1901.00001v1", "fox2020");
        check("doi:10.48550/arXiv.1901.00001", "fox2020");
        check("hf:1901.00001", "fox2020");
        check("https://huggingface.co/papers/1901.00001", "fox2020");
        check("pmid:123456", "fox2020");
        check("https://pubmed.ncbi.nlm.nih.gov/123456/", "fox2020");
        check("pmcid:PMC98765", "fox2020");
        check("acl:P18-1001", "owl2018");
        check("https://aclanthology.org/P18-1001.pdf", "owl2018");
        check("isbn:9780131103627", "hare2001");
        check("isbn:0-13-110362-8", "hare2001");
        check("doi:10.1000/river", "nothing");
        check("doi:", "nothing");
        check("arxiv:1901", "nothing");
        check("https://example.org/fox2020", "nothing");
    }

    /** The slug of a whole title, or of a whole main title, of three words at least. */
    @Test
    void slugsOfTitles() {
        check("how-foxes-cross-a-river-a-study", "fox2020");
        check("how-foxes-cross-a-river", "fox2020");
        check("the-long-book-of-hares", "hare2001");
        check("how-foxes-cross", "nothing");
        check("foxes-cross-a-river", "nothing");
        // Two words could as well be a key that is not there.
        check("owls-night", "nothing");
        // A key comes before a title.
        check("long-book-of-owls", "long-book-of-owls");
    }

    /** An identifier that several papers claim means that of the most trusted source. */
    @Test
    void theMostTrustedSourceFirst() {
        check("doi:10.1000/twice", "other");
    }

    /** In a note, an address stands in braces. */
    @Test
    void inNotes() {
        try (Fixture fixture =
                        Fixture.of(
                                WORLD
                                        + """
                                        -- note.md --
                                        As @{https://doi.org/10.1000/river.7} and @doi:10.1000/river.7 and @how-foxes-cross-a-river say.
                                        """);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    "fox2020 fox2020 fox2020 ",
                    fixture.note().syntax().citations().stream()
                            .flatMap(citation -> citation.items().stream())
                            .map(item -> snapshot.corpus().paper(item.key()).orElseThrow().key())
                            .reduce("", (keys, key) -> keys + key + " "));
        }
    }

    private static void check(String name, String key) {
        try (Fixture fixture = Fixture.of(WORLD);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    key, snapshot.corpus().paper(name).map(Paper::key).orElse("nothing"), name);
            assertEquals(!key.equals("nothing"), snapshot.corpus().has(name), name);
        }
    }
}
