package glossa.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** Parsed queries, and the problems in them. */
final class PaperQueryParserTest {
    @Test
    void wordsAndPhrases() {
        check("masked modeling", "all(any~masked any~modeling)");
        check("\"exact phrase\"", "any=exact phrase");
        check("“curly”", "any=curly");
        check("", "all()");
        check("@vaswani2017", "any~vaswani2017");
        check("BERT: pre-training", "all(any~BERT: any~pre-training)");
        check("https://doi.org/10.1/x", "any~https://doi.org/10.1/x");
        check(
                "rock'n'roll 5\" disks",
                "all(any~rock'n'roll any~5 any=disks)",
                "13: this quotation mark is not closed; add another");
    }

    @Test
    void fields() {
        check("author:vaswani", "author~vaswani");
        check("Authors:vaswani", "author~vaswani");
        check("title:\"all you need\"", "title=all you need");
        check("doi:10.1000/x:y", "doi~10.1000/x:y");
        check("journal:nature keywords:ai", "all(venue~nature tag~ai)");
        check("author:(fox OR hare)", "any(author~fox author~hare)");
        check("in:papers in:notes", "all(papers notes)");
    }

    @Test
    void numbersAndDates() {
        check("year:2017", "year 2017..2017");
        check("year:2017..", "year 2017..");
        check("year:..2017", "year ..2017");
        check("year:2015..2018", "year 2015..2018");
        check("cited:yes", "cited 1..");
        check("cited:no", "cited 0..0");
        check("cited:3..", "cited 3..");
        check("rating:4", "rating 4..4");
        check("rating:>=4", "rating 4..");
        check("year:<=1990", "year ..1990");
        check("read:2026-10..", "read 2026-10..");
        check("read:no", "not(read ..)");
    }

    @Test
    void notOrAndBrackets() {
        check("-venue:arXiv", "not(venue~arXiv)");
        check("a - b", "all(any~a any~- any~b)");
        check("NOT a AND b", "all(not(any~a) any~b)");
        check("a b OR c d", "all(any~a any(any~b any~c) any~d)");
        check("a OR b OR -c", "any(any~a any~b not(any~c))");
        check("(a b) OR c", "any(all(any~a any~b) any~c)");
        check("-(a OR b)", "not(any(any~a any~b))");
        check("or and", "all(any~or any~and)");
    }

    @Test
    void theExampleOfTheDocumentation() {
        check(
                "author:vaswani year:2017.. \"exact phrase\" abstract:masking -venue:arXiv"
                        + " status:unread cited:no",
                "all(author~vaswani year 2017.. any=exact phrase abstract~masking not(venue~arXiv)"
                        + " status~unread cited 0..0)");
    }

    @Test
    void problemsAreReportedAtTheirPlaces() {
        check(
                "a autor:fox b",
                "all(any~a any~b)",
                "2: unknown field 'autor'; the fields are "
                        + PaperQueryParser.names()
                        + "; put quotation marks around words with a colon");
        check("year:soon", "all()", "5: expected a number or a range after year:, such as 2017..");
        check(
                "cited:often",
                "all()",
                "6: expected yes, no, a number or a range after cited:, such as 3..");
        check(
                "read:soon",
                "all()",
                "5: expected yes, no, a date or a range after read:, such as 2026-10..");
        check("in:books", "all()", "3: expected papers or notes after in:");
        check(
                "author: fox",
                "any~fox",
                "0: missing search term after author:; write it without a space");
        check("(a", "any~a", "0: this ( is not closed; add a )");
        check("((a)", "any~a", "0: this ( is not closed; add a )");
        check("a) b", "all(any~a any~b)", "1: no ( before this ); add one, or remove this");
        check("OR a", "any~a", "0: OR needs a search term on both sides");
        check("a OR", "any~a", "2: OR needs a search term on both sides");
        check("\"a b", "any=a b", "0: this quotation mark is not closed; add another");
    }

    @Test
    void incompleteQueriesNeverFail() {
        String query =
                "author:(x OR \"y z\") -year:..2017 NOT (cited:no AND in:notes) OR @k doi:10.1/";
        for (int end = 0; end <= query.length(); end++) {
            PaperQueryParser.read(query.substring(0, end));
            PaperQueryParser.read(query.substring(end));
        }
        PaperQueryParser.read("(".repeat(500) + "a");
    }

    private static void check(String query, String expected, String... problems) {
        PaperQueryParser.ParsedQuery read = PaperQueryParser.read(query);
        assertEquals(expected, shown(read.sought()), query);
        assertEquals(
                String.join("\n", problems),
                read.problems().stream()
                        .map(
                                problem ->
                                        problem.range().start().character()
                                                + ": "
                                                + problem.message())
                        .collect(Collectors.joining("\n")),
                query);
    }

    private static String shown(PaperQuery sought) {
        return switch (sought) {
            case PaperQuery.All(var parts) -> "all(" + shown(parts) + ")";
            case PaperQuery.Any(var parts) -> "any(" + shown(parts) + ")";
            case PaperQuery.Not(var part) -> "not(" + shown(part) + ")";
            case PaperQuery.Words(var field, var text, var phrase) ->
                    (field == PaperQuery.Field.ANY ? "any" : field.written())
                            + (phrase ? "=" : "~")
                            + text;
            case PaperQuery.Between(var field, var from, var to) ->
                    field.written() + " " + from + ".." + to;
            case PaperQuery.In(var papers) -> papers ? "papers" : "notes";
            case PaperQuery.Named(var names) -> names.toString();
        };
    }

    private static String shown(java.util.List<PaperQuery> parts) {
        return parts.stream().map(PaperQueryParserTest::shown).collect(Collectors.joining(" "));
    }
}
