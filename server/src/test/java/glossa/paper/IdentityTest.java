package glossa.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** Which two records are one paper. Each example is two entries of BibTeX, the braces left out. */
final class IdentityTest {
    @Test
    void anIdentifierInOneOfItsForms() {
        one("doi = {10.1000/Fox.1}", "url = {https://doi.org/10.1000/fox.1}");
        one("doi = {https://dx.doi.org/10.1000/fox.1}", "doi = {doi:10.1000/FOX.1}");
        one(
                "eprint = {1901.00001v2}, eprinttype = {arxiv}",
                "url = {https://arxiv.org/pdf/1901.00001}");
        one("doi = {10.48550/arXiv.1901.00001}", "note = {arXiv:1901.00001}");
        one(
                "url = {http://arxiv.org/abs/math.GT/0309136}",
                "url = {https://arxiv.org/abs/math/0309136v1}");
        one(
                "url = {https://huggingface.co/papers/1901.00001}",
                "eprint = {1901.00001}, eprinttype = {arxiv}");
        one("pmid = {123456}", "url = {https://pubmed.ncbi.nlm.nih.gov/123456/}");
        one("pmcid = {PMC98765}", "url = {https://pmc.ncbi.nlm.nih.gov/articles/PMC98765/}");
        one(
                "url = {https://aclanthology.org/2020.acl-main.1/}",
                "doi = {10.18653/v1/2020.acl-main.1}");
        one(
                "url = {https://www.aclweb.org/anthology/P/P18/P18-1001.pdf}",
                "doi = {10.18653/v1/P18-1001}");
        two("doi = {10.1000/fox.1}", "doi = {10.1000/fox.2}");
        two(
                "eprint = {1901.00001}, eprinttype = {arxiv}",
                "eprint = {1901.00002}, eprinttype = {arxiv}");
        // No identifiers, and they tie nothing.
        two("doi = {unknown}", "doi = {unknown}");
        two("pmid = {none}", "pmid = {none}");
    }

    /** The titles may differ then, and so may the authors, but not both. */
    @Test
    void anIdentifierOutweighsTheRest() {
        one(
                "doi = {10.1000/1}, title = {Foxes}, author = {Fox, Ada}, year = 2019",
                "doi = {10.1000/1}, title = {On the Fox and its Kin}, author = {Fox, A.}, year ="
                        + " 2021");
        one(
                "doi = {10.1000/1}, title = {How Foxes Cross a River}, author = {Fox, Ada}",
                "doi = {10.1000/1}, title = {How Foxes Cross a River}, author = {{The River"
                        + " Group}}");
        two(
                "doi = {10.1000/1}, title = {How Foxes Cross a River}, author = {Fox, Ada}",
                "doi = {10.1000/1}, title = {Owls at Night}, author = {Owl, Ben}");
    }

    /**
     * A chapter has the ISBN of its book, so only books are known by it, and only with the title.
     */
    @Test
    void anIsbnWithTheTitle() {
        one(
                "title = {The Book of Foxes}, isbn = {0-13-110362-8}, year = 1988",
                "title = {The Book of Foxes}, isbn = {978-0-13-110362-7}, year = 1990");
        two(
                "title = {The Book of Foxes}, isbn = {0-13-110362-8}",
                "title = {The Book of Owls}, isbn = {0-13-110362-8}");
    }

    @Test
    void aTitleInAnotherSpelling() {
        one("title = {How Foxes Cross a River}", "title = {HOW {FOXES} CROSS A RIVER.}");
        one("title = {Fox-Hunting in the Long-Term}", "title = {Fox hunting in the long term}");
        one("title = {``Why Foxes Run''---A Study}", "title = {“Why foxes run”: a study}");
        one("title = {Foxes \\& Their Kin}", "title = {Foxes and their Kin}");
        one(
                "title = {The $\\beta$-Fox in G{\\\"o}del's Garden}",
                "title = {The beta-fox in Goedel's garden}");
        two("title = {Programming in C}", "title = {Programming in C++}");
        two("title = {Preface}", "title = {Preface}");
        two(
                "title = {Scaling Laws for Neural Machine Translation}",
                "title = {Scaling Laws for Multilingual Neural Machine Translation}");
    }

    @Test
    void neverATitleAloneWhereMoreIsKnown() {
        one(titled("author = {Fox, Ada}, year = 2019"), titled(""));
        two(titled("author = {Fox, Ada}"), titled("author = {Hare, Ben}"));
        two(titled("year = 2019"), titled("year = 2020"));
        two(titled("author = {Fox, Ada}, year = 2019"), titled("author = {Fox, Ada}, year = 2020"));
    }

    @Test
    void anAuthorInAnotherSpelling() {
        one(titled("author = {van der Berg, Jan}"), titled("author = {Berg, Jan van der}"));
        one(titled("author = {Schr{\\\"o}der, Eva}"), titled("author = {Schroeder, E.}"));
        one(titled("author = {Müller, Eva}"), titled("author = {MULLER, E}"));
        one(
                titled("author = {Garc{\\'i}a M{\\'a}rquez, Gabriel}"),
                titled("author = {M{\\'a}rquez, G. G.}"));
        one(titled("author = {Wei, Xu}"), titled("author = {Xu, Wei}"));
        one(
                titled("author = {Fox, Ada and Hare, Ben and Owl, Eva}"),
                titled("author = {Fox, Ada and others}"));
        one(
                titled("author = {Fox, Ada and Hare, Ben}"),
                titled("author = {Hare, Ben and Fox, Ada}"));
        one(titled("author = {{The Fox Group}}"), titled("author = {{the fox group}}"));
        two(titled("author = {Wang, Wei}"), titled("author = {Wang, Jun}"));
        two(
                titled("author = {Fox, Ada and Hare, Ben}"),
                titled("author = {Owl, Eva and Fox, Ada}"));
    }

