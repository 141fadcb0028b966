package glossa.grammar;

import java.util.Random;

/** Generates a reading note of any length, the same each time. */
final class LongNote {
    private static final String[] WORDS =
            ("the reading of a paper leaves questions that its authors could answer and more that"
                 + " nobody has asked yet where models learn from data people label by hand while"
                 + " every figure shows less than its caption claims we note what holds under which"
                 + " assumption how large the sample was and why method matters for this result")
                    .split(" ");

    private final Random random = new Random(7);
    private final StringBuilder note = new StringBuilder();

    private LongNote() {}

    static String of(int length) {
        LongNote made = new LongNote();
        made.note.append("---\ntitle: A long note\nlang: en\ntags: [reading]\n---\n\n");
        while (made.note.length() < length) {
            made.section();
        }
        return made.note.substring(0, length);
    }

    private void section() {
        note.append("## ");
        words(4);
        note.append("\n\n");
        for (int paragraph = 0; paragraph < 4; paragraph++) {
            paragraph("");
        }
        for (int item = 0; item < 5; item++) {
            note.append("- ");
            sentence();
            note.append('\n');
        }
        note.append('\n');
        paragraph("> ");
        note.append("| paper | sample | result |\n|-------|--------|--------|\n");
        for (int row = 0; row < 4; row++) {
            note.append("| @").append(key()).append(" | 12 | *");
            words(3);
            note.append("* |\n");
        }
        note.append("\n```python\nprint(\"@no_key\")\n```\n\n");
        paragraph("");
    }

    private void paragraph(String mark) {
        for (int sentence = 0; sentence < 5; sentence++) {
            note.append(mark);
            sentence();
            note.append('\n');
        }
        note.append('\n');
    }

    private void sentence() {
        words(12);
        switch (random.nextInt(8)) {
            case 0 ->
                    note.append(" [see @")
                            .append(key())
                            .append(", pp. 3-5; @")
                            .append(key())
                            .append(']');
            case 1 -> note.append(" as @").append(key()).append(" [p. 12] shows");
            case 2 -> note.append(" with **strong** and *weak* `code` in it");
            case 3 -> note.append(" at [a link](https://example.org/paper)");
            case 4 -> note.append(" where $x_i = 3$ holds");
            default -> note.append(", \"so it is said\", ");
        }
        words(6);
        note.append('.');
    }

    private void words(int count) {
        for (int i = 0; i < count; i++) {
            note.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
    }

    private String key() {
        return WORDS[random.nextInt(WORDS.length)] + (1990 + random.nextInt(35));
    }
}
