package glossa.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CslJsonTest {
    @Test
    void readsAnItem() {
        check(
                """
                [
                  {"id": "vaswani2017", "type": "article-journal", "title": "<i>Attention</i>",
                   "author": [{"family": "Vaswani", "given": "Ashish"}],
                   "issued": {"date-parts": [[2017, 6]]}}
                ]
                """,
                """
                2:11 vaswani2017 article-journal "Attention" Vaswani, Ashish 2017
                """);
    }

    private static void check(String json, String expected) {
        assertEquals(expected.strip(), Written.lines(new CslJson(), json));
    }
}
