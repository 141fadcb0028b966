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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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
import java.util.regex.Pattern;

/** Reads the files of a corpus. Never fails: what cannot be read is a {@link Problem}. */
public final class SourceFiles {
    /** Bytes; a source that cannot be cut is held whole while it is read. */
    private static final long MAX_WHOLE_BYTES = 256L << 20;

    /** Bytes; larger sources are read from the disk piece by piece. */
    private static final long MAX_BYTES_IN_MEMORY = 4L << 20;

    /** Bytes at the beginning that a source is recognised by. */
    private static final long RECOGNISED_BY = 1L << 20;

    private static final int HEAD_LENGTH = 8192;

    /** A source says that it is what it is taken for. */
    private static final Pattern DECLARED =
            Pattern.compile(
                    "(?i)(?:encoding|charset)\\W{1,4}(?:cp-?1252|windows-?1252|iso-?8859[-_]1\\b|latin-?1)");

    private SourceFiles() {}

    /**
     * What changes when the file's content may have changed: length in bytes and time of change.
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
     * The length in bytes that a {@link #stamp} tells, whatever follows it; 0 where it tells none.
     */
    public static long size(String stamp) {
        int at = stamp.indexOf('@');
        return at > 0 && stamp.chars().limit(at).allMatch(Character::isDigit)
                ? Long.parseLong(stamp, 0, at, 10)
                : 0;
    }

    /** The text of {@code file} without a byte order mark, if it can be read and is text. */
    public static Optional<String> text(Path file) {
        return text(file, MAX_WHOLE_BYTES);
    }

    /** The same for a file of at most {@code maxBytes}; nothing where it has more. */
    public static Optional<String> text(Path file, long maxBytes) {
        try {
            byte[] bytes = BoundedFiles.read(file, maxBytes);
            return isBinary(bytes)
                    ? Optional.empty()
                    : Optional.of(SourceText.plain(SourceText.decode(bytes)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** All that {@code file} gives, at once. */
    public static ReadResult read(Path file) {
        return read(file, open(file));
    }

    /** All that a source gives whose text is known, at once. */
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
     * Whether {@code file} is held whole when it is opened, and has more than {@code most} bytes.
     */
    public static boolean isReadWhole(Path file, long most) {
        try {
            if (Files.size(file) <= most) {
                return false;
            }
            byte[] head = head(file);
            // PDFs are read by processes of their own.
            boolean isPdf = String.valueOf(file).toLowerCase(Locale.ROOT).endsWith(".pdf");
            return !SourceText.charset(head).equals(StandardCharsets.UTF_8)
                    || !isPdf && Formats.of(file, head).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Opens {@code file} on the disk. */
    public static Contents open(Path file) {
        try {
            String stamp = stamp(file);
            byte[] head = head(file);
            Optional<BinaryFormat> binary = Formats.of(file, head);
            if (binary.isPresent()) {
                ReadResult reading = PaperBounds.bounded(binary.get().read(file));
                return Contents.whole(Chunks.hash(file + "|" + stamp), reading);
            }
            if (!SourceText.charset(head).equals(StandardCharsets.UTF_8)) {
                if (Files.size(file) > MAX_WHOLE_BYTES) {
                    return failed(file, "is too large for UTF-16; save it as UTF-8");
                }
                return open(file, SourceText.decode(BoundedFiles.read(file, MAX_WHOLE_BYTES)));
            }
            if (isBinary(head)) {
                return failed(file, "is not a text file; remove it from the corpus");
            }
            long size = Files.size(file);
            SourceBytes bytes =
                    size <= MAX_BYTES_IN_MEMORY
                            ? new SourceBytes.InMemory(BoundedFiles.read(file, MAX_WHOLE_BYTES))
                            : new SourceBytes.OnDisk(file, size);
            return open(
                    file,
                    bytes,
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

    /** Opens a source whose text is known, such as an editor's unsaved buffer. */
    public static Contents open(Path file, String text) {
        try {
            return open(file, SourceBytes.InMemory.of(text), () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always read", e);
        }
    }

    private interface Check {
        void run() throws IOException;
    }

    private static Contents open(Path file, SourceBytes bytes, Check unchanged) throws IOException {
        boolean isPart = bytes.size() > RECOGNISED_BY;
        byte[] begin = bytes.slice(0, Math.min(bytes.size(), RECOGNISED_BY));
        begin = isPart ? wholeLines(begin) : begin;
        SourceText head = SourceText.of(file, SourceText.decode(begin));
        Optional<Format> known = Formats.of(head);
        if (known.isEmpty()) {
            return Contents.empty();
        }
        Format format = known.get();
        String salt = file + "|" + format.name();
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
                            PaperBounds.bounded(format.read(pieces.text(file, bytes, piece)));
                    unchanged.run();
                    return reading;
                },
                otherEncoding(begin, head),
                pieces.endsOpen());
    }

    /** A record that never ends, or a line of hundreds of millions of characters. */
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

    private static byte[] head(Path file) throws IOException {
        return BoundedFiles.head(file, HEAD_LENGTH);
    }

    /** A zero byte in the head, and no byte order mark of UTF-16, which is full of them. */
    private static boolean isBinary(byte[] bytes) {
        if (bytes.length > 1 && !SourceText.charset(bytes).equals(StandardCharsets.UTF_8)) {
            return false;
        }
        for (int i = 0; i < Math.min(HEAD_LENGTH, bytes.length); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Up to the last line end, before which no character is cut; all where there is none. */
    private static byte[] wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 || end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }

    /** Where a source begins to be no UTF-8 and does not say what it is. */
    private static Optional<Problem> otherEncoding(byte[] begin, SourceText head) {
        ByteBuffer in = ByteBuffer.wrap(begin);
        CharsetDecoder decoder = SourceText.charset(begin).newDecoder();
        CharBuffer out = CharBuffer.allocate(HEAD_LENGTH);
        CoderResult result = decoder.decode(in, out, false);
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), false);
        }
        boolean isKnown = !result.isError();
        int declared = Math.min(HEAD_LENGTH, head.text().length());
        if (isKnown || DECLARED.matcher(head.text()).region(0, declared).find()) {
            return Optional.empty();
        }
        // Each byte is one character there.
        int at = Math.min(in.position(), head.text().length());
        return Optional.of(
                new Problem(
                        head.lines().range(new Span(at, Math.min(at + 1, head.text().length()))),
                        Problem.Severity.WARNING,
                        "encoding",
                        "invalid UTF-8: from here on the text is read as Windows-1252; save the"
                                + " file as UTF-8 if names look wrong"));
    }

    /** A file on the disk, which depends on nothing else. */
    public static SourceFile file(Path file) {
        return new SourceFile(file, stamp(file), "", () -> open(file));
    }

    /** A file whose text is known. */
    public static SourceFile file(Path file, String stamp, String text) {
        return new SourceFile(file, stamp, "", () -> open(file, text));
    }
}
