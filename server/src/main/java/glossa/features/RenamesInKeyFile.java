package glossa.features;

import glossa.corpus.Corpus;
import glossa.features.Renames.By;
import glossa.features.Renames.RefusedException;
import glossa.grammar.Span;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of the reader's own for a paper that no source gives one: a line in the workspace's key
 * file, in the form in which Glossa itself keeps the names that it gives. The newest name counts;
 * the older ones stay aliases.
 */
final class RenamesInKeyFile {
    private RenamesInKeyFile() {}

    /** Makes sure that there is a key file. */
    static void check(By by) throws RefusedException {
        if (by.keyFile().isEmpty()) {
            throw new RefusedException(
                    "no source gives this paper a key that could be changed; to choose one, write"
                            + " [keys] and below it file = \"keys.tsv\" in .glossa.toml, which is"
                            + " where Glossa keeps it then");
        }
    }

    /** Adds the lines; or takes those away that gave the paper the name which it has now. */
    static void add(
            Corpus corpus,
            String from,
            String to,
            By by,
            List<Change.Edit> edits,
            List<Change.Creation> creations)
            throws RefusedException {
        check(by);
        Path file = by.keyFile().orElseThrow();
        List<String> fingerprints = Renames.fingerprints(corpus, from);
        String text = by.sources().apply(file).orElse("");
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        StringBuilder lines = new StringBuilder();
        fingerprints.forEach(
                fingerprint -> lines.append(fingerprint).append('\t').append(to).append(newline));
        String uri = file.toUri().toString();
        if (text.isEmpty()) {
            if (by.sources().apply(file).isPresent()) {
                edits.add(
                        new Change.Edit(uri, new Span(0, 0), lines.toString(), Renames.IN_SOURCES));
            } else {
                creations.add(new Change.Creation(file, lines.toString(), Renames.IN_SOURCES));
            }
            return;
        }
        List<Span> given = new ArrayList<>();
        int at = text.length();
        for (String fingerprint : fingerprints.reversed()) {
            String line = fingerprint + "\t" + from + newline;
            if (text.startsWith(line, at - line.length())) {
                at -= line.length();
                given.add(new Span(at, at + line.length()));
            }
        }
        boolean wasBefore =
                given.size() == fingerprints.size()
                        && fingerprints.stream()
                                .allMatch(
                                        fingerprint ->
                                                newest(text.substring(0, at(given)), fingerprint)
                                                        .equals(to));
        if (wasBefore) {
            edits.add(
                    new Change.Edit(
                            uri, new Span(at(given), text.length()), "", Renames.IN_SOURCES));
            return;
        }
        String before = text.endsWith("\n") ? "" : newline;
        edits.add(
                new Change.Edit(
                        uri,
                        new Span(text.length(), text.length()),
                        before + lines,
                        Renames.IN_SOURCES));
    }

    private static int at(List<Span> given) {
        return given.getLast().start();
    }

    private static String newest(String text, String fingerprint) {
        String name = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith(fingerprint + "\t")) {
                name = line.substring(fingerprint.length() + 1);
            }
        }
        return name;
    }
}
