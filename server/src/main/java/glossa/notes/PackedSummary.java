package glossa.notes;

import glossa.grammar.Heading;
import glossa.grammar.Span;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A compressed summary of a note, since there may be ten thousand and few are needed at a time. The
 * data needed of all notes is not compressed: the hashes of the cited keys, the key of the note's
 * paper, and its labels. The words around citations are the largest part, and are deflated.
 */
final class PackedSummary {
    private final byte[] bytes;
    private final byte[] words;

    /** The length of {@link #words} after inflation. */
    private final int length;

    /** The hashes of the cited keys, sorted. */
    private final int[] cited;

    private final Optional<String> paper;
    private final Set<String> targets;

    /** {@link ReadingState#progress}, if the note is a literature note. */
    private final byte progress;

    /** The result of {@link #cited()}; cached for a note that is also open. */
    private volatile @Nullable Map<String, Integer> counts;

    private PackedSummary(
            byte[] bytes,
            byte[] words,
            int length,
            int[] cited,
            Optional<String> paper,
            Set<String> targets,
            int progress) {
        this.bytes = bytes;
        this.words = words;
        this.length = length;
        this.cited = cited;
        this.paper = paper;
        this.targets = targets;
        this.progress = (byte) progress;
    }

    static PackedSummary of(NoteSummary outline) {
        Map<String, Integer> keys = new LinkedHashMap<>();
        outline.citings()
                .forEach(
                        citing -> citing.keys().forEach(key -> keys.putIfAbsent(key, keys.size())));
        outline.items().forEach(item -> keys.putIfAbsent(item.key(), keys.size()));
        Writer out = new Writer();
        out.text(outline.uri());
        out.text(outline.title());
        out.number(outline.fields().size());
        outline.fields()
                .forEach(
                        (name, values) -> {
                            out.text(name);
                            out.texts(values);
                        });
        out.number(outline.headings().size());
        for (Heading heading : outline.headings()) {
            out.number(heading.level());
            out.span(heading.span());
            out.text(heading.text());
        }
        out.texts(List.copyOf(keys.keySet()));
        out.number(outline.items().size());
        for (NoteSummary.Item item : outline.items()) {
            out.number(keys.getOrDefault(item.key(), 0));
            out.span(item.span());
        }
        outline.lines().write(out);
        Writer words = new Writer();
        words.number(outline.citings().size());
        for (CitationContext citing : outline.citings()) {
            words.span(citing.span());
            words.number(citing.keys().size());
            citing.keys().forEach(key -> words.number(keys.getOrDefault(key, 0)));
            words.text(citing.words());
        }
        byte[] plain = words.bytes.toByteArray();
        return new PackedSummary(
                out.bytes.toByteArray(),
                deflated(plain),
                plain.length,
                outline.items().stream()
                        .mapToInt(item -> item.key().hashCode())
                        .distinct()
                        .sorted()
                        .toArray(),
                outline.paper(),
                outline.targets(),
                ReadingState.progress(outline.fields()));
    }

    /** Whether the note may cite a key: false is certain, true is not. */
    boolean mayCite(String key) {
        return Arrays.binarySearch(cited, key.hashCode()) >= 0;
    }

    /** The key of the note's paper. */
    Optional<String> paper() {
        return paper;
    }

    /** The labels that the note defines. */
    Set<String> targets() {
        return targets;
    }

    /** The progress of the reader with that paper: {@link ReadingState#progress}. */
    int progress() {
        return progress;
    }

    /** The approximate heap size in bytes, with the arrays and their owners. */
    int size() {
        int labels = targets.stream().mapToInt(label -> 48 + label.length()).sum();
        return 16 + bytes.length + 16 + words.length + 16 + 4 * cited.length + 32 + labels;
    }

    /** The number of citations of each key. */
    Map<String, Integer> cited() {
        Map<String, Integer> known = counts;
        if (known == null) {
            known = outline().cited();
            counts = known;
        }
        return known;
    }

