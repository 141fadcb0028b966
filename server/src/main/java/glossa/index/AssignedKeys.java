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
    private static final int REVOKED = -1;

    /** The newest line of each fingerprint, and of each name, plus one. */
    private final LongToIntMap newestOfFingerprint = new LongToIntMap();

    private final LongToIntMap newestOfName = new LongToIntMap();

    /**
     * The name of each line, by its place in {@link #nameBytes}; {@link #REVOKED} where taken back.
     */
    private int[] nameOffsets = new int[64];

    private long[] fingerprints = new long[64];

    /** The line of the same fingerprint, and of the same name, before each line. */
    private int[] olderOfFingerprint = new int[64];

    private int[] olderOfName = new int[64];
    private int count;

    /** The names, each behind its length: two bytes, the higher one first. */
    private byte[] nameBytes = new byte[1024];

    private int nameBytesEnd;

    /** The lines that are not saved: those from {@code saved} on, as they will be written. */
    private int savedCount;

    private final ByteArrayOutputStream unsaved = new ByteArrayOutputStream();

    /** Where each of these lines ends in {@link #unsaved}. */
    private int[] unsavedEnds = new int[16];

    /** The names of the paper with these fingerprints, the newest of each last. */
    List<String> names(List<String> paperFingerprints) {
        Set<String> all = new LinkedHashSet<>();
        for (String fingerprint : paperFingerprints) {
            List<String> namesOfOne = new ArrayList<>(1);
            for (int line = newestOfFingerprint.get(PaperDocuments.hash(fingerprint)) - 1;
                    line >= 0;
                    line = olderOfFingerprint[line]) {
                if (nameOffsets[line] != REVOKED
                        && !namesOfOne.contains(nameAt(nameOffsets[line]))) {
                    namesOfOne.add(nameAt(nameOffsets[line]));
                }
            }
            all.addAll(namesOfOne.reversed());
        }
        return List.copyOf(all);
    }

    /** Whether a paper has {@code name} that has none of these fingerprints. */
    boolean belongsToAnother(String name, List<String> paperFingerprints) {
        boolean any = false;
        long[] own = paperFingerprints.stream().mapToLong(PaperDocuments::hash).toArray();
        for (int line = newestOfName.get(PaperDocuments.hash(name)) - 1;
                line >= 0;
                line = olderOfName[line]) {
            if (nameOffsets[line] != REVOKED) {
                any = true;
                for (long print : own) {
                    if (print == fingerprints[line]) {
                        return false;
                    }
                }
            }
        }
        return any;
    }

    /** A line that is written down already. */
    void load(String fingerprint, String name) {
        add(fingerprint, name);
        savedCount = count;
    }

    /** Gives a name, and makes it the newest of this fingerprint. */
    void assign(String fingerprint, String name) {
        int newest = newestOfFingerprint.get(PaperDocuments.hash(fingerprint)) - 1;
        while (newest >= 0 && nameOffsets[newest] == REVOKED) {
            newest = olderOfFingerprint[newest];
        }
        if (newest < 0 || !nameAt(nameOffsets[newest]).equals(name)) {
            add(fingerprint, name);
            unsaved.writeBytes((fingerprint + "\t" + name + "\n").getBytes(StandardCharsets.UTF_8));
            int at = count - 1 - savedCount;
            unsavedEnds =
                    at < unsavedEnds.length ? unsavedEnds : Arrays.copyOf(unsavedEnds, at * 2);
            unsavedEnds[at] = unsaved.size();
        }
    }

    /** Takes a name back that was given and is not saved. */
    void revoke(String fingerprint, String name) {
        for (int line = newestOfFingerprint.get(PaperDocuments.hash(fingerprint)) - 1;
                line >= savedCount;
                line = olderOfFingerprint[line]) {
            if (nameOffsets[line] != REVOKED && nameAt(nameOffsets[line]).equals(name)) {
                nameOffsets[line] = REVOKED;
            }
        }
    }

    /** Whether anything was given since {@link #savedCount}. */
    boolean hasUnsaved() {
        return count > savedCount;
    }

    /** Writes what was given and not taken back since {@link #savedCount}. */
    void writeUnsaved(OutputStream out) throws IOException {
        byte[] lines = unsaved.toByteArray();
        ByteArrayOutputStream kept = new ByteArrayOutputStream(lines.length);
        int start = 0;
        for (int line = savedCount; line < count; line++) {
            int end = unsavedEnds[line - savedCount];
            if (nameOffsets[line] != REVOKED) {
                kept.write(lines, start, end - start);
            }
            start = end;
        }
        kept.writeTo(out);
    }

    /** What was given is written down. */
    void markSaved() {
        savedCount = count;
        unsaved.reset();
    }

    private void add(String fingerprint, String name) {
        if (count == nameOffsets.length) {
            int more = count * 2;
            nameOffsets = Arrays.copyOf(nameOffsets, more);
            fingerprints = Arrays.copyOf(fingerprints, more);
            olderOfFingerprint = Arrays.copyOf(olderOfFingerprint, more);
            olderOfName = Arrays.copyOf(olderOfName, more);
        }
        long print = PaperDocuments.hash(fingerprint);
        long hash = PaperDocuments.hash(name);
        int sameName = newestOfName.get(hash) - 1;
        fingerprints[count] = print;
        nameOffsets[count] =
                sameName >= 0 && nameOffsets[sameName] != REVOKED
                        ? nameOffsets[sameName]
                        : appendName(name);
        olderOfFingerprint[count] = newestOfFingerprint.get(print) - 1;
        olderOfName[count] = sameName;
        count++;
        newestOfFingerprint.put(print, count);
        newestOfName.put(hash, count);
    }

    private int appendName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, 0xFFFF);
        while (nameBytesEnd + 2 + length > nameBytes.length) {
            nameBytes = Arrays.copyOf(nameBytes, nameBytes.length * 2);
        }
        int at = nameBytesEnd;
        nameBytes[at] = (byte) (length >> 8);
        nameBytes[at + 1] = (byte) length;
        System.arraycopy(bytes, 0, nameBytes, at + 2, length);
        nameBytesEnd = at + 2 + length;
        return at;
    }

    private String nameAt(int at) {
        int length = (nameBytes[at] & 0xFF) << 8 | nameBytes[at + 1] & 0xFF;
        return new String(nameBytes, at + 2, length, StandardCharsets.UTF_8);
    }
}
