package glossa.source.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.paper.Paper;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.reading.ReadingLines;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

final class PaperPageTest {
    private static final String DAILY =
            """
            <!doctype html>
            <html><body>
            <div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="{&quot;dailyPapers&quot;:[
            {&quot;paper&quot;:{&quot;id&quot;:&quot;2401.00001&quot;,&quot;title&quot;:&quot;Owls &amp;amp; Maps&quot;,&quot;summary&quot;:&quot;How owls read maps.&quot;,&quot;authors&quot;:[{&quot;name&quot;:&quot;Ada van Lovelace&quot;}],&quot;publishedAt&quot;:&quot;2024-01-02T00:00:00.000Z&quot;},&quot;title&quot;:&quot;Owls&quot;},
            {&quot;paper&quot;:{&quot;id&quot;:&quot;2401.00002&quot;,&quot;title&quot;:&quot;Foxes in Fields&quot;,&quot;summary&quot;:&quot;&quot;,&quot;authors&quot;:[]}}]}">
            <article><a href="/papers/2401.00001"><img></a><h3><a href="/papers/2401.00001" class="c">
               Owls &amp; Maps</a></h3><a href="/papers/2401.00001">3 authors</a></article>
            <article><h3><a href="/papers/2401.00003">Cats on a Card</a></h3>
            <p>A card alone says what its paper is about in forty letters or more.</p>
            Published on Feb 3, 2024</article>
            </div></body></html>
            """;

    private static final String OWN =
            """
            <!doctype html><html><head><link rel="canonical" href="https://huggingface.co/papers/2401.00004">
            <meta property="og:title" content="Paper page - Bees that Count"><script>var x = "<b>";</script></head>
            <body><div data-target="PaperContent" data-props="{&quot;paper&quot;:{&quot;id&quot;:&quot;2401.00004&quot;,&quot;title&quot;:&quot;Bees that Count&quot;,&quot;authors&quot;:[{&quot;name&quot;:&quot;Bo Li&quot;,&quot;user&quot;:{&quot;fullname&quot;:&quot;B&quot;}}],&quot;summary&quot;:&quot;Bees count.&quot;}}">
            <h1>Bees that Count</h1></div></body></html>
            """;

    private static final String LISTING =
            """
            <!DOCTYPE html><html><body><dl id='articles'>
            <dt><a name='item1'>[1]</a> <a href ="/abs/2401.00005" title="Abstract" id="2401.00005"> arXiv:2401.00005 </a>
            [<a href="/pdf/2401.00005" title="Download PDF">pdf</a>]</dt>
            <dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span>
               Waves of Sand</div>
            <div class='list-authors'><a href="/a">Max de la Rue</a>, <a href="/b">Ida Noddack</a></div>
            <div class='list-comments mathjax'><span class='descriptor'>Comments:</span> 5 pages</div>
            <div class='list-subjects'><span class='descriptor'>Subjects:</span> <span>Sand (sa.ND)</span></div>
            <p class='mathjax'>Sand makes waves.</p></div></dd>
            </dl></body></html>
            """;

    private static final String SEARCH =
            """
            <!DOCTYPE html><html><body><ol><li class="arxiv-result">
            <p class="list-title"><a href="https://arxiv.org/abs/2401.00006v3">arXiv:2401.00006</a></p>
            <p class="title is-5 mathjax">Rain upon <span class="search-hit">Rivers</span></p>
            <p class="authors"><span>Authors:</span><a href="/x">Eva Blum</a></p>
            <p class="abstract mathjax"><span class="abstract-full">It rains. <a>Less</a></span></p>
            <p class="is-size-7"><span>Submitted</span> 4 March, 2024; originally announced March 2024.</p>
            </li></ol></body></html>
            """;

    private static final String VOLUME =
            """
            <!doctype html><html><body><h2 id=title><a href=x.pdf>Proceedings of the First Workshop on Moss</a></h2>
            <p class="d-sm-flex align-items-stretch"><span class=d-block><a class=badge href=/2024.moss-1.1.pdf>pdf</a></span>
            <span class=d-block><strong><a class=align-middle href=/2024.moss-1.1/>On <span class=acl-fixed-case>M</span>oss</a></strong><br>
            <a href=/people/ada-lovelace/>Ada Lovelace</a> | <a href=/people/bo-li/>Bo Li</a></span></p>
            <div class="card bg-light abstract-collapse" id=abstract-2024--moss-1--1><div class=card-body>Moss grows.</div></div>
            </body></html>
            """;

    private static final String PUBLISHER =
            """
            <?xml version="1.0"?>
            <!DOCTYPE html><html><head>
            <meta name="citation_title" content="Stones &amp; &lt;i&gt;Rivers&lt;/i&gt;">
            <meta name="citation_author" content="Smith, Jo"><meta name="citation_author_institution" content="Here">
            <meta name="citation_author" content="Ludwig van Beethoven Jr.">
            <meta name="citation_doi" content="https://doi.org/10.1000/abc"><meta name="citation_journal_title" content="Stone Letters">
            <meta name="citation_publication_date" content="2020/1/5"><meta name="citation_firstpage" content="5"><meta name="citation_lastpage" content="9">
            <meta name="citation_arxiv_id" content="1902.02534v2">
            </head></html>
            """;

