package glossa.source.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.source.FileText;
import glossa.source.SourceText;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** The running text of saved pages. */
final class SavedPageTextTest {
    @Test
    void theArticleWithoutWhatIsAroundIt() {
        check(
                """
                <html><head><title>Owls</title><style>p { color: red }</style></head><body>
                <nav><a href="/">Home</a></nav>
                <article><h1>Owls at <em>Night</em></h1>
                <p>The owl hunts
                by ear<sup>1</sup>.</p><p>It &amp; its mate<br>listen.</p>
                <table><tr><td>mice</td><td>3</td></tr></table>
                <aside>Buy owls!</aside><script>alert("owl")</script></article>
                <footer>Imprint</footer></body></html>
                """,
                """
                Owls at Night
                The owl hunts by ear1.
                It & its mate
                listen.
                mice
                3
                """);
    }

    @Test
    void aPageWithoutText() {
        FileText text = SavedPageText.of(SourceText.of(Path.of("/a.html"), "<nav>Home</nav>"));
        assertEquals("no text found on the page", text.problem().orElseThrow());
    }

    private static void check(String html, String expected) {
        FileText text = SavedPageText.of(SourceText.of(Path.of("/a.html"), html));
        assertEquals(expected.strip(), text.pages().getFirst().text());
    }
}
