package glossa.source.pdf;

import glossa.paper.Mark;
import glossa.paper.Name;
import glossa.paper.Page;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of reading a PDF, sent from the worker process to Glossa.
 *
 * @param said the values of {@code title}, {@code abstract}, {@code doi}, {@code arxiv}, {@code
 *     issued}, and of CSL variables; never empty
 * @param authors its authors
 * @param pages its pages
 * @param cut messages about what was skipped
 * @param marks on the pages; none where only the first pages are read
 */
record PdfContent(
        Map<String, String> said,
        List<Name> authors,
        List<Page> pages,
        List<String> cut,
        List<Mark> marks) {
    /** The maximum length of a text or list; a longer one is not a valid response. */
    private static final int MAX_LENGTH = 16_000_000;

    PdfContent {
        said = Map.copyOf(said);
        authors = List.copyOf(authors);
        pages = List.copyOf(pages);
        cut = List.copyOf(cut);
        marks = List.copyOf(marks);
    }

    /** The value of {@code name}; empty if unknown. */
    String said(String name) {
        return said.getOrDefault(name, "");
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(said.size());
        for (var entry : said.entrySet()) {
            writeText(out, entry.getKey());
            writeText(out, entry.getValue());
        }
        out.writeInt(authors.size());
        for (Name author : authors) {
            writeText(out, author.family());
            writeText(out, author.given());
        }
        out.writeInt(pages.size());
        for (Page page : pages) {
            writeText(out, page.label());
            writeText(out, page.text());
        }
        out.writeInt(cut.size());
        for (String sentence : cut) {
            writeText(out, sentence);
        }
        out.writeInt(marks.size());
        for (Mark mark : marks) {
            writeText(out, mark.kind().name());
            for (String part :
                    List.of(
                            mark.id(),
                            mark.words(),
                            mark.comment(),
                            mark.page(),
                            mark.colour(),
                            mark.date(),
                            mark.author(),
                            mark.link())) {
                writeText(out, part);
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the input is something else
     */
    static PdfContent read(DataInputStream in) throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        for (int left = readLength(in); left > 0; left--) {
            said.put(readText(in), readText(in));
        }
        List<Name> authors = new ArrayList<>();
        for (int left = readLength(in); left > 0; left--) {
            authors.add(new Name(readText(in), readText(in)));
        }
        List<Page> pages = new ArrayList<>();
        for (int left = readLength(in); left > 0; left--) {
            pages.add(new Page(readText(in), readText(in)));
        }
        List<String> cut = new ArrayList<>();
        for (int left = readLength(in); left > 0; left--) {
            cut.add(readText(in));
        }
        List<Mark> marks = new ArrayList<>();
        for (int left = readLength(in); left > 0; left--) {
            marks.add(readMark(in));
        }
        return new PdfContent(said, authors, pages, cut, marks);
    }

    private static Mark readMark(DataInputStream in) throws IOException {
        String kind = readText(in);
        try {
            return new Mark(
                    readText(in),
                    Mark.Kind.valueOf(kind),
                    readText(in),
                    readText(in),
                    readText(in),
                    readText(in),
                    readText(in),
                    readText(in),
                    readText(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("a mark of kind " + kind, e);
        }
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        int length = readLength(in);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the text ends early");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int readLength(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_LENGTH) {
            throw new IOException("a length of " + length);
        }
        return length;
    }
}
