package glossa.features.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** The links of a note with their targets, marked by carets. */
final class DocumentLinksTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @article{fox2019, title = {On Foxes}, doi = {10.1000/Fox(1)#2}, url = {https://fox.example}}
            @article{hare2020, title = {On Hares}, eprint = {2001.00001}, eprinttype = {arxiv}}
            @article{owl, title = {On Owls}, url = {https://owl.example/a b}}
            @article{mole, title = {On Moles}, file = {Full Text:files/mole\\: 1.pdf:application/pdf}}
            @article{newt, title = {On Newts}, file = {files/gone.pdf}}
            @article{vole, title = {On Voles}, file = {//workspace/files/vole.pdf}}
            -- files/vole.pdf --
            PDF
            -- files/mole: 1.pdf --
            PDF
            -- literature/fox2019.md --
            # Foxes
            """;

    @Test
    void citationsLeadToThePaper() {
        check(
                """
                -- note.md --
                As @fox2019, [@hare2020, p. 3; -@{owl}] and @nobody say.
                   ^^^^^^^^ https://doi.org/10.1000/Fox%281%29%232
                              ^^^^^^^^^ https://arxiv.org/abs/2001.00001
                                                ^^^^^^ https://owl.example/a%20b
                """);
    }

    @Test
    void citationsWithoutAnAddressLeadToAFileOrTheRecord() {
        check(
                """
                -- note.md --
                @mole @newt @vole
                ^^^^^ ROOT/files/mole:%201.pdf
                      ^^^^^ ROOT/papers.bib#L5
                            ^^^^^ ROOT/papers.bib#L6
                """);
    }

    @Test
    void identifiersInTheText() {
        check(
                """
                -- note.md --
                See doi:10.1000/xyz-1, (10.1000/a(b)c). And arXiv:1706.03762v5!
                    ^^^^^^^^^^^^^^^^^ https://doi.org/10.1000/xyz-1
                                        ^^^^^^^^^^^^^ https://doi.org/10.1000/a%28b%29c
                                                            ^^^^^^^^^^^^^^^^^^ https://arxiv.org/abs/1706.03762
                `10.1000/code` 1706.03762 <https://doi.org/10.1000/auto>
                """);
    }

    @Test
    void wikiLinksLeadToTheLiteratureNote() {
        check(
                """
                -- note.md --
                [[@fox2019]] [[fox2019|Foxes]] [[@hare2020]] [[Other]]
                ^^^^^^^^^^^^ ROOT/literature/fox2019.md
                             ^^^^^^^^^^^^^^^^^ ROOT/literature/fox2019.md
                                                 ^^^^^^^^^ https://arxiv.org/abs/2001.00001
                """);
    }

    @Test
    void bibliographiesLeadToTheirFiles() {
        check(
                """
                -- note.md --
                ---
                bibliography: [papers.bib, gone.bib]
                               ^^^^^^^^^^ ROOT/papers.bib
                ---
                """);
    }

    private static void check(String world) {
        try (Fixture fixture = Fixture.of(PAPERS + world);
                Snapshot snapshot = fixture.snapshot()) {
            String uri = Fixture.ROOT.resolve("note.md").toUri().toString();
            Note note = snapshot.notes().note(uri).orElseThrow();
            String root = Fixture.ROOT.toUri().toString().replaceFirst("/$", "");
            assertEquals(
                    fixture.labels(),
                    DocumentLinks.of(snapshot, note).stream()
                            .map(
                                    link ->
                                            Fixture.label(
                                                    uri,
                                                    note.lines().range(link.span()),
                                                    DocumentLinks.target(
                                                                    snapshot,
                                                                    link.kind(),
                                                                    link.reference())
                                                            .orElseThrow()
                                                            .address()
                                                            .replace(root, "ROOT")))
                            .sorted()
                            .collect(Collectors.joining("\n")));
        }
    }
}