    /** The summary; its citations are unpacked on first use. */
    NoteSummary outline() {
        Reader in = new Reader(bytes);
        String uri = in.text();
        String title = in.text();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int left = in.number(); left > 0; left--) {
            String name = in.text();
            fields.put(name, in.texts());
        }
        Headings headings = new Headings(in);
        List<String> keys = in.texts();
        int count = in.number();
        List<NoteSummary.Item> items = new ArrayList<>(count);
        for (int left = count; left > 0; left--) {
            String key = keys.get(in.number());
            items.add(new NoteSummary.Item(key, in.span()));
        }
        return new NoteSummary(
                uri,
                title,
                paper,
                fields,
                headings,
                new Citings(keys),
                items,
                targets,
                LineStarts.read(in));
    }

    /** The headings, unpacked on first use: a search for citations does not need them. */
    private final class Headings extends AbstractList<Heading> {
        private final int at;
        private final int size;
        private volatile @Nullable List<Heading> unpacked;

        /** Skips the headings in {@code in}. */
        Headings(Reader in) {
            this.at = in.at;
            this.size = in.number();
            for (int left = size; left > 0; left--) {
                in.number();
                in.span();
                in.skipText();
            }
        }

        private List<Heading> unpacked() {
            List<Heading> all = unpacked;
            if (all == null) {
                // The first span is relative to 0.
                Reader in = new Reader(bytes);
                in.at = at;
                all = new ArrayList<>();
                for (int left = in.number(); left > 0; left--) {
                    int level = in.number();
                    Span span = in.span();
                    all.add(new Heading(level, span, in.text()));
                }
                unpacked = all;
            }
            return all;
        }

        @Override
        public Heading get(int index) {
            return unpacked().get(index);
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** The citations, unpacked on first use. */
    private final class Citings extends AbstractList<CitationContext> {
        private final List<String> keys;
        private volatile @Nullable List<CitationContext> unpacked;

        Citings(List<String> keys) {
            this.keys = keys;
        }

        private List<CitationContext> unpacked() {
            List<CitationContext> all = unpacked;
            if (all == null) {
                Reader in = new Reader(inflated(words, length));
                all = new ArrayList<>();
                for (int left = in.number(); left > 0; left--) {
                    Span span = in.span();
                    List<String> of = new ArrayList<>();
                    for (int more = in.number(); more > 0; more--) {
                        of.add(keys.get(in.number()));
                    }
                    all.add(new CitationContext(span, of, in.text()));
                }
                unpacked = all;
            }
            return all;
        }

        @Override
        public CitationContext get(int index) {
            return unpacked().get(index);
        }

        @Override
        public int size() {
            return unpacked().size();
        }
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            byte[] packed = new byte[plain.length];
            int size = deflater.deflate(packed);
            // Data that deflating does not shrink is stored as it is.
            return deflater.finished() && size < plain.length ? Arrays.copyOf(packed, size) : plain;
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflated(byte[] packed, int length) {
        if (packed.length == length) {
            return packed;
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] plain = new byte[length];
            if (inflater.inflate(plain) != length) {
                throw new IllegalStateException("these bytes were deflated whole");
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IllegalStateException("these bytes were deflated in this process", e);
        } finally {
            inflater.end();
        }
    }

    /** Writes texts and numbers, most of which are small. */
    static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int last;

        /** Seven bits in a byte, low bits first. */
        void number(int number) {
            int left = number;
            while ((left & ~0x7f) != 0) {
                bytes.write(left | 0x80);
                left >>>= 7;
            }
            bytes.write(left);
        }

        void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            bytes.writeBytes(utf8);
        }

        void texts(List<String> texts) {
            number(texts.size());
            texts.forEach(this::text);
        }

        /** Relative to the previous span: most spans are close to each other. */
        void span(Span span) {
            int step = span.start() - last;
            number(step << 1 ^ step >> 31);
            number(span.length());
            last = span.start();
        }
    }

    /** Reads what {@link Writer} wrote. */
    static final class Reader {
        private final byte[] bytes;
        private int at;
        private int last;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int number() {
            int number = 0;
            int shift = 0;
            byte part;
            do {
                part = bytes[at++];
                number |= (part & 0x7f) << shift;
                shift += 7;
            } while (part < 0);
            return number;
        }

        String text() {
            int length = number();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        void skipText() {
            int length = number();
            at += length;
        }

        List<String> texts() {
            int count = number();
            List<String> texts = new ArrayList<>(count);
            for (int left = count; left > 0; left--) {
                texts.add(text());
            }
            return texts;
        }

        Span span() {
            int step = number();
            last += step >>> 1 ^ -(step & 1);
            return new Span(last, last + number());
        }
    }
}