    /** All authors and the year have to agree where a subtitle is missing. */
    @Test
    void aSubtitleThatOneLeavesOut() {
        String said = ", author = {Fox, Ada and Hare, Ben}, year = 2019";
        one("title = {FoxNet: Crossing Rivers}" + said, "title = {FoxNet}" + said);
        one(
                "title = {How Foxes Cross a River --- A Study}" + said,
                "title = {How foxes cross a river}" + said);
        two("title = {FoxNet: Crossing Rivers}" + said, "title = {FoxNet: Crossing Roads}" + said);
        two(
                "title = {FoxNet: Crossing Rivers}" + said,
                "title = {FoxNet}, author = {Fox, Ada}, year = 2019");
        two("title = {How Foxes Cross a River: A Study}", "title = {How Foxes Cross a River}");
    }

    @Test
    void partsRepliesAndCorrectionsAreWorksOfTheirOwn() {
        String fox = "title = {How Foxes Cross a River}, author = {Fox, Ada}, year = 2019";
        for (String other :
                new String[] {
                    "How Foxes Cross a River: Part I",
                    "How Foxes Cross a River: Volume 2",
                    "How Foxes Cross a River, II",
                    "How Foxes Cross a River (Extended Abstract)",
                    "How Foxes Cross a River: Supplementary Material",
                    "How Foxes Cross a River --- Appendix",
                    "How Foxes Cross a River: Author's Reply",
                    "Reply to: How Foxes Cross a River",
                    "Erratum: How Foxes Cross a River",
                    "Correction to: How Foxes Cross a River",
                    "RETRACTED: How Foxes Cross a River"
                }) {
            two(fox, "title = {" + other + "}, author = {Fox, Ada}, year = 2019");
        }
        two(
                "title = {Editorial: Foxes}, author = {Fox, Ada}, year = 2019",
                "title = {Editorial}, author = {Fox, Ada}, year = 2019");
    }

    @Test
    void volumesPagesTypesAndWorkshops() {
        two(titled("volume = 1"), titled("volume = 2"));
        two(titled("edition = 1"), titled("edition = 2"));
        two(titled("pages = {7--12}"), titled("pages = {701--706}"));
        one(titled("pages = {1--6}"), titled("pages = {701--706}"));
        one(titled("pages = {701--706}"), titled("pages = {702--706}"));
        assertEquals(
                Identity.Tie.AGAINST,
                Identity.tie(
                        read("@phdthesis{a, " + titled("school = {River}") + "}", "a"),
                        read("@article{a, " + titled("journal = {River}") + "}", "b")));
        two(
                "title = {How Foxes Cross a River}, publisher = {Proceedings of the Workshop on"
                        + " Foxes}",
                "title = {How Foxes Cross a River}, publisher = {Proceedings of the Conference on"
                        + " Animals}");
    }

    /** A preprint is a year older than what is published, or younger, and is still that work. */
    @Test
    void preprints() {
        String fox = "author = {Fox, Ada}, ";
        one(
                titled(fox + "year = 2019, publisher = {arXiv}"),
                titled(fox + "year = 2020, publisher = {River Letters}"));
        two(
                titled(fox + "year = 2018, publisher = {arXiv}"),
                titled(fox + "year = 2020, publisher = {River Letters}"));
        // With a DOI each they are two papers, and each is told of the other.
        related(
                titled(fox + "year = 2019, doi = {10.1101/2019.01.01.123456}"),
                titled(fox + "year = 2020, doi = {10.1000/river.7}"));
        related(
                titled(fox + "doi = {10.1000/1}, eprint = {1901.00001}, eprinttype = {arxiv}"),
                titled(fox + "doi = {10.1000/2}, eprint = {1901.00001}, eprinttype = {arxiv}"));
    }

    private static String titled(String said) {
        return "title = {How Foxes Cross a River}" + (said.isEmpty() ? "" : ", " + said);
    }

    private static void one(String one, String other) {
        check(one, other, "one");
    }

    private static void two(String one, String other) {
        check(one, other, "two");
    }

    private static void related(String one, String other) {
        check(one, other, "related");
    }

    private static void check(String one, String other, String expected) {
        Paper a = read("@book{a, " + one + "}", "a");
        Paper b = read("@book{a, " + other + "}", "b");
        Identity.Tie tie = Identity.tie(a, b);
        String said = one + "\n" + other + "\n" + tie;
        assertEquals(tie, Identity.tie(b, a), said);
        assertEquals(Identity.related(a, b), Identity.related(b, a), said);
        boolean same = tie == Identity.Tie.TITLE || tie == Identity.Tie.IDENTIFIER;
        List<String> marks = Identity.marks(a);
        boolean meet = Identity.marks(b).stream().anyMatch(marks::contains);
        assertEquals(same, same && meet, "what is one paper shares a mark: " + said);
        assertEquals(!expected.equals("one"), !same, said);
        if (expected.equals("related")) {
            assertEquals(true, Identity.related(a, b), said);
        }
    }

    private static Paper read(String entry, String file) {
        return new BibTex()
                .read(SourceText.of(Path.of("/corpus/" + file + ".bib"), entry))
                .papers()
                .getFirst();
    }
}
