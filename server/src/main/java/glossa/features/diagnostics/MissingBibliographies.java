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
        if (folder.isEmpty() || note.syntax().frontMatter().isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        Metadata metadata = Metadata.of(note.text(), note.syntax().frontMatter());
        for (Metadata.Field field : metadata.fields()) {
            if (!field.name().equals("bibliography")) {
                continue;
            }
            for (Metadata.Value value : field.values()) {
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
}
