package glossa.features.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.search.Snippets.Snippet;
import glossa.grammar.Span;
import glossa.query.PaperQueryParser;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The papers and notes that match a query, and the marked words. */
final class SearchesTest {
    private static final String WORLD =
            """
            -- papers.bib --
            @article{vaswani2017, title = {Attention Is All You Need}, author = {Vaswani, Ashish and
              Shazeer, Noam}, year = 2017, journal = {arXiv}, eprint = {1706.03762}, eprinttype = {arxiv},
              keywords = {transformers, deep learning},
              abstract = {We propose a network that is based solely on attention mechanisms.}}
            @inproceedings{devlin2019, title = {BERT: Pre-training of Deep Transformers}, year = 2019,
              author = {Devlin, Jacob}, booktitle = {NAACL}, doi = {10.18653/v1/N19-1423},
              abstract = {Masked language modeling conditions on left and right context.}}
            @book{knuth1984, title = {The {\\TeX}book}, author = {Knuth, Donald E.}, year = 1984,
              publisher = {Addison-Wesley}}
            @misc{godel1931, title = {Über formal unentscheidbare Sätze}, author = {Gödel, Kurt}, year = 1931}
            @misc{li2020, title = {注意力机制综述}, author = {李明}, year = 2020}
            -- more.ris --
            TY  - JOUR
            ID  - fox2021
            TI  - Masked autoencoders
            AU  - Fox, Ann
            PY  - 2021
            ER  -
            -- notes/one.md --
            # On attention

            As [@vaswani2017; @devlin2019] say, heads attend. Masked language models came later.

            ## Later work

            Again @vaswani2017.
            -- literature/devlin2019.md --
            ---
            status: done
            rating: 4
            read: 2026-10-02
            tags: [nlp]
            ---
            # My reading of BERT

            The cloze task is the heart of it.
            -- literature/knuth1984.md --
            ---
            status: reading
            ---
            A pleasure.
            """;

    @Test
    void freeWordsMatchAsInCompletion() {
        check("vasw17", "vaswani2017");
        check("attention need", "vaswani2017");
        check("atention", "vaswani2017");
        check("godel", "godel1931");
        check("注意力", "li2020");
    }

    @Test
    void freeWordsMatchAbstractsAndNotes() {
        check("solely mechanisms", "vaswani2017");
        check("masked", "fox2021, devlin2019, one.md");
        check("cloze", "devlin2019.md");
        check("nowhere", "");
    }

    @Test
    void phrasesAreExact() {
        check("\"is based solely\"", "vaswani2017");
        check("\"based is solely\"", "");
        check("\"masked language model\"", "");
        check("\"masked language\"", "devlin2019, one.md");
        check("\"all you need\"", "vaswani2017");
        check("\"The TeXbook\"", "knuth1984");
        check("\"Ashish Vaswani\"", "vaswani2017");
    }

    @Test
    void fieldsOfPapers() {
        check("author:vasw", "vaswani2017");
        check("author:\"Donald Knuth\"", "");
        check("author:\"Knuth, Donald\"", "knuth1984, knuth1984.md");
        check("title:masked", "fox2021");
        check("abstract:masked", "devlin2019, devlin2019.md");
        check("venue:naacl", "devlin2019, devlin2019.md");
        check("venue:addison", "knuth1984, knuth1984.md");
        check("type:book", "knuth1984, knuth1984.md");
        check("tag:\"deep learning\"", "vaswani2017");
        check("key:vaswani", "vaswani2017");
        check("doi:10.18653/v1/N19-1423 in:papers", "devlin2019");
        check("doi:10.18653/ in:papers", "devlin2019");
        check("arxiv:1706.03762", "vaswani2017");
        check("file:more.ris", "fox2021");
        check("file:one", "one.md");
    }

    @Test
    void years() {
        check("year:2017 in:papers", "vaswani2017");
        check("year:2019.. in:papers", "fox2021, li2020, devlin2019");
        check("year:..1984 in:papers", "knuth1984, godel1931");
        check("year:1980..2018 in:papers", "vaswani2017, knuth1984");
    }

