package glossa.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names by the fingerprints of their papers, as lines: a line is one fingerprint and one name.
 * Fingerprints are held as their hashes, so that a million names take about a hundred megabytes.
 */
final class AssignedKeys {
    private static final int NONE = -1;

    /** The newest line of each fingerprint, and of each name, plus one. */
    private final LongToIntMap newestOfPrint = new LongToIntMap();

    private final LongToIntMap newestOfName = new LongToIntMap();

    /** The name of each line, by its place in {@link #texts}; {@link #NONE} where taken back. */
    private int[] names = new int[64];

    private long[] prints = new long[64];

    /** The line of the same fingerprint, and of the same name, before each line. */
    private int[] olderOfPrint = new int[64];

    private int[] olderOfName = new int[64];
    private int count;

    /** The names, each behind its length: two bytes, the higher one first. */
    private byte[] texts = new byte[1024];

    private int textsEnd;

    /** The lines that are not saved: those from {@code saved} on, as they will be written. */
    private int saved;

    private final ByteArrayOutputStream unsaved = new ByteArrayOutputStream();

    /** Where each of these lines ends in {@link #unsaved}. */
    private int[] ends = new int[16];

    /** The names of the paper with these fingerprints, the newest of each last. */
    List<String> names(List<String> fingerprints) {
        Set<String> all = new LinkedHashSet<>();
        for (String fingerprint : fingerprints) {
            List<String> ofOne = new ArrayList<>(1);
            for (int line = newestOfPrint.get(PaperDocuments.hash(fingerprint)) - 1;
                    line >= 0;
                    line = olderOfPrint[line]) {
                if (names[line] != NONE && !ofOne.contains(text(names[line]))) {
                    ofOne.add(text(names[line]));
                }
            }
            all.addAll(ofOne.reversed());
        }
        return List.copyOf(all);
    }

    /** Whether a paper has {@code name} that has none of these fingerprints. */
    boolean isOfAnother(String name, List<String> fingerprints) {
        boolean any = false;
        long[] own = fingerprints.stream().mapToLong(PaperDocuments::hash).toArray();
        for (int line = newestOfName.get(PaperDocuments.hash(name)) - 1;
                line >= 0;
                line = olderOfName[line]) {
            if (names[line] != NONE) {
                any = true;
                for (long print : own) {
                    if (print == prints[line]) {
                        return false;
                    }
                }
            }
        }
        return any;
    }

    /** A line that is written down already. */
    void put(String fingerprint, String name) {
        add(fingerprint, name);
        saved = count;
    }

    /** Gives a name, and makes it the newest of this fingerprint. */
    void give(String fingerprint, String name) {
        int newest = newestOfPrint.get(PaperDocuments.hash(fingerprint)) - 1;
        while (newest >= 0 && names[newest] == NONE) {
            newest = olderOfPrint[newest];
        }
        if (newest < 0 || !text(names[newest]).equals(name)) {
            add(fingerprint, name);
            unsaved.writeBytes((fingerprint + "\t" + name + "\n").getBytes(StandardCharsets.UTF_8));
            int at = count - 1 - saved;
            ends = at < ends.length ? ends : Arrays.copyOf(ends, at * 2);
            ends[at] = unsaved.size();
        }
    }

    /** Takes a name back that was given and is not saved. */
    void revoke(String fingerprint, String name) {
        for (int line = newestOfPrint.get(PaperDocuments.hash(fingerprint)) - 1;
                line >= saved;
                line = olderOfPrint[line]) {
            if (names[line] != NONE && text(names[line]).equals(name)) {
                names[line] = NONE;
            }
        }
    }

    /** Whether anything was given since {@link #saved}. */
    boolean hasUnsaved() {
        return count > saved;
    }

    /** Writes what was given and not taken back since {@link #saved}. */
    void writeUnsaved(OutputStream out) throws IOException {
        byte[] lines = unsaved.toByteArray();
        ByteArrayOutputStream kept = new ByteArrayOutputStream(lines.length);
        int start = 0;
        for (int line = saved; line < count; line++) {
            int end = ends[line - saved];
            if (names[line] != NONE) {
                kept.write(lines, start, end - start);
            }
            start = end;
        }
        kept.writeTo(out);
    }

    /** What was given is written down. */
    void saved() {
        saved = count;
        unsaved.reset();
    }

    private void add(String fingerprint, String name) {
        if (count == names.length) {
            int more = count * 2;
            names = Arrays.copyOf(names, more);
            prints = Arrays.copyOf(prints, more);
            olderOfPrint = Arrays.copyOf(olderOfPrint, more);
            olderOfName = Arrays.copyOf(olderOfName, more);
        }
        long print = PaperDocuments.hash(fingerprint);
        long hash = PaperDocuments.hash(name);
        int sameName = newestOfName.get(hash) - 1;
        prints[count] = print;
        names[count] = sameName >= 0 && names[sameName] != NONE ? names[sameName] : addedText(name);
        olderOfPrint[count] = newestOfPrint.get(print) - 1;
        olderOfName[count] = sameName;
        count++;
        newestOfPrint.put(print, count);
        newestOfName.put(hash, count);
    }

    private int addedText(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, 0xFFFF);
        while (textsEnd + 2 + length > texts.length) {
            texts = Arrays.copyOf(texts, texts.length * 2);
        }
        int at = textsEnd;
        texts[at] = (byte) (length >> 8);
        texts[at + 1] = (byte) length;
        System.arraycopy(bytes, 0, texts, at + 2, length);
        textsEnd = at + 2 + length;
        return at;
    }

    private String text(int at) {
        int length = (texts[at] & 0xFF) << 8 | texts[at + 1] & 0xFF;
        return new String(texts, at + 2, length, StandardCharsets.UTF_8);
    }
}
