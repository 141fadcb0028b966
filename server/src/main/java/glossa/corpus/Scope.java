package glossa.corpus;

import glossa.paper.Paper;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The sources whose keys a note or a source means: those that it, its project or its folder names
 * as bibliographies.
 *
 * @param files the sources in order of precedence; of several bibliographies with one key, pandoc
 *     takes the last that is named (pandoc manual, "Citations in note styles" and "Specifying
 *     bibliographic data")
 * @param isWhole whether these are all: a key that no record in them has is not one that the built
 *     paper can cite
 * @param hasUnread whether something is named that cannot be read: a file that is not there yet, or
 *     code that gives a file's name; it may have keys that nothing else has
 */
public record Scope(List<Path> files, boolean isWhole, boolean hasUnread) {
    /** All sources alike. */
    public static final Scope EVERYTHING = new Scope(List.of(), false, false);

    public Scope {
        files = List.copyOf(new LinkedHashSet<>(files));
    }

    /** What a source means by the keys in it: its own records first, then those of all others. */
    public static Scope of(Path source) {
        return new Scope(List.of(source), false, false);
    }

    /** Whether it says nothing of any source. */
    public boolean isEverything() {
        return files.isEmpty();
    }

    /** Whether a paper has a record in it; everything has all papers. */
    public boolean holds(Paper paper) {
        return isEverything()
                || paper.sources().stream().anyMatch(source -> files.contains(source.file()));
    }

    /**
     * The place of a source in the order of precedence; greater than all if it is not among them.
     */
    public int rank(Path file) {
        int rank = files.indexOf(file);
        return rank < 0 ? files.size() : rank;
    }
}
