package glossa.index;

import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.paper.Name;
import glossa.paper.Page;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;

import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Papers and problems as bytes, for the index's stored fields. The layout belongs to one {@link
 * PaperIndex#LAYOUT}. Where a record stands is written as its piece and the place in that.
 */
final class PaperCodec {
    /** CSL's types (CSL 1.0.2, appendix III); a change of them is another layout. */
    private static final List<String> TYPES =
            List.of(
                    "article",
                    "article-journal",
                    "article-magazine",
                    "article-newspaper",
                    "bill",
                    "book",
                    "broadcast",
                    "chapter",
                    "classic",
                    "collection",
                    "dataset",
                    "document",
                    "entry",
                    "entry-dictionary",
                    "entry-encyclopedia",
                    "event",
                    "figure",
                    "graphic",
                    "hearing",
                    "interview",
                    "legal_case",
                    "legislation",
                    "manuscript",
                    "map",
                    "motion_picture",
                    "musical_score",
                    "pamphlet",
                    "paper-conference",
                    "patent",
                    "performance",
                    "periodical",
                    "personal_communication",
                    "post",
                    "post-weblog",
                    "regulation",
                    "report",
                    "review",
                    "review-book",
                    "software",
                    "song",
                    "speech",
                    "standard",
                    "thesis",
                    "treaty",
                    "webpage");

    private PaperCodec() {}

    /**
     * All that is known of a paper by record. The only record of a paper is written without what
     * {@link #ofBrief} says of it already.
     */
    static byte[] of(List<Paper> records, ChunkPlaces places) {
        return write(
                out -> {
                    out.writeVInt(records.size());
                    if (records.size() == 1) {
                        Paper record = records.getFirst();
                        out.writeString(record.key());
                        writeTexts(out, record.aliases());
                        writeRest(out, record);
                        return;
                    }
                    for (Paper record : records) {
                        writeShown(out, record, places);
                        writeRest(out, record);
                    }
                });
    }

    /**
     * What {@link #of} wrote.
     *
     * @param brief what {@link #ofBrief} wrote of the same paper
     */
    static List<Paper> records(BytesRef bytes, BytesRef brief, ChunkPlaces places) {
        return read(
                bytes,
                in -> {
                    int count = in.readVInt();
                    if (count == 1) {
                        Paper shown = shown(brief, places);
                        String key = in.readString();
                        List<String> aliases = readTexts(in);
                        return List.of(readRest(in, key, aliases, shown));
                    }
                    List<Paper> records = new ArrayList<>(count);
                    for (int i = 0; i < count; i++) {
                        Paper shown = readShown(in, places);
                        records.add(readRest(in, shown.key(), shown.aliases(), shown));
                    }
                    return records;
                });
    }

    /** Problems, their places as they are. */
    static byte[] ofProblems(List<Problem> problems) {
        return write(
                out -> {
                    out.writeVInt(problems.size());
                    for (Problem problem : problems) {
                        writeRange(out, problem.range());
                        out.writeString(problem.severity().name());
                        out.writeString(problem.code());
                        out.writeString(problem.message());
                        out.writeVInt(problem.related().size());
                        for (Problem.Related related : problem.related()) {
                            out.writeString(related.file().toString());
                            writeRange(out, related.range());
                            out.writeString(related.message());
                        }
                    }
                });
    }

    static List<Problem> problems(BytesRef bytes) {
        return read(
                bytes,
                in -> {
                    int count = in.readVInt();
                    List<Problem> problems = new ArrayList<>(count);
                    for (int i = 0; i < count; i++) {
                        Range range = readRange(in);
                        Problem.Severity severity = Problem.Severity.valueOf(in.readString());
                        String code = in.readString();
                        String message = in.readString();
                        List<Problem.Related> related = new ArrayList<>();
                        for (int n = in.readVInt(); n > 0; n--) {
                            related.add(
                                    new Problem.Related(
                                            Path.of(in.readString()),
                                            readRange(in),
                                            in.readString()));
                        }
                        problems.add(new Problem(range, severity, code, message, related));
                    }
                    return problems;
                });
    }

