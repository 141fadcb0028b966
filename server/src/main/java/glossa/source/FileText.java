package glossa.source;

import glossa.paper.Page;

import java.util.List;
import java.util.Optional;

/**
 * The running text of a file.
 *
 * @param pages its pages in order; one without a label where the file has no pages, none where it
 *     has no text
 * @param problem why it has no text, or not all of it, and what to do: a sentence for people
 */
public record FileText(List<Page> pages, Optional<String> problem) {
    /** The maximum length of the text of a file, in UTF-16 units; the rest is not kept. */
    public static final int MAX_LENGTH = 2_000_000;

    public FileText {
        pages = List.copyOf(pages);
    }

    /** A file that has no text, or cannot be read. */
    public static FileText none(String problem) {
        return new FileText(List.of(), Optional.of(problem));
    }

    /** Whether no page has any text. */
    public boolean isBlank() {
        return pages.stream().allMatch(page -> page.text().isBlank());
    }
}
