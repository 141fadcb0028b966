package glossa.index;

import glossa.grammar.Range;

import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values as bytes in Lucene's variable-length encoding: what the codecs of papers and files share.
 * The layout is that of one {@link PaperIndex#LAYOUT}.
 */
final class Encoding {
    private Encoding() {}

    /** Writes a value. */
    interface ValueWriter {
        void writeTo(DataOutput out) throws IOException;
    }

    /** Reads a value. */
    interface ValueReader<T> {
        T readFrom(ByteArrayDataInput in) throws IOException;
    }

    /** The bytes that a writer writes. */
    static byte[] encode(ValueWriter writer) {
        ByteOutput out = new ByteOutput();
        try {
            writer.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ArrayUtil.copyOfSubArray(out.bytes, 0, out.length);
    }

    /** The value that a reader reads from bytes. */
    static <T> T decode(BytesRef bytes, ValueReader<T> reader) {
        try {
            return reader.readFrom(new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Encodes texts in their order. */
    static byte[] encodeTexts(List<String> texts) {
        return encode(out -> writeTexts(out, texts));
    }

    /** Decodes what {@link #encodeTexts} wrote. */
    static List<String> decodeTexts(BytesRef bytes) {
        return decode(bytes, Encoding::readTexts);
    }

    static void writeRange(DataOutput out, Range range) throws IOException {
        out.writeVInt(range.start().line());
        out.writeVInt(range.start().character());
        out.writeVInt(range.end().line() - range.start().line());
        out.writeVInt(range.end().character());
    }

    static Range readRange(ByteArrayDataInput in) throws IOException {
        int line = in.readVInt();
        int character = in.readVInt();
        return Range.of(line, character, line + in.readVInt(), in.readVInt());
    }

    static void writeTexts(DataOutput out, List<String> texts) throws IOException {
        out.writeVInt(texts.size());
        for (String text : texts) {
            out.writeString(text);
        }
    }

    static List<String> readTexts(ByteArrayDataInput in) throws IOException {
        int count = in.readVInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readString());
        }
        return texts;
    }

    /** Writes a map ordered by its keys, so that equal maps are equal bytes. */
    static void writeMap(DataOutput out, Map<String, String> map) throws IOException {
        out.writeVInt(map.size());
        for (var entry : new TreeMap<>(map).entrySet()) {
            out.writeString(entry.getKey());
            out.writeString(entry.getValue());
        }
    }

    static Map<String, String> readMap(ByteArrayDataInput in) throws IOException {
        Map<String, String> map = new LinkedHashMap<>();
        for (int left = in.readVInt(); left > 0; left--) {
            map.put(in.readString(), in.readString());
        }
        return map;
    }

    /** Lucene's output into an array that grows. */
    private static final class ByteOutput extends DataOutput {
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
