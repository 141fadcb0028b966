package glossa.source.fields;

import java.util.Optional;

/**
 * Ids of records that notes can cite. Pandoc reads {@code @{key}} with any characters but blanks
 * and unbalanced braces (pandoc manual, "Citation syntax"); an id such as {@code Doe 2020} cannot
 * be cited at all.
 */
public final class CitableKeys {
    private CitableKeys() {}

    /** Whether a note can cite a key. */
    public static boolean has(String key) {
        return defect(key).isEmpty();
    }

    /**
     * Why a paper has another key than its id, and what to do; empty if a note can cite the id.
     *
     * @param id not empty
     */
    public static Optional<String> problem(String id) {
        return defect(id)
                .map(
                        why ->
                                "no note can cite this id, because "
                                        + why
                                        + ": the paper gets a generated key; write "
                                        + possible(id)
                                        + " to choose it");
    }

    private static Optional<String> defect(String key) {
        int depth = 0;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                return Optional.of("a key has no blanks");
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        if (depth != 0) {
            return Optional.of("a key has a } for each {");
        }
        return key.equals("*") ? Optional.of("@* stands for all papers") : Optional.empty();
    }

    /** A similar id that notes can cite. */
    private static String possible(String id) {
        String words = id.strip().replaceAll("[\\s\\p{Z}]+", "-").replaceAll("[{}*]", "");
        return words.isEmpty() ? "another id" : words;
    }
}
