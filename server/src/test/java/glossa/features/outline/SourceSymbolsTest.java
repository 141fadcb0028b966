package glossa.features.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.grammar.Range;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** The records of an open source: one in each line, with its lines and the range of its name. */
final class SourceSymbolsTest {
    @Test
    void theEntriesOfABib() {
        check(
                "papers.bib",
                """
                % foxes
                @article{fox2019,
                  title = {On Foxes},
                  author = {Fox, Ann},
                  year = 2019,
                }
                @string{j = {Journal}}
                @book{, title = {No Key}}
                """,
                """
                fox2019: Fox 2019. On Foxes 2-6 2:10
                No Key 8-8 8:18
                """);
    }

    @Test
    void theItemsOfCslJson() {
        check(
                "papers.json",
                """
                [{"id": "fox2019", "type": "book", "title": "On Foxes"},
                 {"id": "hare", "type": "book",
                  "title": "On Hares"}]
                """,
                """
                fox2019: On Foxes 1-1 1:10
                hare: On Hares 2-3 2:10
                """);
    }

    @Test
    void theRecordsOfRis() {
        check(
                "papers.ris",
                """
                TY  - BOOK
                ID  - fox2019
                TI  - On Foxes
                AU  - Fox, Ann
                PY  - 2019
                ER  -
                """,
                """
                fox2019: Fox 2019. On Foxes 1-6 2:7
                """);
    }

    @Test
    void incompleteEntries() {
        check("papers.bib", "@article{fox, title = {On F", "fox: On F 1-1 1:10\n");
        check("papers.json", "[{\"id\": \"fox\",", "");
    }

    private static void check(String name, String text, String symbols) {
        Path file = Fixture.ROOT.resolve(name);
        StringBuilder found = new StringBuilder();
        for (SourceSymbols.Symbol symbol : SourceSymbols.of(file, text)) {
            Range record = symbol.range();
            found.append(symbol.name())
                    .append(symbol.detail().isEmpty() ? "" : ": " + symbol.detail())
                    .append(
                            " %d-%d %d:%d\n"
                                    .formatted(
                                            record.start().line() + 1,
                                            record.end().line() + 1,
                                            symbol.selectionRange().start().line() + 1,
                                            symbol.selectionRange().start().character() + 1));
        }
        assertEquals(symbols, found.toString());
    }
}
