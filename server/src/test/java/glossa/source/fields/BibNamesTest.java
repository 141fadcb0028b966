package glossa.source.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

/** Names as written in {@code .bib} files, with the parsed family and given names. */
final class BibNamesTest {
    /** First von Last: words with capitals are given names, except the last word. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Donald E. Knuth                  | Knuth, Donald E.
                    Plato                            | Plato
                    Ludwig van Beethoven             | van Beethoven, Ludwig
                    Charles Louis Xavier Joseph de la Vallee Poussin | de la Vallee Poussin, Charles Louis Xavier Joseph
                    jean de la fontaine              | jean de la fontaine
                    Jean-Paul~Sartre                 | Sartre, Jean-Paul
                    H. C. {\\O}rsted                 | Ørsted, H. C.
                    {\\'E}mile Zola                  | Zola, Émile
                    J{\\'o}n J\\'onsson              | Jónsson, Jón
                    Ana {de la} Cruz                 | de la Cruz, Ana
                    3Com Ltd                         | Ltd, 3Com
                    李 明                             | 李 明
                    """)
    void readingOrder(String value, String expected) {
        check(value, expected);
    }

    /**
     * von Last, First and von Last, Jr, First; particles after given names belong to the family
     * name.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Knuth, Donald E.                 | Knuth, Donald E.
                    de la Fontaine, Jean             | de la Fontaine, Jean
                    King, Jr, Martin Luther          | King, Martin Luther, Jr
                    Aalst, Wil M. P. van der         | van der Aalst, Wil M. P.
                    {van Gogh}, Vincent              | van Gogh, Vincent
                    Ford, Jr., Henry                 | Ford, Henry, Jr.
                    Madonna,                         | Madonna
                    , Ada                            | Ada
                    """)
    void familyFirst(String value, String expected) {
        check(value, expected);
    }

    /**
     * Lists: separated by the word "and" in any case, outside of braces; "others" is not a name.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Fox, Ann and Hare, Bo            | Fox, Ann; Hare, Bo
                    Fox, Ann AND Hare, Bo and others | Fox, Ann; Hare, Bo
                    Sandy Anderson and Mandy Andrews | Anderson, Sandy; Andrews, Mandy
                    {Barnes and Noble, Inc.} and Bo Hare | Barnes and Noble, Inc.; Hare, Bo
                    {The {OWL} Team}                 | The OWL Team
                    {NASA} and {ESA}                 | NASA; ESA
                    others                           | ``
                    ``                               | ``
                    and                              | and
                    Fox, Ann and                     | Fox, Ann and
                    """)
    void lists(String value, String expected) {
        check(value, expected);
    }

    /** BibLaTeX's extended name format (BibLaTeX manual, section 3.4). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    family=Berg, given=Jan, prefix=van den, useprefix=true | van den Berg, Jan
                    given=Martin, given=Luther, family=King, suffix=Jr     | King, Martin Luther, Jr
                    given-i=A, family=Lovelace, given={Ada}                | Lovelace, Ada
                    """)
    void labelledParts(String value, String expected) {
        check(value, expected);
    }

    /** Invalid input is parsed as far as possible. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Fox, Ann} and {Hare, Bo          | Fox, Ann; Hare, Bo
                    {Fox and Hare                    | Fox and Hare
                    Fox, Ann, Bo, Cy                 | Fox, Bo, Ann
                    Fox\\                            | Fox
                    ,                                | ``
                    """)
    void brokenInput(String value, String expected) {
        check(value, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Addison-Wesley and {Barnes and Noble}  | Addison-Wesley; Barnes and Noble
                    William Reid {and} Company             | William Reid and Company
                    Z{\\"u}rich                            | Zürich
                    """)
    void literalLists(String value, String expected) {
        assertEquals(expected, String.join("; ", BibNames.literals(value)));
    }

    private static void check(String value, String expected) {
        assertEquals(
                expected,
                BibNames.of(value).stream()
                        .map(
                                name ->
                                        name.given().isEmpty()
                                                ? name.family()
                                                : name.family() + ", " + name.given())
                        .collect(Collectors.joining("; ")));
    }
}
