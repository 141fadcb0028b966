package glossa.features.diagnostics;

import glossa.grammar.Metadata;
import glossa.notes.Note;
import glossa.paper.Problem;
import glossa.workspace.BibliographyNames;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code missing-bibliography}: a {@code bibliography} of the front matter that does not exist. */
final class MissingBibliographies {
    private MissingBibliographies() {}

    static List<Problem> of(Snapshot snapshot, Note note) {
        Optional<Path> folder = note.folder();
        if (folder.isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        List<Metadata.Field> fields =
                note.syntax().metadata().stream()
                        .flatMap(block -> Metadata.of(note.text(), block).fields().stream())
                        .filter(field -> field.name().equals("bibliography"))
                        .toList();
        for (Metadata.Field field : fields) {
            for (Metadata.Value value : field.values()) {
                if (isMadeByCode(note, value)) {
                    continue;
                }
                BibliographyNames.missing(snapshot.files(), folder.get(), value.text())
                        .ifPresent(
                                message ->
                                        problems.add(
                                                new Problem(
                                                        note.lines().range(value.span()),
                                                        Problem.Severity.WARNING,
                                                        "missing-bibliography",
                                                        message)));
            }
        }
        return problems;
    }

    /** Whether a chunk of the note names the file, too: {@code write_bib(pkgs, "packages.bib")}. */
    private static boolean isMadeByCode(Note note, Metadata.Value named) {
        int at = note.text().indexOf(named.text(), named.span().end());
        return !named.text().isBlank() && at >= 0 && note.isOpaque(at);
    }
}
