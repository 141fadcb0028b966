package glossa.source.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationUnderline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** The marks of readers in PDFs, read without the separate process. */
final class PdfMarksTest {
    private static final String PAGE =
            """
            10 Owls read maps, as we show in a study of the for-
            10 ests that have them, and of foxes who do not.
            10 No owl was harmed.
            """;

    @TempDir private Path folder;

    @Test
    void wordsOverTwoLines() throws IOException {
        PDAnnotationHighlight mark = new PDAnnotationHighlight();
        mark.setColor(new PDColor(new float[] {1, 0.83f, 0}, PDDeviceRGB.INSTANCE));
        mark.setContents("Which maps?");
        mark.setTitlePopup("Ada");
        mark.setModifiedDate("D:20261002081500+02'00'");
        check(
                new PdfSamples()
                        .page(PAGE)
                        .mark(mark, 0, new float[] {126, 230}, new float[] {0, 33}),
                "highlight [1] a study of the forests that (Which maps?) yellow 2026-10-02 Ada"
                        + " #page=1");
    }

    /**
     * From the top of the page, with the labels of pages; the words as a comment are no comment.
     */
    @Test
    void severalMarks() throws IOException {
        PDAnnotationText note = new PDAnnotationText();
        note.setContents("Look at this.");
        PDAnnotationUnderline below = new PDAnnotationUnderline();
        below.setContents("No owl was harmed.");
        check(
                new PdfSamples()
                        .page(PAGE)
                        .page(PAGE)
                        .labels(0, "r", 4)
                        .mark(below, 2, new float[] {0, 90})
                        .mark(note, 0),
                """
                note [v]  (Look at this.)   #page=2
                underline [v] No owl was harmed. ()   #page=2\
                """);
    }

    @Test
    void brokenMarks() throws IOException {
        PDAnnotationMarkup far = new PDAnnotationHighlight();
        PDAnnotationHighlight hidden = new PDAnnotationHighlight();
        hidden.setHidden(true);
        hidden.setContents("nobody sees it");
        check(
                new PdfSamples()
                        .page(PAGE)
                        .mark(far, 0, new float[] {Float.NaN, 1e9f})
                        .mark(new PDAnnotationHighlight(), 0)
                        .mark(hidden, 1, new float[] {0, 90}),
                "highlight [1] Owls read maps, as we show in a study of the for- ()   #page=1");
    }

    private void check(PdfSamples sample, String expected) throws IOException {
        Path file = folder.resolve("a.pdf");
        sample.save(file);
        assertEquals(
                expected,
                PdfReader.read(file, Duration.ofSeconds(20), PdfReader.MAX_PAGES).marks().stream()
                        .map(
                                mark ->
                                        mark.kind().name().toLowerCase(java.util.Locale.ROOT)
                                                + " ["
                                                + mark.page()
                                                + "] "
                                                + mark.words()
                                                + " ("
                                                + mark.comment()
                                                + ") "
                                                + mark.colour()
                                                + " "
                                                + mark.date()
                                                + (mark.author().isEmpty()
                                                        ? ""
                                                        : " " + mark.author())
                                                + " "
                                                + mark.link())
                        .collect(Collectors.joining("\n")));
    }
}
