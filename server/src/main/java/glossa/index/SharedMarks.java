package glossa.index;

import glossa.paper.Identity;
import glossa.paper.Paper;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the records that share a mark with another one. Most share none, so only the hashes of
 * marks are kept, eight bytes each twice. A collision of hashes costs a closer look and nothing
 * else.
 */
final class SharedMarks {
    private final long[] hashes;
    private final int[] ends;
    private final long[] shared;

    private SharedMarks(long[] hashes, int[] ends, long[] shared) {
        this.hashes = hashes;
        this.ends = ends;
        this.shared = shared;
    }

    static SharedMarks of(List<Paper> records) {
        long[] hashes = new long[records.size() * 3];
        int[] ends = new int[records.size()];
        int count = 0;
        for (int i = 0; i < ends.length; i++) {
            for (String mark : Identity.marks(records.get(i))) {
                if (count == hashes.length) {
                    hashes = Arrays.copyOf(hashes, count + count / 2 + 8);
                }
                hashes[count++] = hash(mark);
            }
            // A record may have a mark twice.
            Arrays.sort(hashes, i == 0 ? 0 : ends[i - 1], count);
            int start = i == 0 ? 0 : ends[i - 1];
            int unique = start;
            for (int m = start; m < count; m++) {
                if (m == start || hashes[m] != hashes[m - 1]) {
                    hashes[unique++] = hashes[m];
                }
            }
            count = unique;
            ends[i] = count;
        }
        hashes = Arrays.copyOf(hashes, count);
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1] && (kept == 0 || sorted[kept - 1] != sorted[i])) {
                sorted[kept++] = sorted[i];
            }
        }
        return new SharedMarks(hashes, ends, Arrays.copyOf(sorted, kept));
    }

    /** Whether the record at {@code index} shares a mark with another. */
    boolean has(int index) {
        for (int i = index == 0 ? 0 : ends[index - 1]; i < ends[index]; i++) {
            if (Arrays.binarySearch(shared, hashes[i]) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** FNV-1a over UTF-16 units, 64 bits. */
    private static long hash(String mark) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < mark.length(); i++) {
            hash = (hash ^ mark.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
