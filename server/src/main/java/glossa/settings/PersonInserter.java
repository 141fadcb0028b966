package glossa.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds a handle to {@code people} in the text of a settings file, and changes nothing else.
 *
 * <pre>
 * [notes]
 * people = ["ada"]      →   people = ["bob", "ada"]
 * </pre>
 */
public final class PersonInserter {
    private static final Pattern NOTES =
            Pattern.compile("(?m)^[ \\t]*\\[[ \\t]*notes[ \\t]*\\].*$");

    private static final Pattern TABLE = Pattern.compile("(?m)^[ \\t]*\\[");

    private static final Pattern PEOPLE = Pattern.compile("(?m)^[ \\t]*people[ \\t]*=[ \\t]*\\[");

    private static final Pattern DOTTED =
            Pattern.compile("(?m)^[ \\t]*notes[ \\t]*\\.[ \\t]*people[ \\t]*=[ \\t]*\\[");

    private PersonInserter() {}

    /** A text to insert at an offset. */
    public record Insertion(int offset, String text) {}

    /**
     * The insertion that adds a handle.
     *
     * @param toml the text of the settings file; empty if there is none
     * @param handle without {@code @}
     * @return empty if the text is invalid, or is written so that the handle cannot be added to it
     */
    public static Optional<Insertion> of(String toml, String handle) {
        Insertion insertion = insertion(toml, handle);
        String after =
                toml.substring(0, insertion.offset())
                        + insertion.text()
                        + toml.substring(insertion.offset());
        Settings before = Settings.of(toml);
        Settings now = Settings.of(after);
        boolean isAdded =
                now.people().contains(handle.toLowerCase(Locale.ROOT))
                        && now.people().containsAll(before.people())
                        && now.problems().size() == before.problems().size();
        return isAdded ? Optional.of(insertion) : Optional.empty();
    }

    private static Insertion insertion(String toml, String handle) {
        String newline = toml.contains("\r\n") ? "\r\n" : "\n";
        String quoted = "\"" + handle + "\"";
        Matcher notes = NOTES.matcher(toml);
        if (!notes.find()) {
            Matcher dotted = DOTTED.matcher(toml);
            if (dotted.find()) {
                return inList(toml, dotted.end(), quoted, newline);
            }
            boolean isOpen = !toml.isEmpty() && !toml.endsWith("\n");
            return new Insertion(
                    toml.length(),
                    (isOpen ? newline : "")
                            + (toml.isBlank() ? "" : newline)
                            + "[notes]"
                            + newline
                            + "people = ["
                            + quoted
                            + "]"
                            + newline);
        }
        Matcher table = TABLE.matcher(toml);
        Matcher people = PEOPLE.matcher(toml);
        int end = toml.length();
        if (people.find(notes.end())) {
            // A bracket that begins a line may also be one of a list before the next table.
            end = table.find(notes.end()) ? table.start() : end;
            if (people.start() < end) {
                return inList(toml, people.end(), quoted, newline);
            }
        }
        return new Insertion(notes.end(), newline + "people = [" + quoted + "]");
    }

    /** The insertion of an element at the start of a list. */
    private static Insertion inList(String toml, int start, String quoted, String newline) {
        int next = start;
        while (next < toml.length() && " \t".indexOf(toml.charAt(next)) >= 0) {
            next++;
        }
        if (toml.startsWith("]", next)) {
            return new Insertion(start, quoted);
        }
        boolean isOnNextLine = toml.startsWith(newline, next);
        return isOnNextLine
                ? new Insertion(next, newline + "    " + quoted + ",")
                : new Insertion(start, quoted + ", ");
    }
}
