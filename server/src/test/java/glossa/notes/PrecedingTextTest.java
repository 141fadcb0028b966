package glossa.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** The text before a place in a note, and the words around citations. */
final class PrecedingTextTest {
    @Test
    void theClauseFollowsTheLastCitationOfTheSentence() {
        check(
                "# One\n\n## Two\n\nFirst. Second one. Third says [@a] and more $0 not this.",
                "Third says | and more | Second one. | First. | One / Two");
        check("It is so $0", "| It is so | | |");
    }

    @Test
    void abbreviationsDoNotEndASentence() {
        check(
                "Before. As He et al. and e.g. I. Newton say $0",
                "| As He et al. and e.g. I. Newton say | Before. | |");
    }

    @Test
    void aCitationAfterTheFullStopBelongsToTheSentence() {
        check("Before. It is so. $0", "| It is so. | Before. | |");
    }

    @Test
    void anItemOfAListIsASentence() {
        check("Some:\n\n- first thing\n- second thing $0", "| - second thing | - first thing | |");
    }

    @Test
    void codeAndMathAreIgnored() {
        check("The `code` of $$x$$ is $0", "| The of is | | |");
    }

    @Test
    void eachCitationHasTheWordsOfItsSentence() {
        checkWords(
                "Bees dance [@a; @b] in circles. Ants do not @c.\n\nSee @fig-ants.",
                "[a, b] bee danc circl\n[c] ant");
    }

    private static void check(String text, String expected) {
        int offset = text.indexOf("$0");
        Note note = Note.of("file:///note.md", 1, text.replace("$0", ""));
        PrecedingText writing = PrecedingText.upTo(note, offset);
        assertEquals(
                expected,
                (writing.before()
                                + " | "
                                + writing.clause()
                                + " | "
                                + writing.previous()
                                + " | "
                                + writing.paragraph()
                                + " | "
                                + String.join(" / ", writing.headings()))
                        .replaceAll("\\s+", " ")
                        .strip());
    }

    private static void checkWords(String text, String expected) {
        assertEquals(
                expected,
                CitationContext.all(Note.of("file:///note.md", 1, text)).stream()
                        .map(citing -> citing.keys() + " " + citing.words())
                        .collect(Collectors.joining("\n")));
    }
}