    /** What a list shows of a paper, and what it is compared by. */
    static byte[] ofBrief(Paper shown, ChunkPlaces places) {
        return write(out -> writeShown(out, shown, places));
    }

    /** What {@link #ofBrief} wrote. */
    static Paper shown(BytesRef bytes, ChunkPlaces places) {
        return read(bytes, in -> readShown(in, places));
    }

    /** Texts in their order. */
    static byte[] ofTexts(List<String> texts) {
        return write(out -> writeTexts(out, texts));
    }

    static List<String> texts(BytesRef bytes) {
        return read(bytes, PaperCodec::readTexts);
    }

    /** The pieces of a file. */
    static byte[] ofPieces(ChunkPlaces.FileChunks pieces) {
        return write(
                out -> {
                    out.writeVInt(pieces.ids().length);
                    int line = 0;
                    for (int i = 0; i < pieces.ids().length; i++) {
                        Position base = pieces.base(i);
                        out.writeLong(pieces.ids()[i]);
                        out.writeVInt(base.line() - line);
                        out.writeVInt(base.character());
                        line = base.line();
                    }
                });
    }

    static ChunkPlaces.FileChunks pieces(BytesRef bytes) {
        return read(
                bytes,
                in -> {
                    int count = in.readVInt();
                    long[] ids = new long[count];
                    Position[] bases = new Position[count];
                    int line = 0;
                    for (int i = 0; i < count; i++) {
                        ids[i] = in.readLong();
                        line += in.readVInt();
                        bases[i] = new Position(line, in.readVInt());
                    }
                    return new ChunkPlaces.FileChunks(ids, bases);
                });
    }

    /** What is wrong in some pieces, by their ids. */
    static byte[] ofByPiece(Map<Long, BytesRef> problems) {
        return write(
                out -> {
                    out.writeVInt(problems.size());
                    for (var entry : new TreeMap<>(problems).entrySet()) {
                        BytesRef bytes = entry.getValue();
                        out.writeLong(entry.getKey());
                        out.writeVInt(bytes.length);
                        out.writeBytes(bytes.bytes, bytes.offset, bytes.length);
                    }
                });
    }

    static Map<Long, BytesRef> byPiece(BytesRef bytes) {
        return read(
                bytes,
                in -> {
                    Map<Long, BytesRef> problems = new HashMap<>();
                    for (int n = in.readVInt(); n > 0; n--) {
                        long piece = in.readLong();
                        byte[] ofPiece = new byte[in.readVInt()];
                        in.readBytes(ofPiece, 0, ofPiece.length);
                        problems.put(piece, new BytesRef(ofPiece));
                    }
                    return problems;
                });
    }

    private static void writeShown(DataOutput out, Paper paper, ChunkPlaces places)
            throws IOException {
        out.writeString(paper.key());
        writeTexts(out, paper.aliases());
        writeType(out, paper.type());
        out.writeString(paper.title());
        out.writeVInt(paper.authors().size());
        for (Name name : paper.authors()) {
            out.writeString(name.family());
            out.writeString(name.given());
        }
        out.writeString(paper.year());
        out.writeString(paper.venue());
        out.writeVInt(paper.sources().size());
        for (Source source : paper.sources()) {
            ChunkPlaces.PlaceInChunk place = places.inChunk(source);
            out.writeLong(place.chunk());
            writeRange(out, place.record());
            writeRange(out, place.name());
        }
    }

    private static Paper readShown(ByteArrayDataInput in, ChunkPlaces places) throws IOException {
        String key = in.readString();
        List<String> aliases = readTexts(in);
        String type = readType(in);
        String title = in.readString();
        List<Name> authors = new ArrayList<>();
        for (int n = in.readVInt(); n > 0; n--) {
            authors.add(new Name(in.readString(), in.readString()));
        }
        String year = in.readString();
        String venue = in.readString();
        List<Source> sources = new ArrayList<>();
        for (int n = in.readVInt(); n > 0; n--) {
            sources.add(places.source(in.readLong(), readRange(in), readRange(in)));
        }
        return Paper.builder()
                .key(key)
                .aliases(aliases)
                .type(type)
                .title(title)
                .authors(authors)
                .year(year)
                .venue(venue)
                .sources(sources)
                .build();
    }

