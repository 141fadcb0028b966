package glossa.index;

import java.util.Arrays;

/** Numbers, eight bytes each and little more; 0 is not told from 1. */
final class LongSet {
    private long[] slots = new long[1 << 10];
    private int size;

    /** Adds a number; whether it was not there. */
    boolean add(long number) {
        long value = number == 0 ? 1 : number;
        int at = slot(slots, value);
        if (slots[at] == value) {
            return false;
        }
        slots[at] = value;
        if (++size > slots.length / 3 * 2) {
            long[] larger = new long[slots.length * 2];
            Arrays.stream(slots).filter(n -> n != 0).forEach(n -> larger[slot(larger, n)] = n);
            slots = larger;
        }
        return true;
    }

    boolean contains(long number) {
        long value = number == 0 ? 1 : number;
        return slots[slot(slots, value)] == value;
    }

    private static int slot(long[] slots, long value) {
        int at = (int) ((value * 0x9E3779B97F4A7C15L) >>> 33) & (slots.length - 1);
        while (slots[at] != 0 && slots[at] != value) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }
}
