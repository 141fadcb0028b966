package glossa.notes;

import glossa.grammar.WordStems;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The reading states that a literature note's {@code status} can name; each has several names. */
public enum ReadingState {
    UNREAD,
    READING,
    READ;

    /**
     * The state that a status names.
     *
     * @param status in lower case, letters and digits only
     */
    public static Optional<ReadingState> named(String status) {
        return switch (status) {
            case "unread", "toread", "todo", "queued", "later", "inbox", "new" ->
                    Optional.of(UNREAD);
            case "reading", "inprogress", "started", "current" -> Optional.of(READING);
            case "read", "done", "finished", "completed", "complete" -> Optional.of(READ);
            default -> Optional.empty();
        };
    }

    /** The usual name of the state: {@code unread}, {@code reading} or {@code read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The progress of the reader with the paper of a literature note, from its front matter: 3 for
     * read, 2 for reading, 1 for any other status or none.
     *
     * @param fields by name in lower case
     */
    static int progress(Map<String, List<String>> fields) {
        if (fields.containsKey("read")) {
            return 3;
        }
        List<String> status = fields.getOrDefault("status", List.of());
        return status.isEmpty()
                ? 1
                : switch (named(lettersAndDigits(status.getFirst())).orElse(UNREAD)) {
                    case READ -> 3;
                    case READING -> 2;
                    case UNREAD -> 1;
                };
    }

    private static String lettersAndDigits(String status) {
        return WordStems.fold(status).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
