package glossa.features.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Where a note names a paper and does not cite it: the carets, with the paper's key. */
final class MentionsTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @article{vaswani2017, title = {Attention Is All You Need}, author = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki}, year = 2017, eprint = {1706.03762}, archiveprefix = {arXiv}}
            @article{li2023, title = {LoftQ: Quantization-Aware Adapters for Large Models}, author = {Li, Yixiao and Yu, Yifan}, year = 2023, doi = {10.1000/loftq.1}}
            @article{liu2019, title = {RoBERTa: A Robust BERT Recipe}, author = {Liu, Yinhan and Ott, Myle}, year = 2019}
            @article{liu2019b, title = {Another Look at DeBERTa and RoBERTa}, author = {Liu, Ann and Ott, Myle}, year = 2019}
            @misc{paszke2019, title = {PyTorch: A Deep Learning Library}, author = {Paszke, Adam and Gross, Sam}, year = 2019}
            -- note.md --
            """;

    @Test
    void titles() {
        check(
                """
                We read “Attention is all you need” and more.
                         ^^^^^^^^^^^^^^^^^^^^^^^^^ vaswani2017

                As Attention Is All You Need shows, and as *LoftQ* does.
                   ^^^^^^^^^^^^^^^^^^^^^^^^^ vaswani2017
                                                            ^^^^^ li2023
                """);
    }

    @Test
    void wordsThatOnlyResembleATitle() {
        check(
                """
                Attention is all you need here, and all of us need it.
                """);
    }

    @Test
    void authorsAndYear() {
        check(
                """
                Vaswani et al. (2017) say so; so do Li and Yu (2023).
                ^^^^^^^^^^^^^^^^^^^^^ vaswani2017
                                                    ^^^^^^^^^^^^^^^^ li2023

                Others do too (Vaswani et al., 2017), unlike Vaswani et al. (2018), and Yu and Li (2023).
                               ^^^^^^^^^^^^^^^^^^^^^ vaswani2017

                Two papers are meant by Liu and Ott (2019).
                """);
    }

    @Test
    void identifiers() {
        check(
                """
                See https://arxiv.org/abs/1706.03762v5, [the page](https://huggingface.co/papers/1706.03762).
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ vaswani2017

                See doi:10.1000/LoftQ.1. And `arXiv:1706.03762`.
                    ^^^^^^^^^^^^^^^^^^^ li2023

                [Attention](https://arxiv.org/pdf/1706.03762.pdf) [@li2023]
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ vaswani2017
                """);
    }

    @Test
    void ambiguousNamesAndTools() {
        check(
                """
                RoBERTa is in two titles, DeBERTa is no subject, and PyTorch is used;
                LoftQ [@paszke2019] and LoftQ Plus are something else.
                """);
    }

    @Test
    void notBesideACitationOfThePaper() {
        check(
                """
                # Attention Is All You Need

                Vaswani et al. (2017) say so [@vaswani2017]. We use LoftQ.

                > Attention Is All You Need

                ```
                LoftQ
                ```

                The papers are in [@li2023].

                ## References

                - Vaswani et al. (2017). Attention Is All You Need.
                """);
    }

    @Test
    void notInTheLiteratureNoteOnThePaper() {
        check(
                """
                ---
                citekey: vaswani2017
                ---
                Attention Is All You Need is by Vaswani et al. (2017); compare LoftQ.
                                                                               ^^^^^ li2023
                """);
    }

    private static void check(String note) {
        try (Fixture fixture = Fixture.of(PAPERS + note);
                Snapshot snapshot = fixture.snapshot()) {
            Note open = fixture.note();
            List<String> labels = new ArrayList<>();
            for (Mentions.Mention mention : Mentions.of(snapshot, open, new DiagnosticsCache())) {
                labels.add(
                        Fixture.label(
                                open.uri(),
                                open.lines().range(mention.span()),
                                mention.paper().key()));
            }
            assertEquals(fixture.labels(), String.join("\n", labels.stream().sorted().toList()));
        }
    }
}
