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
 * The names that papers were assigned, as the lines of the ledger: a line is a fingerprint of a
 * paper and a name. Fingerprints are held as hashes, so that a million names take about a hundred
 * megabytes.
 */
final class AssignedKeys {
    private static final int REVOKED = -1;

    /** The newest line of each fingerprint and of each name, plus one; 0 if there is none. */
    private final LongToIntMap newestOfFingerprint = new LongToIntMap();

    private final LongToIntMap newestOfName = new LongToIntMap();

    /**
     * The name of each line, by its offset in {@link #nameBytes}; {@link #REVOKED} where it was
     * taken back.
     */
    private int[] nameOffsets = new int[64];

    private long[] fingerprints = new long[64];

    /**
     * The line before each line with the same fingerprint, and with the same name; -1 if there is
     * none.
     */
    private int[] olderOfFingerprint = new int[64];

    private int[] olderOfName = new int[64];
    private int count;

    /** The names in UTF-8, each after its length in two bytes, big-endian. */
    private byte[] nameBytes = new byte[1024];

    private int nameBytesEnd;

    /**
     * The lines from {@code savedCount} on are not saved yet; here they are as they will be
     * written.
     */
    private int savedCount;

    private final ByteArrayOutputStream unsaved = new ByteArrayOutputStream();

    /** The end of each unsaved line in {@link #unsaved}. */
    private int[] unsavedEnds = new int[16];

    /** The names of the paper with these fingerprints; for each fingerprint the newest last. */
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

    /** Whether {@code name} was assigned, and only to papers with none of these fingerprints. */
    boolean belongsToAnother(String name, List<String> paperFingerprints) {
        boolean any = false;
        long[] own = paperFingerprints.stream().mapToLong(PaperDocuments::hash).toArray();
        for (int line = newestOfName.get(PaperDocuments.hash(name)) - 1;
                line >= 0;
                line = olderOfName[line]) {
            if (nameOffsets[line] != REVOKED) {
                any = true;
                for (long fingerprintHash : own) {
                    if (fingerprintHash == fingerprints[line]) {
                        return false;
                    }
                }
            }
        }
        return any;
    }

    /** Adds a line of the ledger's file. */
    void load(String fingerprint, String name) {
        add(fingerprint, name);
        savedCount = count;
    }

    /** Assigns a name, which becomes the newest of the fingerprint. */
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

    /** Takes back a name that was assigned and is not saved yet. */
    void revoke(String fingerprint, String name) {
        for (int line = newestOfFingerprint.get(PaperDocuments.hash(fingerprint)) - 1;
                line >= savedCount;
                line = olderOfFingerprint[line]) {
            if (nameOffsets[line] != REVOKED && nameAt(nameOffsets[line]).equals(name)) {
                nameOffsets[line] = REVOKED;
            }
        }
    }

    /** Whether there are lines that are not saved, revoked ones included. */
    boolean hasUnsaved() {
        return count > savedCount;
    }

    /** Writes the lines that are not saved, without revoked ones. */
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

    /** Marks all lines as saved. */
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
        long fingerprintHash = PaperDocuments.hash(fingerprint);
        long hash = PaperDocuments.hash(name);
        int sameName = newestOfName.get(hash) - 1;
        fingerprints[count] = fingerprintHash;
        nameOffsets[count] =
                sameName >= 0 && nameOffsets[sameName] != REVOKED
                        ? nameOffsets[sameName]
                        : appendName(name);
        olderOfFingerprint[count] = newestOfFingerprint.get(fingerprintHash) - 1;
        olderOfName[count] = sameName;
        count++;
        newestOfFingerprint.put(fingerprintHash, count);
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