    /** A type of CSL's is a number: of a million papers, its names would be some percent. */
    private static void writeType(DataOutput out, String type) throws IOException {
        int known = TYPES.indexOf(type);
        out.writeVInt(known + 1);
        if (known < 0) {
            out.writeString(type);
        }
    }

    private static String readType(ByteArrayDataInput in) throws IOException {
        int known = in.readVInt();
        return known == 0 ? in.readString() : TYPES.get(known - 1);
    }

    private static void writeRest(DataOutput out, Paper paper) throws IOException {
        out.writeString(paper.abstractText());
        writeMap(out, paper.identifiers());
        writeMap(out, paper.fields());
        out.writeVInt(paper.pages().size());
        for (Page page : paper.pages()) {
            out.writeString(page.label());
            out.writeString(page.text());
        }
    }

    private static Paper readRest(
            ByteArrayDataInput in, String key, List<String> aliases, Paper shown)
            throws IOException {
        String abstractText = in.readString();
        Map<String, String> identifiers = readMap(in);
        Map<String, String> fields = readMap(in);
        List<Page> pages = new ArrayList<>();
        for (int n = in.readVInt(); n > 0; n--) {
            pages.add(new Page(in.readString(), in.readString()));
        }
        return shown.toBuilder()
                .key(key)
                .aliases(aliases)
                .abstractText(abstractText)
                .identifiers(identifiers)
                .fields(fields)
                .pages(pages)
                .build();
    }

    private static void writeRange(DataOutput out, Range range) throws IOException {
        out.writeVInt(range.start().line());
        out.writeVInt(range.start().character());
        out.writeVInt(range.end().line() - range.start().line());
        out.writeVInt(range.end().character());
    }

    private static Range readRange(ByteArrayDataInput in) throws IOException {
        int line = in.readVInt();
        int character = in.readVInt();
        return Range.of(line, character, line + in.readVInt(), in.readVInt());
    }

    private static void writeTexts(DataOutput out, List<String> texts) throws IOException {
        out.writeVInt(texts.size());
        for (String text : texts) {
            out.writeString(text);
        }
    }

    private static List<String> readTexts(ByteArrayDataInput in) throws IOException {
        int count = in.readVInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readString());
        }
        return texts;
    }

    private static void writeMap(DataOutput out, Map<String, String> map) throws IOException {
        out.writeVInt(map.size());
        // In one order always, so that equal records are equal bytes.
        for (var entry : new TreeMap<>(map).entrySet()) {
            out.writeString(entry.getKey());
            out.writeString(entry.getValue());
        }
    }

    private static Map<String, String> readMap(ByteArrayDataInput in) throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        for (int n = in.readVInt(); n > 0; n--) {
            map.put(in.readString(), in.readString());
        }
        return map;
    }

    private interface ValueWriter {
        void to(DataOutput out) throws IOException;
    }

    private interface ValueReader<T> {
        T from(ByteArrayDataInput in) throws IOException;
    }

    private static byte[] write(ValueWriter writing) {
        Growing out = new Growing();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ArrayUtil.copyOfSubArray(out.bytes, 0, out.length);
    }

    private static <T> T read(BytesRef bytes, ValueReader<T> reading) {
        try {
            return reading.from(new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lucene's numbers and texts in an array that grows. */
    private static final class Growing extends DataOutput {
        private byte[] bytes = new byte[512];
        private int length;

        @Override
        public void writeByte(byte b) {
            bytes = ArrayUtil.grow(bytes, length + 1);
            bytes[length++] = b;
        }

        @Override
        public void writeBytes(byte[] added, int offset, int count) {
            bytes = ArrayUtil.grow(bytes, length + count);
            System.arraycopy(added, offset, bytes, length, count);
            length += count;
        }
    }
}