    @Test
    void conditionsAboutTheNotesOnPapers() {
        check("cited:yes in:papers", "devlin2019, vaswani2017");
        check("cited:no in:papers", "fox2021, li2020, knuth1984, godel1931");
        check("cited:2.. in:papers", "vaswani2017");
        check("cited:..1 in:papers", "fox2021, li2020, devlin2019, knuth1984, godel1931");
        check("status:read in:papers", "devlin2019");
        check("status:reading in:papers", "knuth1984");
        check("status:unread in:papers", "fox2021, li2020, vaswani2017, godel1931");
        check("rating:3.. in:papers", "devlin2019");
        check("read:2026-10 in:papers", "devlin2019");
        check("read:..2026 in:papers", "devlin2019");
        check("read:2026-11.. in:papers", "");
        check("read:no year:2017.. in:papers", "fox2021, li2020, vaswani2017");
        check("note:cloze in:papers", "devlin2019");
    }

    /** The day that Zotero records counts where no note has one. */
    @Test
    void readInZotero() {
        String world =
                """
                -- refs.bib --
                @misc{one, title = {One}, last-read = {2026-09-21}}
                @misc{two, title = {Two}, last-read = {2026-09-22}}
                @misc{three, title = {Three}}
                -- literature/two.md --
                ---
                read: 2025-01-01
                ---
                """;
        check(world, "read:2026 in:papers", "one");
        check(world, "read:2026-09-21..2026-09 in:papers", "one");
        check(world, "read:2026-09-22.. in:papers", "");
        check(world, "read:yes in:papers", "one, two");
        check(world, "read:no in:papers", "three");
    }

    @Test
    void fieldsOfNotes() {
        check("heading:later", "one.md");
        check("title:reading in:notes", "devlin2019.md");
        check("tag:nlp", "devlin2019.md");
        check("cites:vaswani2017", "one.md");
        check("status:reading in:notes", "knuth1984.md");
        check("author:knuth in:notes", "knuth1984.md");
        check("note:pleasure in:notes", "knuth1984.md");
    }

    @Test
    void notAndOr() {
        check("masked -title:masked", "devlin2019, one.md");
        check("masked -venue:naacl in:papers", "fox2021");
        check("knuth1984 OR godel in:papers", "knuth1984, godel1931");
        check("(year:1931 OR author:fox) in:papers", "fox2021, godel1931");
        check("-in:notes -year:1980.. -cited:yes", "godel1931");
        check("author:(fox OR devlin) in:papers", "fox2021, devlin2019");
        check("attention -in:notes -cited:yes", "");
    }

    @Test
    void matchesAreMarkedInThePassage() {
        checkShown(
                "solely mechanism",
                "abstract: We propose a network that is based [solely] on attention [mechanisms].");
        checkShown("cloze", "8: The [cloze] task is the heart of it.");
    }

    private static void check(String query, String expected) {
        check(WORLD, query, expected);
    }

    private static void check(String world, String query, String expected) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            var read = PaperQueryParser.read(query);
            assertEquals(List.of(), read.problems(), query);
            var found = Searches.of(snapshot, read.sought(), 20);
            List<String> names = new ArrayList<>();
            found.papers().forEach(paper -> names.add(paper.paper().key()));
            found.notes()
                    .forEach(
                            note ->
                                    names.add(
                                            note.uri().substring(note.uri().lastIndexOf('/') + 1)));
            assertEquals(expected, String.join(", ", names), query);
        }
    }

    private static void checkShown(String query, String expected) {
        try (Fixture fixture = Fixture.of(WORLD);
                Snapshot snapshot = fixture.snapshot()) {
            var found = Searches.of(snapshot, PaperQueryParser.read(query).sought(), 20);
            String shown =
                    found.papers().isEmpty()
                            ? found.notes().getFirst().range().start().line()
                                    + ": "
                                    + marked(found.notes().getFirst().snippet().orElseThrow())
                            : found.papers().getFirst().snippetOrigin()
                                    + ": "
                                    + marked(found.papers().getFirst().snippet().orElseThrow());
            assertEquals(expected, shown);
        }
    }

    private static String marked(Snippet snippet) {
        StringBuilder text = new StringBuilder(snippet.text());
        for (Span mark : snippet.matches().reversed()) {
            text.insert(mark.end(), ']').insert(mark.start(), '[');
        }
        return text.toString();
    }
}
