package glossa.source.reading;

import glossa.grammar.Position;
import glossa.source.Chunk;
import glossa.source.Chunker;
import glossa.source.SourceBytes;
import glossa.source.SourceText;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * The chunks of a source, found in one pass over its bytes through a sliding window.
 *
 * <p>A cut depends on the bytes around it, never on its offset. So a change moves the chunks after
 * it, and their content and ids stay the same (Muthitacharoen, Chen, Mazières, "A Low-bandwidth
 * Network File System", 2001, section 3.1).
 *
 * @param all the chunks in order; together they are the whole source
 * @param shared the text that every chunk needs from the others, in the same format
 * @param bound the text that bound chunks need in addition
 * @param opening replaces the first byte of a chunk after a cut
 * @param closing is added to the end of a chunk before a cut
 * @param endsOpen whether the source ends inside a record
 */
record Chunks(
        List<Chunk> all,
        String shared,
        String bound,
        String opening,
        String closing,
        boolean endsOpen) {
    /** The minimum length of a chunk in bytes, except for the last one. */
    private static final int MIN_LENGTH = 16 << 10;

    /** On average, one of this many possible cuts is made. */
    private static final int ONE_IN = 8;

    private static final int WINDOW = 1 << 18;

    /** The number of bytes after a possible cut that decide whether it is made. */
    private static final int TELLING = 96;

    /**
     * Cuts a source.
     *
     * @param salt added to the content of each chunk for its id: the file and the format
     */
    static Chunks of(SourceBytes bytes, Chunker cutter, String salt) throws IOException {
        Pass pass = new Pass();
        pass.over(bytes, cutter);
        boolean several = pass.pieces.size() > 1;
        String shared = several ? cutter.shared(bytes, false) : "";
        String bound = several && pass.anyBound ? cutter.shared(bytes, true) : "";
        long common = mix(hash(salt), hash(shared));
        List<Chunk> pieces = new ArrayList<>(pass.pieces.size());
        Map<Long, Integer> twins = new HashMap<>();
        for (Chunk piece : pass.pieces) {
            // A chunk that ends with a cut is closed; the last one must close itself.
            boolean last = piece.equals(pass.pieces.getLast());
            long text = last && !cutter.closing().isEmpty() ? ~piece.id() : piece.id();
            long id = mix(text, piece.isBound() ? mix(common, hash(bound)) : common);
            // Equal chunks of one file get different ids.
            int twin = twins.merge(id, 1, Integer::sum);
            pieces.add(
                    new Chunk(
                            twin == 1 ? id : mix(id, twin),
                            piece.base(),
                            piece.start(),
                            piece.end(),
                            piece.isBound()));
        }
        return new Chunks(
                pieces, shared, bound, cutter.opening(), cutter.closing(), cutter.endsOpen());
    }

    /** A source as one chunk. */
    static Chunks whole(SourceBytes bytes, String salt) throws IOException {
        return of(bytes, new Uncut(), salt);
    }

    /**
     * The text of a chunk of {@code file}.
     *
     * @param macros text that it needs from other sources
     */
    SourceText text(Path file, SourceBytes bytes, Chunk piece, String macros) throws IOException {
        String text = SourceText.decode(bytes.slice(piece.start(), piece.end()));
        boolean first = piece.start() == 0;
        boolean last = piece.end() == bytes.size();
        if (!first && !opening.isEmpty()) {
            text = opening + text.substring(1);
        }
        return SourceText.of(
                file,
                last ? text : text + closing,
                macros + (piece.isBound() ? shared + "\n" + bound : shared));
    }

    /** A hash of {@code text}. */
    static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Sum sum = new Sum();
        sum.add(bytes, 0, bytes.length);
        return sum.take();
    }

    /** Combines two hashes. */
    static long mix(long a, long b) {
        long h = (a ^ Long.rotateLeft(b, 29)) * 0x9E3779B97F4A7C15L;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        return h ^ (h >>> 32);
    }

    /**
     * Two checksums with different polynomials, and the length: about as good as 64 bits against
     * accidental collisions.
     */
    private static final class Sum {
        private final CRC32 one = new CRC32();
        private final CRC32C other = new CRC32C();
        private long length;

        void add(byte[] bytes, int from, int to) {
            one.update(bytes, from, to - from);
            other.update(bytes, from, to - from);
            length += to - from;
        }

        long take() {
            long sum = mix(one.getValue() << 32 | other.getValue(), length);
            one.reset();
            other.reset();
            length = 0;
            return sum;
        }
    }

    /** One pass over a source. */
    private static final class Pass implements Chunker.CutPoints {
        final List<Chunk> pieces = new ArrayList<>();
        boolean anyBound;
        private final Sum sum = new Sum();

        /** The offset of the window in the source. */
        private long windowStart;

        /** The index in the window of the first byte that is not in a checksum yet. */
        private int unsummed;

        private long pieceStart;
        private Position base = new Position(0, 0);
        private boolean isBound;
        private int line;

        /** The UTF-16 units since the start of the line. */
        private int character;

        private boolean afterReturn;

        void over(SourceBytes bytes, Chunker cutter) throws IOException {
            byte[] window = new byte[(int) Math.min(WINDOW, bytes.size()) + 2 * Chunker.SIGHT];
            int from = 0;
            int end = 0;
            while (true) {
                int read =
                        bytes.copy(
                                windowStart + end,
                                window,
                                end,
                                (int)
                                        Math.min(
                                                window.length - end,
                                                bytes.size() - windowStart - end));
                end += Math.max(0, read);
                if (from == 0 && SourceText.markLength(window, end) > 0) {
                    // The byte order mark is not part of the first line.
                    character = -1;
                }
                boolean last = read <= 0 || windowStart + end >= bytes.size();
                int to = last ? end : end - Chunker.SIGHT;
                cutter.scan(window, from, to, end, this);
                pass(window, to);
                if (last) {
                    finish(windowStart + end);
                    return;
                }
                int kept = Math.max(0, to - Chunker.SIGHT);
                System.arraycopy(window, kept, window, 0, end - kept);
                windowStart += kept;
                from = to - kept;
                end -= kept;
                unsummed = from;
            }
        }

        @Override
        public boolean cut(byte[] bytes, int offset, int end) {
            long length = since(offset);
            if (length < MIN_LENGTH
                    || length < Chunker.MAX_LENGTH && !isTelling(bytes, offset, end)) {
                return false;
            }
            pass(bytes, offset);
            finish(windowStart + offset);
            return true;
        }

        private static boolean isTelling(byte[] bytes, int offset, int end) {
            int h = 0;
            for (int i = offset; i < Math.min(end, offset + TELLING); i++) {
                h = h * 31 + bytes[i];
            }
            return (mix(h, 0) & (ONE_IN - 1)) == 0;
        }

        @Override
        public long since(int offset) {
            return windowStart + offset - pieceStart;
        }

        @Override
        public long place(int offset) {
            return windowStart + offset;
        }

        @Override
        public void bind() {
            isBound = true;
            anyBound = true;
        }

        private void finish(long end) {
            pieces.add(new Chunk(sum.take(), base, pieceStart, end, isBound));
            pieceStart = end;
            base = new Position(line, character);
            isBound = false;
        }

        /** Adds the bytes up to {@code to} to the line counts and checksums. */
        private void pass(byte[] bytes, int to) {
            sum.add(bytes, unsummed, to);
            int lineStart = -1;
            for (int i = unsummed; i < to; i++) {
                byte b = bytes[i];
                if (b == '\n') {
                    line += i > unsummed ? bytes[i - 1] == '\r' ? 0 : 1 : afterReturn ? 0 : 1;
                    lineStart = i + 1;
                } else if (b == '\r') {
                    line++;
                    lineStart = i + 1;
                }
            }
            if (to > unsummed) {
                afterReturn = bytes[to - 1] == '\r';
            }
            character = lineStart < 0 ? character : 0;
            for (int i = Math.max(lineStart, unsummed); i < to; i++) {
                // A continuation byte counts nothing; a character of four bytes is two units.
                byte b = bytes[i];
                character += (b & 0xC0) == 0x80 ? 0 : b < (byte) 0xF0 || b >= 0 ? 1 : 2;
            }
            unsummed = to;
        }
    }

    /** A chunker without cuts. */
    private static final class Uncut implements Chunker {
        @Override
        public void scan(byte[] bytes, int from, int to, int end, CutPoints places) {
            // No possible cuts.
        }

        @Override
        public boolean endsOpen() {
            return false;
        }
    }
}
