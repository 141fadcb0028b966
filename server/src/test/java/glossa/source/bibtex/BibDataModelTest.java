package glossa.source.bibtex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of BibLaTeX's entry types and fields, against the manual's section 2.1. */
final class BibDataModelTest {
    /** "Required fields" of the manual, with the field first that completion offers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    article        | author title journaltitle date/year
                    book           | author title date/year
                    mvbook         | author title date/year
                    inbook         | author title booktitle date/year
                    bookinbook     | author title booktitle date/year
                    suppbook       | author title booktitle date/year
                    booklet        | author/editor title date/year
                    collection     | editor title date/year
                    mvcollection   | editor title date/year
                    incollection   | author title booktitle date/year
                    suppcollection | author title booktitle date/year
                    dataset        | author/editor title date/year
                    manual         | author/editor title date/year
                    misc           | author/editor title date/year
                    software       | author/editor title date/year
                    online         | author/editor title date/year url/doi/eprint
                    patent         | author title number date/year
                    periodical     | editor title date/year
                    suppperiodical | author title journaltitle date/year
                    proceedings    | title date/year
                    mvproceedings  | title date/year
                    inproceedings  | author title booktitle date/year
                    reference      | editor title date/year
                    mvreference    | editor title date/year
                    inreference    | author title booktitle date/year
                    report         | author title type institution date/year
                    set            | entryset
                    thesis         | author title type institution date/year
                    unpublished    | author title date/year
                    xdata          | ''
                    conference     | author title booktitle date/year
                    electronic     | author/editor title date/year url/doi/eprint
                    mastersthesis  | author title school year/date
                    phdthesis      | author title school year/date
                    techreport     | author title institution year/date
                    www            | author/editor title date/year url/doi/eprint
                    review         | author title journaltitle date/year
                    artwork        | ''
                    unheardof      | ''
                    """)
    void requiredFields(String type, String expected) {
        assertEquals(
                expected,
                BibDataModel.required(type).stream()
                        .map(alternatives -> String.join("/", alternatives))
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    article   | title journal year                  | author
                    article   | title author date                   | journaltitle or journal
                    dataset   | title editor                        | date or year
                    booklet   | title year                          | author or editor
                    online    | author title date eprint            | ''
                    phdthesis | author title institution date       | ''
                    thesis    | author title school date            | type
                    www       | title author                        | date or year, url or doi or eprint
                    """)
    void missingFields(String type, String fields, String expected) {
        Set<String> has = Set.of(fields.split(" "));
        assertEquals(
                expected,
                BibDataModel.missing(type, has::contains).stream()
                        .map(names -> String.join(" or ", names))
                        .collect(Collectors.joining(", ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mvbook        | volumes maintitle-
                    mvproceedings | eventtitle pagetotal maintitle- pages-
                    inproceedings | maintitle booksubtitle organization pages pagetotal-
                    online        | doi eprint version pagetotal-
                    patent        | holder
                    unpublished   | eventdate isbn
                    dataset       | editor version isbn-
                    article       | titleaddon eid doi shorttitle abstract author- title- number
                    """)
    void optionalFields(String type, String fields) {
        List<String> optional = BibDataModel.optional(type);
        for (String field : fields.split(" ")) {
            boolean isAbsent = field.endsWith("-");
            String name = isAbsent ? field.substring(0, field.length() - 1) : field;
            assertEquals(!isAbsent, optional.contains(name), type + " " + field);
        }
    }

    @Test
    void noFieldIsOfferedTwice() {
        for (String type : BibDataModel.types()) {
            List<String> fields = BibDataModel.optional(type);
            assertEquals(fields.size(), new HashSet<>(fields).size(), type);
            assertTrue(fields.stream().noneMatch(field -> field.startsWith("@")), type);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "journal, journaltitle, true",
        "school, institution, true",
        "address, location, true",
        "date, year, true",
        "title, booktitle, false",
    })
    void fieldsOfWhichAnEntryHasOne(String field, String other, boolean isSame) {
        assertEquals(isSame, BibDataModel.isSame(field, other));
        assertEquals(isSame, BibDataModel.isSame(other, field));
    }
}
