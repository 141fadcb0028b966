package glossa.index;

import glossa.corpus.Name;
import glossa.corpus.Page;
import glossa.corpus.Paper;
import glossa.corpus.Problem;
import glossa.corpus.Source;
import glossa.grammar.Range;

import org.apache.lucene.util.BytesRef;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Papers and problems as bytes, for the index's stored fields. The layout belongs to one {@link
 * PaperIndex#LAYOUT}.
 */
final class PaperBytes {
    private PaperBytes() {}

    /** A list of papers, whole. */
    static byte[] of(List<Paper> papers) {
        return write(
                out -> {
                    out.writeInt(papers.size());
                    for (Paper paper : papers) {
                        writePaper(out, paper);
                    }
                });
    }

    /** What {@link #of(List)} wrote. */
    static List<Paper> papers(BytesRef bytes) {
        return read(
                bytes,
                in -> {
                    int count = in.readInt();
                    List<Paper> papers = new ArrayList<>(count);
                    for (int i = 0; i < count; i++) {
                        papers.add(readPaper(in));
                    }
                    return papers;
                });
    }

    static byte[] ofProblems(List<Problem> problems) {
        return write(
                out -> {
                    out.writeInt(problems.size());
                    for (Problem problem : problems) {
                        writeRange(out, problem.range());
                        writeText(out, problem.severity().name());
                        writeText(out, problem.code());
                        writeText(out, problem.message());
                        out.writeInt(problem.related().size());
                        for (Problem.Related related : problem.related()) {
                            writeText(out, related.file().toString());
                            writeRange(out, related.range());
                            writeText(out, related.message());
                        }
                    }
                });
    }

    static List<Problem> problems(BytesRef bytes) {
        return read(
                bytes,
                in -> {
                    int count = in.readInt();
                    List<Problem> problems = new ArrayList<>(count);
                    for (int i = 0; i < count; i++) {
                        Range range = readRange(in);
                        Problem.Severity severity = Problem.Severity.valueOf(readText(in));
                        String code = readText(in);
                        String message = readText(in);
                        List<Problem.Related> related = new ArrayList<>();
                        for (int n = in.readInt(); n > 0; n--) {
                            related.add(
                                    new Problem.Related(
                                            Path.of(readText(in)), readRange(in), readText(in)));
                        }
                        problems.add(new Problem(range, severity, code, message, related));
                    }
                    return problems;
                });
    }

    /** What a paper is compared by, and behind it what a list shows of it. */
    static byte[] ofBrief(Target target, Paper shown) {
        byte[] compared =
                write(
                        out -> {
                            writeTexts(out, target.names());
                            writeTexts(out, target.squeezed());
                            writeText(out, target.words());
                            writeText(out, target.weights());
                            writeText(out, target.year());
                        });
        return write(
                out -> {
                    out.writeInt(compared.length);
                    out.write(compared);
                    writePaper(out, shown);
                });
    }

    /** The target alone; the paper behind it is not read. */
    static Target target(BytesRef bytes) {
        return read(
                bytes,
                in -> {
                    int _ = in.readInt();
                    return new Target(
                            readTexts(in), readTexts(in), readText(in), readText(in), readText(in));
                });
    }

    /** The paper alone; the target before it is passed over. */
    static Paper shown(BytesRef bytes) {
        return read(
                bytes,
                in -> {
                    in.skipNBytes(in.readInt());
                    return readPaper(in);
                });
    }

    /** Texts in their order. */
    static byte[] ofTexts(List<String> texts) {
        return write(out -> writeTexts(out, texts));
    }

    static List<String> texts(BytesRef bytes) {
        return read(bytes, PaperBytes::readTexts);
    }

    private static void writePaper(DataOutputStream out, Paper paper) throws IOException {
        writeText(out, paper.key());
        writeTexts(out, paper.aliases());
        writeText(out, paper.type());
        writeText(out, paper.title());
        out.writeInt(paper.authors().size());
        for (Name name : paper.authors()) {
            writeText(out, name.family());
            writeText(out, name.given());
        }
        writeText(out, paper.year());
        writeText(out, paper.venue());
        writeText(out, paper.abstractText());
        writeMap(out, paper.identifiers());
        writeMap(out, paper.fields());
        out.writeInt(paper.sources().size());
        for (Source source : paper.sources()) {
            writeText(out, source.file().toString());
            writeRange(out, source.record());
            writeRange(out, source.name());
        }
        out.writeInt(paper.pages().size());
        for (Page page : paper.pages()) {
            writeText(out, page.label());
            writeText(out, page.text());
        }
    }

    private static Paper readPaper(DataInputStream in) throws IOException {
        String key = readText(in);
        List<String> aliases = readTexts(in);
        String type = readText(in);
        String title = readText(in);
        List<Name> authors = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            authors.add(new Name(readText(in), readText(in)));
        }
        String year = readText(in);
        String venue = readText(in);
        String abstractText = readText(in);
        Map<String, String> identifiers = readMap(in);
        Map<String, String> fields = readMap(in);
        List<Source> sources = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            sources.add(new Source(Path.of(readText(in)), readRange(in), readRange(in)));
        }
        List<Page> pages = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            pages.add(new Page(readText(in), readText(in)));
        }
        return new Paper(
                key,
                aliases,
                type,
                title,
                authors,
                year,
                venue,
                abstractText,
                identifiers,
                fields,
                sources,
                pages);
    }

    private static void writeRange(DataOutputStream out, Range range) throws IOException {
        out.writeInt(range.start().line());
        out.writeInt(range.start().character());
        out.writeInt(range.end().line());
        out.writeInt(range.end().character());
    }

    private static Range readRange(DataInputStream in) throws IOException {
        return Range.of(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void writeMap(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        // In one order always, so that equal records are equal bytes.
        for (var entry : new TreeMap<>(map).entrySet()) {
            writeText(out, entry.getKey());
            writeText(out, entry.getValue());
        }
    }

    private static Map<String, String> readMap(DataInputStream in) throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            map.put(readText(in), readText(in));
        }
        return map;
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface ReadingFrom<T> {
        T from(DataInputStream in) throws IOException;
    }

    private static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(BytesRef bytes, ReadingFrom<T> reading) {
        try (DataInputStream in =
                new DataInputStream(
                        new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
            return reading.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
