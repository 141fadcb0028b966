package glossa.source.reading;

import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.paper.Problem;
import glossa.source.BinaryFormat;
import glossa.source.BoundedFiles;
import glossa.source.Chunk;
import glossa.source.Chunker;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceBytes;
import glossa.source.SourceFile;
import glossa.source.SourceFile.Contents;
import glossa.source.SourceText;
import glossa.source.TextEncoding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the files of a corpus. Never fails: an error is a {@link Problem}. */
public final class SourceFiles {
    /**
     * The maximum size in bytes of a source that cannot be cut, which is in memory while it is
     * read.
     */
    private static final long MAX_WHOLE_BYTES = 256L << 20;

    /** The size in bytes from which sources are read from disk chunk by chunk. */
    private static final long MAX_BYTES_IN_MEMORY = 4L << 20;

    /** The number of bytes at the start by which the format is recognised. */
    private static final long RECOGNISED_BY = 1L << 20;

    private static final int HEAD_LENGTH = 8192;

    private SourceFiles() {}

    /**
     * A stamp that changes whenever the content of the file may have changed: size in bytes and
     * modification time.
     */
    public static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + "@" + attributes.lastModifiedTime().toMillis();
        } catch (IOException e) {
            return "unreadable";
        }
    }

    /**
     * The size in bytes in a {@link #stamp}, which may be followed by other text; 0 if there is
     * none.
     */
    public static long size(String stamp) {
        int at = stamp.indexOf('@');
        return at > 0 && stamp.chars().limit(at).allMatch(Character::isDigit)
                ? Long.parseLong(stamp, 0, at, 10)
                : 0;
    }

    /**
     * The text of {@code file} without a byte order mark; empty if it cannot be read or is not
     * text.
     */
    public static Optional<String> text(Path file) {
        return text(file, MAX_WHOLE_BYTES);
    }

    /** The same for a file of at most {@code maxBytes}; empty for a larger one. */
    public static Optional<String> text(Path file, long maxBytes) {
        try {
            byte[] bytes = BoundedFiles.read(file, maxBytes);
            return isBinary(bytes) ? Optional.empty() : Optional.of(TextEncoding.decode(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads all of {@code file}. */
    public static ReadResult read(Path file) {
        return read(file, open(file));
    }

    /** Reads all of a source with a known text. */
    public static ReadResult read(Path file, String text) {
        return read(file, open(file, text));
    }

    private static ReadResult read(Path file, Contents contents) {
        try {
            return contents.all();
        } catch (IOException e) {
            return new ReadResult(
                    List.of(),
                    failed(file, "cannot be read: " + e.getMessage()).problem().stream().toList());
        }
    }

    /**
     * Whether {@code file} has more than {@code most} bytes and is read whole when it is opened.
     */
    public static boolean isReadWhole(Path file, long most) {
        try {
            if (Files.size(file) <= most) {
                return false;
            }
            byte[] head = head(file);
            // PDFs are read by separate processes.
            boolean isPdf = String.valueOf(file).toLowerCase(Locale.ROOT).endsWith(".pdf");
            return !TextEncoding.of(head).equals(StandardCharsets.UTF_8)
                    || !isPdf && Formats.of(file, head).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends what other processes read now, as the server ends. */
    public static void endRunning() {
        Formats.PDF.endRunning();
    }

    /** Opens {@code file} on disk. */
    public static Contents open(Path file) {
        return open(file, Optional.empty(), "");
    }

    /**
     * Opens a source.
     *
     * @param text the text of an editor's unsaved buffer; empty for the file on disk
     * @param macros what its format needs from other sources, as of {@link SharedMacros}
     */
    public static Contents open(Path file, Optional<String> text, String macros) {
        if (text.isPresent()) {
            return open(file, text.get(), macros);
        }
        try {
            String stamp = stamp(file);
            byte[] head = head(file);
            Optional<BinaryFormat> binary = Formats.of(file, head);
            if (binary.isPresent()) {
                ReadResult reading = PaperBounds.bounded(binary.get().read(file));
                return Contents.whole(Chunks.hash(file + "|" + stamp), reading);
            }
            long size = Files.size(file);
            boolean isSmall = size <= MAX_BYTES_IN_MEMORY;
            byte[] bytes = isSmall ? BoundedFiles.read(file, MAX_WHOLE_BYTES) : head;
            Charset encoding = TextEncoding.of(bytes);
            boolean isSixteen = encoding.name().startsWith("UTF-16");
            if (isSixteen || !encoding.equals(StandardCharsets.UTF_8) && !isUtf8(file, isSmall)) {
                if (size > MAX_WHOLE_BYTES) {
                    return failed(file, "is too large for " + encoding + "; save it as UTF-8");
                }
                byte[] whole = isSmall ? bytes : BoundedFiles.read(file, MAX_WHOLE_BYTES);
                return open(file, TextEncoding.decode(whole), macros);
            }
            if (isBinary(head)) {
                return failed(file, "is not a text file; remove it from the corpus");
            }
            if (isSmall) {
                // The file as it is at this moment, whatever is written to it since.
                return open(file, new SourceBytes.InMemory(bytes), macros, () -> {});
            }
            return open(
                    file,
                    new SourceBytes.OnDisk(file, size),
                    macros,
                    () -> {
                        if (!stamp(file).equals(stamp)) {
                            throw new IOException(file + " changed while it was read");
                        }
                    });
        } catch (NoSuchFileException e) {
            return failed(file, "does not exist");
        } catch (AccessDeniedException e) {
            return failed(file, "cannot be read: permission denied; change the file's permissions");
        } catch (IOException e) {
            return failed(file, "cannot be read: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            return failed(file, "does not fit into memory; split it");
        }
    }

    /** Opens a source with a known text, such as an editor's unsaved buffer. */
    public static Contents open(Path file, String text) {
        return open(file, text, "");
    }

    private static Contents open(Path file, String text, String macros) {
        try {
            return open(file, SourceBytes.InMemory.of(text), macros, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always read", e);
        }
    }

    private interface Check {
        void run() throws IOException;
    }

    private static Contents open(Path file, SourceBytes bytes, String macros, Check unchanged)
            throws IOException {
        boolean isPart = bytes.size() > RECOGNISED_BY;
        byte[] begin = bytes.slice(0, Math.min(bytes.size(), RECOGNISED_BY));
        begin = isPart ? wholeLines(begin) : begin;
        SourceText head = SourceText.of(file, SourceText.decode(begin), macros);
        Optional<Format> known = Formats.of(head);
        if (known.isEmpty()) {
            return Contents.empty();
        }
        Format format = known.get();
        String salt = file + "|" + format.name() + (macros.isEmpty() ? "" : "|" + macros);
        Optional<Chunker> cutter = format.cutter(head);
        if (cutter.isEmpty() && bytes.size() > MAX_WHOLE_BYTES) {
            return failed(
                    file,
                    "is larger than "
                            + (MAX_WHOLE_BYTES >> 20)
                            + " MiB, the limit for "
                            + format.name()
                            + "; split it");
        }
        Chunks pieces =
                cutter.isPresent()
                        ? Chunks.of(bytes, cutter.get(), salt)
                        : Chunks.whole(bytes, salt);
        return new Contents(
                Optional.of(pieces.all()),
                piece -> {
                    if (!isPart && pieces.all().size() == 1) {
                        return PaperBounds.bounded(format.read(head));
                    }
                    if (piece.end() - piece.start() > MAX_WHOLE_BYTES) {
                        return tooLong(piece);
                    }
                    ReadResult reading =
                            PaperBounds.bounded(
                                    format.read(pieces.text(file, bytes, piece, macros)));
                    unchanged.run();
                    return reading;
                },
                otherEncoding(begin, head),
                pieces.endsOpen());
    }

    /** The result for a record that never ends, or a line of hundreds of millions of characters. */
    private static ReadResult tooLong(Chunk piece) {
        return new ReadResult(
                List.of(),
                List.of(
                        new Problem(
                                Range.of(0, 0, 0, 0),
                                Problem.Severity.ERROR,
                                "too-long",
                                "no end of a record within "
                                        + (piece.end() - piece.start() >> 20)
                                        + " MiB from here; look for a record that is never"
                                        + " closed")));
    }

    private static Contents failed(Path file, String why) {
        Problem problem =
                new Problem(
                        Range.of(0, 0, 0, 0),
                        Problem.Severity.ERROR,
                        "unreadable-source",
                        file.getFileName() + " " + why);
        return Contents.unreadable(problem);
    }

    /**
     * Whether a file is UTF-8 whatever it declares. A small one is looked at where it is decoded;
     * the beginning of a large one says enough, unless it is all ASCII.
     */
    private static boolean isUtf8(Path file, boolean isSmall) throws IOException {
        if (isSmall) {
            return false;
        }
        byte[] part = BoundedFiles.head(file, (int) MAX_BYTES_IN_MEMORY);
        int end = part.length;
        boolean isAscii = true;
        for (byte b : part) {
            isAscii &= b >= 0;
        }
        while (end > 0 && part[end - 1] != '\n') {
            end--;
        }
        return !isAscii && TextEncoding.isUtf8(Arrays.copyOf(part, end));
    }

    private static byte[] head(Path file) throws IOException {
        return BoundedFiles.head(file, HEAD_LENGTH);
    }

    /** Whether the head contains a zero byte, and is not UTF-16. */
    private static boolean isBinary(byte[] bytes) {
        if (!TextEncoding.of(bytes).equals(StandardCharsets.UTF_8)) {
            return false;
        }
        for (int i = 0; i < Math.min(HEAD_LENGTH, bytes.length); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The bytes up to the last line end, so that no character is cut; all if there is no line end.
     */
    private static byte[] wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 || end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }

    /** The first invalid UTF-8. */
    private static Optional<Problem> otherEncoding(byte[] begin, SourceText head) {
        ByteBuffer in = ByteBuffer.wrap(begin);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(HEAD_LENGTH);
        int decoded = 0;
        CoderResult result = decoder.decode(in, out, false);
        while (result.isOverflow()) {
            decoded += out.position();
            result = decoder.decode(in, out.clear(), false);
        }
        if (!result.isError()) {
            return Optional.empty();
        }
        int mark = SourceText.markLength(begin, begin.length) > 0 ? 1 : 0;
        int at = Math.min(decoded + out.position() - mark, head.text().length());
        return Optional.of(
                new Problem(
                        head.lines().range(new Span(at, Math.min(at + 1, head.text().length()))),
                        Problem.Severity.WARNING,
                        "encoding",
                        "invalid UTF-8: this byte and others like it are read as Windows-1252; save"
                                + " the file as UTF-8, or declare its encoding"));
    }

    /** A file on disk that depends on no settings. */
    public static SourceFile file(Path file) {
        return new SourceFile(file, stamp(file), "", () -> open(file));
    }

    /** A file with a known text. */
    public static SourceFile file(Path file, String stamp, String text) {
        return new SourceFile(file, stamp, "", () -> open(file, text));
    }
}