    private static final String LINKED =
            """
            <html><head><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "No"},
            {"@type": ["ScholarlyArticle"], "headline": "Linked Stones", "datePublished": "2019-05", "sameAs": "https://doi.org/10.1000/ld",
             "author": [{"@type": "Person", "name": "Eva Blum"}], "isPartOf": {"name": "Stone Letters", "volumeNumber": 3}}]}</script></head></html>
            """;

    private static final String CONTENTS =
            """
            <html><body><dl><dt class="ptitle"><br><a href="/content/WACV2024/html/x.html">Seeing
               Stones</a></dt><dd><input type="hidden" name="query_author" value="Ada Lovelace" /></dd>
            <dd>[<a href="http://arxiv.org/abs/2401.00007">arXiv</a>]</dd></dl></body></html>
            """;

    @Test
    void aDailyListOfHuggingFace() {
        check(
                DAILY,
                """
                7:4 - article "Owls & Maps" van Lovelace, Ada 2024
                5:83 - article "Foxes in Fields"
                8:43 - article "Cats on a Card" 2024
                """);
    }

    @Test
    void aPaperOfHuggingFace() {
        check(OWN, "4:5 - article \"Bees that Count\" Li, Bo");
    }

    @Test
    void listingsOfArxiv() {
        check(LISTING, "5:4 - article \"Waves of Sand\" de la Rue, Max; Noddack, Ida");
        check(SEARCH, "3:31 - article \"Rain upon Rivers\" Blum, Eva 2024");
        Paper paper = read(LISTING);
        assertEquals("2401.00005", paper.identifiers().get("arxiv"));
        assertEquals("Sand makes waves.", paper.abstractText());
        assertEquals("5 pages", paper.fields().get("note"));
    }

    @Test
    void aVolumeOfTheAnthology() {
        check(VOLUME, "3:72 - paper-conference \"On Moss\" Lovelace, Ada; Li, Bo 2024");
        assertEquals("2024.moss-1.1", read(VOLUME).identifiers().get("acl"));
        assertEquals("Moss grows.", read(VOLUME).abstractText());
        assertEquals("Proceedings of the First Workshop on Moss", read(VOLUME).venue());
    }

    @Test
    void aPublishersMetadata() {
        check(
                PUBLISHER,
                "3:38 - article-journal \"Stones & Rivers\" Smith, Jo; van Beethoven, Ludwig, Jr."
                        + " 2020");
        Paper paper = read(PUBLISHER);
        assertEquals(Map.of("doi", "10.1000/abc", "arxiv", "1902.02534"), paper.identifiers());
        assertEquals("5-9", paper.fields().get("page"));
        assertEquals("2020-01-05", paper.fields().get("issued"));
    }

    @Test
    void linkedData() {
        check(LINKED, "2:46 - article-journal \"Linked Stones\" Blum, Eva 2019");
        assertEquals("10.1000/ld", read(LINKED).identifiers().get("doi"));
    }

    @Test
    void aTableOfContents() {
        check(CONTENTS, "1:80 - paper-conference \"Seeing Stones\" Lovelace, Ada 2024");
        assertEquals("2401.00007", read(CONTENTS).identifiers().get("arxiv"));
    }

    @Test
    void aPageWithoutPapersIsReported() {
        String page =
                "<!doctype html><html><head><title>A Shop</title><meta property=og:title"
                        + " content=Shop><meta property=og:type content=article></head></html>";
        ReadResult reading = new PaperPage().read(SourceText.of(Path.of("/a.html"), page));
        assertTrue(reading.papers().isEmpty());
        assertEquals("page-without-metadata", reading.problems().getFirst().code());
    }

    @Test
    void recognisesItsFiles() {
        PaperPage format = new PaperPage();
        assertTrue(format.recognises(SourceText.of(Path.of("/page"), DAILY)));
        assertTrue(format.recognises(SourceText.of(Path.of("/page"), PUBLISHER)));
        assertTrue(format.recognises(SourceText.of(Path.of("/x.htm"), "<dl><dt>a</dt></dl>")));
        assertFalse(format.recognises(SourceText.of(Path.of("/x.xml"), "<feed></feed>")));
        assertFalse(format.recognises(SourceText.of(Path.of("/x.txt"), "")));
    }

    @Test
    void everyPrefixIsRead() {
        for (String page :
                new String[] {DAILY, OWN, LISTING, SEARCH, VOLUME, PUBLISHER, LINKED, CONTENTS}) {
            for (int end = 0; end <= page.length(); end++) {
                new PaperPage().read(SourceText.of(Path.of("/a.html"), page.substring(0, end)));
            }
        }
    }

    private static Paper read(String page) {
        return new PaperPage().read(SourceText.of(Path.of("/a.html"), page)).papers().getFirst();
    }

    private static void check(String page, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new PaperPage(), page));
    }
}
