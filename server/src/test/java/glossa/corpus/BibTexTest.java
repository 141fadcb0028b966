package glossa.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class BibTexTest {
    @Test
    void readsAnEntry() {
        check(
                """
                @article{vaswani2017,
                  title = {Attention Is All You Need},
                  author = {Vaswani, Ashish and Shazeer, Noam},
                  year = 2017
                }
                """,
                """
                1:10 vaswani2017 article-journal "Attention Is All You Need" Vaswani, Ashish; Shazeer, Noam 2017
                """);
    }

    private static void check(String bib, String expected) {
        assertEquals(expected.strip(), Written.lines(new BibTex(), bib));
    }
}
