package glossa.features.rename;

import glossa.corpus.Corpus;
import glossa.features.ProposedChange;
import glossa.features.rename.Renames.RefusedException;
import glossa.features.rename.Renames.RenameOptions;
import glossa.grammar.Span;
import glossa.workspace.ChosenKeys;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Gives a paper without a key in its sources a key of the user's choice: a line in the workspace's
 * key file ({@link ChosenKeys}), which also holds the generated keys. The newest name is the key;
 * older names stay aliases.
 */
final class KeyFileRenames {
    private KeyFileRenames() {}

    /** Ensures that the workspace names a key file. */
    static void checkKeyFile(RenameOptions by) throws RefusedException {
        if (by.keyFile().isEmpty()) {
            throw new RefusedException(
                    "this paper has no key in its sources; to choose one, write [keys] and below it"
                            + " file = \"keys.tsv\" in .glossa.toml: Glossa saves it in that file");
        }
    }

    /**
     * Adds the lines for the new name; if {@code to} is the name before the last rename, removes
     * the lines of that rename instead.
     */
    static void add(
            Corpus corpus,
            String from,
            String to,
            RenameOptions by,
            List<ProposedChange.Edit> edits,
            List<ProposedChange.Creation> creations)
            throws RefusedException {
        checkKeyFile(by);
        Path file = by.keyFile().orElseThrow();
        List<String> fingerprints = Renames.fingerprints(corpus, from);
        Optional<String> known = by.sourceTexts().apply(file);
        if (known.isEmpty()) {
            creations.add(
                    new ProposedChange.Creation(
                            file, lines(fingerprints, to, "\n"), Renames.IN_SOURCES));
            return;
        }
        String text = known.get();
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        String last = lines(fingerprints, from, newline);
        int start = text.length() - last.length();
        boolean wasBefore =
                text.endsWith(last)
                        && fingerprints.stream()
                                .allMatch(
                                        fingerprint ->
                                                newestName(text.substring(0, start), fingerprint)
                                                        .equals(to));
        String open = text.isEmpty() || text.endsWith("\n") ? "" : newline;
        edits.add(
                new ProposedChange.Edit(
                        file.toUri().toString(),
                        new Span(wasBefore ? start : text.length(), text.length()),
                        wasBefore ? "" : open + lines(fingerprints, to, newline),
                        Renames.IN_SOURCES));
    }

    private static String lines(List<String> fingerprints, String name, String newline) {
        StringBuilder lines = new StringBuilder(ChosenKeys.BEGIN).append(newline);
        fingerprints.forEach(
                fingerprint -> lines.append(fingerprint).append('\t').append(name).append(newline));
        return lines.append(ChosenKeys.END).append(newline).toString();
    }

    private static String newestName(String text, String fingerprint) {
        String name = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith(fingerprint + "\t")) {
                name = line.substring(fingerprint.length() + 1);
            }
        }
        return name;
    }
}
