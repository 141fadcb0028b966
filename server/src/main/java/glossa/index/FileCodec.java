package glossa.index;

import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.paper.Problem;

import org.apache.lucene.util.BytesRef;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Encodes the chunks and problems of a file as bytes, for the index's stored fields. */
final class FileCodec {
    private FileCodec() {}

    /** Encodes problems, with their places as they are. */
    static byte[] encodeProblems(List<Problem> problems) {
        return Encoding.encode(
                out -> {
                    out.writeVInt(problems.size());
                    for (Problem problem : problems) {
                        Encoding.writeRange(out, problem.range());
                        out.writeString(problem.severity().name());
                        out.writeString(problem.code());
                        out.writeString(problem.message());
                        out.writeVInt(problem.related().size());
                        for (Problem.Related related : problem.related()) {
                            out.writeString(related.file().toString());
                            Encoding.writeRange(out, related.range());
                            out.writeString(related.message());
                        }
                    }
                });
    }

    /** Decodes what {@link #encodeProblems} wrote. */
    static List<Problem> decodeProblems(BytesRef bytes) {
        return Encoding.decode(
                bytes,
                in -> {
                    int count = in.readVInt();
                    List<Problem> problems = new ArrayList<>(count);
                    for (int i = 0; i < count; i++) {
                        Range range = Encoding.readRange(in);
                        Problem.Severity severity = Problem.Severity.valueOf(in.readString());
                        String code = in.readString();
                        String message = in.readString();
                        List<Problem.Related> related = new ArrayList<>();
                        for (int left = in.readVInt(); left > 0; left--) {
                            related.add(
                                    new Problem.Related(
                                            Path.of(in.readString()),
                                            Encoding.readRange(in),
                                            in.readString()));
                        }
                        problems.add(new Problem(range, severity, code, message, related));
                    }
                    return problems;
                });
    }

    /** Encodes the chunks of a file. */
    static byte[] encodeChunks(ChunkPlaces.FileChunks chunks) {
        return Encoding.encode(
                out -> {
                    out.writeVInt(chunks.ids().length);
                    int line = 0;
                    for (int i = 0; i < chunks.ids().length; i++) {
                        Position base = chunks.base(i);
                        out.writeLong(chunks.ids()[i]);
                        out.writeVInt(base.line() - line);
                        out.writeVInt(base.character());
                        line = base.line();
                    }
                });
    }

    /** Decodes what {@link #encodeChunks} wrote. */
    static ChunkPlaces.FileChunks decodeChunks(BytesRef bytes) {
        return Encoding.decode(
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

    /** Encodes the problems of chunks, encoded each, by the ids of the chunks. */
    static byte[] encodeChunkProblems(Map<Long, BytesRef> problems) {
        return Encoding.encode(
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

    /** Decodes what {@link #encodeChunkProblems} wrote; the problems stay encoded. */
    static Map<Long, BytesRef> decodeChunkProblems(BytesRef bytes) {
        return Encoding.decode(
                bytes,
                in -> {
                    Map<Long, BytesRef> problems = new HashMap<>();
                    for (int left = in.readVInt(); left > 0; left--) {
                        long chunk = in.readLong();
                        byte[] encoded = new byte[in.readVInt()];
                        in.readBytes(encoded, 0, encoded.length);
                        problems.put(chunk, new BytesRef(encoded));
                    }
                    return problems;
                });
    }
}
