package glossa.source.text;

import glossa.paper.Page;
import glossa.source.FileText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text files, in which form feeds part pages, as {@code pdftotext} writes them. */
public final class PlainTextPages {
    private PlainTextPages() {}

    /** The running text of a file with this content. */
    public static FileText of(String content) {
        String text =
                content.length() <= FileText.MAX_LENGTH
                        ? content
                        : content.substring(0, FileText.MAX_LENGTH);
        Optional<String> cut =
                text.length() == content.length()
                        ? Optional.empty()
                        : Optional.of(
                                "only the first "
                                        + FileText.MAX_LENGTH
                                        + " characters of the text are read");
        String[] parts = text.strip().split("\f", -1);
        if (parts.length == 1) {
            return new FileText(List.of(new Page("", parts[0])), cut);
        }
        List<Page> pages = new ArrayList<>();
        for (String part : parts) {
            pages.add(new Page(String.valueOf(pages.size() + 1), part));
        }
        return new FileText(RunningText.of(pages, false), cut);
    }
}
