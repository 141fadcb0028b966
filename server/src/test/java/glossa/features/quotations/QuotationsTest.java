package glossa.features.quotations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.actions.Actions;
import glossa.features.diagnostics.Diagnostics;
import glossa.features.display.QuotationCards;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

/** What is said of the quotations in a note, and the changes that mend them. */
final class QuotationsTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @article{reed2001, title = {Fish That Stay}, author = {Reed, R.}, year = 2001, doi = {10.1000/fish}, pages = {311-313}}
            @article{moss2002, title = {Moss in the River}, author = {Moss, M.}, year = 2002, doi = {10.1000/moss}, abstract = {Moss grows on all stones of the river, and nobody knows why.}}
            -- reed.pdf --
            10.1000/fish
            == 1
            The fish of the upper river do not return in spring. We counted 204 of them
            by hand, and the weir was closed for a week in May.
            == 2
            It is not clear whether the weir or the water is the cause, and the model does
            not say it either. What we can say is that marked fish came back to their pool.
            == 3
            We leave the question of the lower pools to others, for there is no fish in them.
            """;

    @Test
    void changedQuotations() {
        check(
                """
                > The fish of the lower river do not return in spring. [@reed2001, p. 311]
                                  ^^^^^ quotation-changed: reed2001, p. 311: "upper" and not "lower"

                They saw that "it is clear whether the weir or the water is the cause" [@reed2001].
                                  ^^ quotation-changed: reed2001, p. 312: with "not"

                „What we can really say is that marked fish came back” [@reed2001]
                             ^^^^^^ quotation-changed: reed2001, p. 312: without "really"
                """);
    }

    @Test
    void wordsOnAnotherPage() {
        check(
                """
                "We counted 204 of them by hand" [@reed2001, p. 1]. "We counted 204 of them" [@reed2001, pp. 311-312]
                "We counted 204 of them by hand" [@reed2001, p. 312]
                                                             ^^^^^^ quotation-page: reed2001 has these words on page 311

                "there is no fish in them" [@reed2001, p. 2-3] and "there is no fish in them" [@reed2001, chap. 1]
                """);
    }

    @Test
    void wordsThatThePaperDoesNotHave() {
        check(
                """
                > We asked all of the people whether the fish is there, and they did not say it.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quotation-not-found: these words are not in the text of reed2001

                [@reed2001]

                > Wir haben alle Leute gefragt, und sie wussten es nicht. [@reed2001]
                """);
    }

    /** Any of several papers may have the words; of an abstract only nearly the same are told. */
    @Test
    void otherPapers() {
        check(
                """
                "Moss grows on all stones of the river" [@reed2001; @moss2002]

                "Moss grows on some stones of the river" [@moss2002]
                               ^^^^ quotation-changed: moss2002, abstract: "all" and not "some"

                "Nothing grows in the sea of the north at all" [@moss2002]
                """);
    }

    /** Of several files of a paper, any may have the words. */
    @Test
    void severalTextsOfAPaper() {
        check(
                """
                -- papers.bib --
                @article{finch2010, title = {Birds of the Weir}, file = {supplement.pdf;main.pdf}}
                -- supplement.pdf --
                == S1
                The list of all birds that we have seen at the weir, with the day of each.
                == S2
                We have seen no owl at the weir, and nobody else has.
                -- main.pdf --
                == 9
                A bird is a good witness of the river, and it is cheap to ask one.
                -- note.md --
                "A bird is a good witness of the river" [@finch2010, p. 9], "We have seen an owl at the weir" [@finch2010]
                                                                                          ^^ quotation-changed: finch2010, p. S2: "no" and not "an"
                """);
    }

    @Test
    void inALiteratureNote() {
        check(
                """
                -- literature/reed2001.md --
                > The fish of the lower river do not return in spring. (p. 3)
                                  ^^^^^ quotation-changed: reed2001, p. 311: "upper" and not "lower"
                                                                        ^^^^ quotation-page: reed2001 has these words on page 311
                """);
    }

    @Test
    void theWordingOfThePaper() {
        mends(
                "> The fish of the lower river do$0 return in early spring. [@reed2001]",
                "Take the wording of reed2001",
                "> The fish of the upper river do not return in spring. [@reed2001]");
    }

    @Test
    void thePageOfTheWords() {
        mends(
                "\"We counted 204 of them by hand\" [@reed2001, p. $0312]",
                "Cite page 311",
                "\"We counted 204 of them by hand\" [@reed2001, p. 311]");
        mends(
                "\"there is no$0 fish in them\" [@reed2001]",
                "Cite page 313",
                "\"there is no fish in them\" [@reed2001, p. 313]");
    }

    @Test
    void thePassageOfAQuotation() {
        hovers(
                "\"marked fish came$0 back to their pool\" [@reed2001]",
                "reed2001, p. 312 has these words: …weir was closed for a week in May. It is not"
                        + " clear whether the weir or the water is the cause, and the model does"
                        + " not say it either. What we can say is that marked fish came back to"
                        + " their pool. We leave the question of the lower pools to others, for"
                        + " there is no fish in them.");
        hovers("\"marked fish came$0 back to no pool\" [@nobody2001]", "");
    }

    private static void hovers(String note, String expected) {
        try (Fixture fixture = Fixture.of(PAPERS + "-- note.md --\n" + note);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    expected,
                    QuotationCards.at(snapshot, fixture.cursor())
                            .map(QuotationCards.QuotationCard::plain)
                            .orElse(""));
        }
    }

    private static void check(String notes) {
        String world = PAPERS + (notes.startsWith("-- ") ? "" : "-- note.md --\n") + notes;
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            StringBuilder found = new StringBuilder();
            for (Note note : snapshot.notes().all()) {
                String name = Fixture.ROOT.relativize(note.file().orElseThrow()).toString();
                found.append(Fixture.labels(name, Diagnostics.of(snapshot, note)));
            }
            assertEquals(fixture.labels(), found.toString());
        }
    }

    private static void mends(String note, String title, String expected) {
        try (Fixture fixture = Fixture.of(PAPERS + "-- note.md --\n" + note);
                Snapshot snapshot = fixture.snapshot()) {
            int at = fixture.cursor().offset();
            Actions.Action action =
                    Actions.at(snapshot, fixture.note(), new Span(at, at)).stream()
                            .filter(one -> one.title().equals(title))
                            .findFirst()
                            .orElseThrow();
            assertEquals(expected, fixture.after(action.change().get()).get("note.md"));
        }
    }
}
