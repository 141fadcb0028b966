package glossa.source.web;

import glossa.grammar.Range;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A saved web page: of one paper, or a list of papers.
 *
 * <pre>
 * {@code <html><head><meta name="citation_title" content="A Title">…}
 * </pre>
 *
 * <p>No script is run, and nothing is downloaded.
 */
public final class PaperPage implements Format {
    /**
     * The readers of pages, in the order in which they are tried; the first that finds papers is
     * used.
     */
    private static final List<Function<SavedPage, List<Paper>>> READERS =
            List.of(
                    HuggingFacePages::papers,
                    ArxivListings::papers,
                    AnthologyLists::papers,
                    PageMetadata::papers,
                    ProceedingsLists::papers);

    private static final int HEAD_LENGTH = 1024;

    @Override
    public String name() {
        return "paper page as HTML";
    }

    @Override
    public boolean recognises(SourceText source) {
        String head =
                source.text()
                        .substring(0, Math.min(HEAD_LENGTH, source.text().length()))
                        .stripLeading()
                        .toLowerCase(Locale.ROOT);
        // XHTML begins with a declaration, and saved pages with a comment about their origin.
        while (head.startsWith("<?xml") || head.startsWith("<!--")) {
            int end = head.indexOf('>');
            head = end < 0 ? "" : head.substring(end + 1).stripLeading();
        }
        boolean named =
                source.fileName().endsWith(".html")
                        || source.fileName().endsWith(".htm")
                        || source.fileName().endsWith(".xhtml");
        return head.startsWith("<!doctype html")
                || head.startsWith("<html")
                || named && head.startsWith("<");
    }

    @Override
    public ReadResult read(SourceText source) {
        SavedPage page = SavedPage.of(source);
        for (Function<SavedPage, List<Paper>> reader : READERS) {
            List<Paper> papers = reader.apply(page);
            if (!papers.isEmpty()) {
                return new ReadResult(papers, List.of());
            }
        }
        return new ReadResult(
                List.of(),
                List.of(
                        new Problem(
                                Range.of(0, 0, 0, 0),
                                Problem.Severity.INFORMATION,
                                "page-without-metadata",
                                "no paper found in this page: its layout is not that of a known"
                                        + " list, and its head has no citation_title or DC.title;"
                                        + " save the page of the paper itself")));
    }
}
