package glossa.features;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file names that literature notes can have on Linux, macOS and Windows, since workspaces are
 * shared between them.
 */
public final class NoteFileNames {
    /** Bytes of a file name, in UTF-8 (ext4 and most others). */
    private static final int MAX_BYTES = 255;

    private static final Pattern INVALID = Pattern.compile("[/\\\\:*?\"<>|]");

    /** Control characters, line separators, and marks that change the direction of a text. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    /**
     * The names of devices, also with an ending (Windows, "Naming Files, Paths, and Namespaces").
     */
    private static final Pattern DEVICE =
            Pattern.compile(
                    "(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$) *(?:\\..*)?",
                    Pattern.CASE_INSENSITIVE);

    private NoteFileNames() {}

    /**
     * Why a file cannot have a name: a clause that follows the name, such as {@code begins with a
     * dot, which hides the file}. Empty if it can.
     *
     * @param stem the name without the ending
     * @param ending the ending with its dot
     */
    public static Optional<String> refusal(String stem, String ending) {
        String name = stem + ending;
        if (INVALID.matcher(stem).find()) {
            return Optional.of("contains one of / \\ : * ? \" < > |, which file names cannot have");
        }
        if (INVISIBLE.matcher(stem).find()) {
            return Optional.of("contains an invisible character");
        }
        if (stem.startsWith(".")) {
            return Optional.of("begins with a dot, which hides the file");
        }
        if (stem.endsWith(".") || stem.endsWith(" ") || stem.startsWith(" ")) {
            return Optional.of("begins or ends with a blank, or ends with a dot");
        }
        if (DEVICE.matcher(name).matches()) {
            return Optional.of("is the name of a device on Windows");
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        return bytes > MAX_BYTES
                ? Optional.of(
                        "is a file name of " + bytes + " bytes; " + MAX_BYTES + " are possible")
                : Optional.empty();
    }

    /**
     * A name that a file can have, without ending: a key with {@code _} for what it cannot have.
     */
    public static String possible(String key, String ending) {
        String stem = INVALID.matcher(key).replaceAll("_");
        stem = INVISIBLE.matcher(stem).replaceAll("_").replaceAll("^[ .]|[ .]$", "_");
        int most = MAX_BYTES - ending.getBytes(StandardCharsets.UTF_8).length;
        int end = stem.length();
        while (stem.substring(0, end).getBytes(StandardCharsets.UTF_8).length > most) {
            // A character has at most three bytes for each UTF-16 unit.
            int excess = stem.substring(0, end).getBytes(StandardCharsets.UTF_8).length - most;
            end = stem.offsetByCodePoints(end - Math.max(1, excess / 3) + 1, -1);
        }
        stem = stem.substring(0, end);
        return DEVICE.matcher(stem + ending).matches() ? "_" + stem : stem;
    }
}
