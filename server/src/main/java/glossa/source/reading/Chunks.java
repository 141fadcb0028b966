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
 * The pieces of a source, found in one pass over its bytes that holds a window of them.
 *
 * <p>Where a source is cut depends on what stands at the cut, never on its offset: so a change
 * moves the pieces behind it and makes none of them another one (Muthitacharoen, Chen, Mazières, "A
 * Low-bandwidth Network File System", 2001, section 3.1).
 *
 * @param all the pieces, in the order of the source; together they are the whole of it
 * @param shared what every piece needs of the others, as text of the format
 * @param bound what some pieces need besides
 * @param opening what stands in place of the first byte of a piece behind a cut
 * @param closing what stands behind a piece before a cut
 * @param endsOpen whether the source ends in the midst of something
 */
record Chunks(
        List<Chunk> all,
        String shared,
        String bound,
        String opening,
        String closing,
        boolean endsOpen) {
    /** Bytes; a piece is at least as long, but for the last. */
    private static final int MIN_LENGTH = 16 << 10;

    /** One place in so many is a cut. */
    private static final int ONE_IN = 8;

    private static final int WINDOW = 1 << 18;

    /** Bytes behind a place that its choice depends on. */
    private static final int TELLING = 96;

    /**
     * Cuts a source.
     *
     * @param salt what the ids depend on besides what the pieces say: the file, the format
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
            // A list that goes on behind a piece is closed for it; behind the last it must close
            // itself.
            boolean last = piece.equals(pass.pieces.getLast());
            long text = last && !cutter.closing().isEmpty() ? ~piece.id() : piece.id();
            long id = mix(text, piece.isBound() ? mix(common, hash(bound)) : common);
            // The same bytes twice in one file are two pieces.
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

    /** A source that is one piece. */
    static Chunks whole(SourceBytes bytes, String salt) throws IOException {
        return of(bytes, new Uncut(), salt);
    }

    /** The text of a piece of {@code file}. */
    SourceText text(Path file, SourceBytes bytes, Chunk piece) throws IOException {
        String text = SourceText.decode(bytes.slice(piece.start(), piece.end()));
        boolean first = piece.start() == 0;
        boolean last = piece.end() == bytes.size();
        if (!first && !opening.isEmpty()) {
            text = opening + text.substring(1);
        }
        return SourceText.of(
                file,
                last ? text : text + closing,
                piece.isBound() ? shared + "\n" + bound : shared);
    }

    /** A number that depends on all of {@code text}. */
    static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Sum sum = new Sum();
        sum.add(bytes, 0, bytes.length);
        return sum.take();
    }

    /** A number that depends on both. */
    static long mix(long a, long b) {
        long h = (a ^ Long.rotateLeft(b, 29)) * 0x9E3779B97F4A7C15L;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        return h ^ (h >>> 32);
    }

    /**
     * Two checksums of different polynomials and the length: as good as 64 bits against accidents.
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

        /** The window's first byte in the source. */
        private long windowStart;

        /** The window's first byte that is in no sum yet. */
        private int unsummed;

        private long pieceStart;
        private Position base = new Position(0, 0);
        private boolean isBound;
        private int line;

        /** UTF-16 units since the line began. */
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
                    // The mark is no part of the first line.
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

        /** Counts lines and sums up to {@code to}. */
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
                // A byte that goes on with a character counts nothing; four bytes are two units.
                byte b = bytes[i];
                character += (b & 0xC0) == 0x80 ? 0 : b < (byte) 0xF0 || b >= 0 ? 1 : 2;
            }
            unsummed = to;
        }
    }

    /** Cuts nothing. */
    private static final class Uncut implements Chunker {
        @Override
        public void scan(byte[] bytes, int from, int to, int end, CutPoints places) {
            // Nothing to find.
        }

        @Override
        public boolean endsOpen() {
            return false;
        }
    }
}
