package glossa.index;

/**
 * A hash map of primitive numbers: little more than twelve bytes an entry. The keys 0 and 1 are the
 * same, and the value 0 means absent.
 */
final class LongToIntMap {
    private long[] keys = new long[1 << 10];
    private int[] values = new int[1 << 10];
    private int size;

    /** The value of a key; 0 where it is absent. */
    int get(long number) {
        return values[slot(keys, plain(number))];
    }

    /** Sets the value of a key. */
    void put(long number, int value) {
        long key = plain(number);
        int at = slot(keys, key);
        size += keys[at] == 0 ? 1 : 0;
        keys[at] = key;
        values[at] = value;
        if (size > keys.length / 3 * 2) {
            grow();
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = slot(keys, oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    private static long plain(long number) {
        return number == 0 ? 1 : number;
    }

    private static int slot(long[] keys, long key) {
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & (keys.length - 1);
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }
}
