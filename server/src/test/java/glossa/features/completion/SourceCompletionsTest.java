package glossa.features.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.completion.WordCompletions.Word;
import glossa.grammar.Lines;
import glossa.grammar.Span;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The completions at {@code $0} in a source, and the text after the first one is accepted. */
final class SourceCompletionsTest {
    private static final String OTHER =
            """
            -- other.bib --
            @article{owl2021, title = {On Owls}, author = {Owl, Cy}, journal = {Journal of Night Birds}}
            -- papers.bib --
            """;

    @Test
    void entryTypes() {
        bib("@$0", "article inproceedings book …", "@article{");
        bib("@inp$0", "inproceedings", "@inproceedings{");
        bib("@art$0{fox,}", "article artwork", "@article{fox,}");
        bib("% me@$0", "", "");
    }

    @Test
    void fieldsThatTheEntryLacks() {
        bib("@article{fox, $0}", "author title journaltitle date …", "@article{fox, author = }");
        bib(
                "@article{fox,\n  title = {On Foxes},\n  au$0\n  year = 2019\n}",
                "author …",
                "@article{fox,\n  title = {On Foxes},\n  author = \n  year = 2019\n}");
        bib(
                "@article{fox, author = {A}, year = 2019, jou$0rn = {J}}",
                "journaltitle journalsubtitle journaltitleaddon journal",
                "@article{fox, author = {A}, year = 2019, journaltitle = {J}}");
        bib("@thesis{fox, ins$0}", "institution", "@thesis{fox, institution = }");
        bib(
                "@dataset{fox, editor = {E}, a$0}",
                "author …",
                "@dataset{fox, editor = {E}, author = }");
        bib("@thesis{fox, school = {S}, ins$0}", "", "");
        bib(
                "@mvbook{fox, x, title {T},\n  vol$0}",
                "volumes",
                "@mvbook{fox, x, title {T},\n  volumes = }");
        bib("@book{fox, title $0= {X}}", "", "");
        bib("@book{fox, title = {X} $0}", "", "");
        bib("@book{fox, % ti$0\n}", "", "");
        bib("@article{fox,$0", "", "");
        bib("@book{fo$0x, title = {X}}", "", "");
        bib("@book{fox, title = {o$0n}}", "", "");
        bib("@comment{fox, ti$0}", "", "");
        bib("@book{fox, title = {X}}\n\nti$0", "", "");
    }

    @Test
    void keysOfParents() {
        bib(
                "@proceedings{p19, title = {P}}\n@xdata{x, year = 2019}\n"
                        + "@inproceedings{fox, crossref = {$0}}",
                "p19",
                "@proceedings{p19, title = {P}}\n@xdata{x, year = 2019}\n"
                        + "@inproceedings{fox, crossref = {p19}}");
        bib(
                "@xdata{x, year = 2019}\n@book{fox, xdata = {y, $0}}",
                "x",
                "@xdata{x, year = 2019}\n@book{fox, xdata = {y, x}}");
    }

    @Test
    void fixedValues() {
        bib("@book{fox, month = j$0}", "jan jun jul", "@book{fox, month = jan}");
        bib(
                "@book{fox, pubstate = {in$0}}",
                "inpreparation inpress",
                "@book{fox, pubstate = {inpreparation}}");
        bib("@book{fox, year = 20$0}", "", "");
    }

    @Test
    void knownNamesAndVenues() {
        bib(
                "@book{a, author = {Fox, Ann and Hare, Bo}}\n"
                        + "@book{b, author = {Mole, M. and Ha$0}}",
                "Hare,_Bo",
                "@book{a, author = {Fox, Ann and Hare, Bo}}\n"
                        + "@book{b, author = {Mole, M. and Hare, Bo}}");
        bib(
                "@article{b, journaltitle = {Journal$0}}",
                "Journal_of_Night_Birds",
                "@article{b, journaltitle = {Journal of Night Birds}}");
        bib(
                "@book{b, author = {Ow$0 and Fox, Ann}}",
                "Owl,_Cy",
                "@book{b, author = {Owl, Cy and Fox, Ann}}");
    }

    @Test
    void typesInCslJsonAndRis() {
        check(
                "-- papers.json --\n[{\"type\": \"pap$0er\"}]",
                "papers.json",
                "paper-conference",
                "[{\"type\": \"paper-conference\"}]");
        check("-- papers.ris --\nTY  - JO$0\n", "papers.ris", "JOUR", "TY  - JOUR\n");
        check("-- package.json --\n{\"type\": \"mod$0\"}", "package.json", "", "");
        check("-- papers.json --\n[{\"title\": \"pap$0er\"}]", "papers.json", "", "");
    }

    private static void bib(String text, String expected, String accepted) {
        check(OTHER + text, "papers.bib", expected, accepted);
    }

    private static void check(String world, String file, String expected, String accepted) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            Fixture.Place place = fixture.place().orElseThrow();
            String text = fixture.text(file);
            int offset = Lines.of(text).offset(place.position());
            Optional<WordCompletions> offer =
                    SourceCompletions.at(snapshot, place.file(), text, offset);
            String typed =
                    offer.map(found -> text.substring(found.replaced().start(), offset)).orElse("");
            List<Word> fitting =
                    offer.stream()
                            .flatMap(found -> found.words().stream())
                            .filter(word -> word.filterText().startsWith(typed))
                            .toList();
            String labels =
                    fitting.stream()
                            .map(word -> word.label().replace(' ', '_'))
                            .collect(Collectors.joining(" "));
            if (expected.endsWith(" …")) {
                String first = expected.substring(0, expected.length() - 2);
                labels = labels.substring(0, Math.min(first.length(), labels.length())) + " …";
            }
            assertEquals(expected, labels, world);
            if (!fitting.isEmpty()) {
                Span replaced = offer.orElseThrow().replaced();
                assertEquals(
                        accepted,
                        text.substring(0, replaced.start())
                                + fitting.getFirst().insertText()
                                + text.substring(replaced.end()));
            }
        }
    }
}
