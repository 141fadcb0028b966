package glossa.notes;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Rows of integers of different lengths, stored in two arrays. */
final class IntRows {
    private final int[] starts;
    private final int[] numbers;

    IntRows(int[] starts, int[] numbers) {
        this.starts = starts;
        this.numbers = numbers;
    }

    int length(int row) {
        return starts[row + 1] - starts[row];
    }

    int size() {
        return numbers.length;
    }

    int[] row(int row) {
        return Arrays.copyOfRange(numbers, starts[row], starts[row + 1]);
    }

    void each(int row, IntConsumer told) {
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            told.accept(numbers[i]);
        }
    }

    /** Collects pairs of row and number, in any order. */
    static final class Builder {
        private int[] rowOf = new int[64];
        private int[] number = new int[64];
        private int count;

        void add(int row, int value) {
            if (count == rowOf.length) {
                rowOf = Arrays.copyOf(rowOf, count * 2);
                number = Arrays.copyOf(number, count * 2);
            }
            rowOf[count] = row;
            number[count++] = value;
        }

        IntRows rows(int rows) {
            int[] starts = new int[rows + 1];
            for (int i = 0; i < count; i++) {
                starts[rowOf[i] + 1]++;
            }
            for (int row = 0; row < rows; row++) {
                starts[row + 1] += starts[row];
            }
            int[] next = Arrays.copyOf(starts, rows);
            int[] numbers = new int[count];
            for (int i = 0; i < count; i++) {
                numbers[next[rowOf[i]]++] = number[i];
            }
            return new IntRows(starts, numbers);
        }
    }
}
