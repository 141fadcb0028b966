package glossa.features.reading;

import glossa.features.NoteFileNames;
import glossa.features.reading.NoteTemplate.TemplateException;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.Mark;
import glossa.paper.Paper;
import glossa.settings.Settings;
import glossa.workspace.RenderedNotes.RenderedName;
import glossa.workspace.Snapshot;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The literature note of a paper: where it is, and its text as a template makes it. */
public final class LiteratureNoteText {
    private static final long MAX_TEMPLATE_BYTES = 1 << 20;

    private static final String DEFAULT_USED = "the template cannot be used: ";

    /** The template for workspaces whose settings name none. */
    static final String DEFAULT =
            """
            ---
            citekey: "{{key}}"
            title: "{{title}}"
            authors: "{{authors}}"
            year: "{{year}}"
            status: unread
            ---

            # {{title}}

            {{#marks}}
            {{#words}}
            > {{words}}{{#place}} (p. {{place}}){{/place}}{{#tag}} #{{tag}}{{/tag}}

            {{/words}}
            {{#comment}}
            {{comment}}{{^words}}{{#place}} (p. {{place}}){{/place}}{{#tag}} #{{tag}}{{/tag}}{{/words}}

            {{/comment}}
            {{/marks}}
            """;

    private LiteratureNoteText() {}

    /**
     * A text that a template made.
     *
     * @param problem of the workspace's template, with its line; then the text is made of the
     *     default one
     */
    public record Rendered(String text, Optional<String> problem) {}

    /**
     * The text of a new literature note.
     *
     * @param marks of the paper, in its order
     * @param today the day that {@code {{today}}} stands for
     */
    public static Rendered of(
            Snapshot snapshot, Settings settings, Paper paper, List<Mark> marks, LocalDate today) {
        Optional<String> problem = Optional.empty();
        Optional<String> name = settings.noteTemplate();
        Optional<String> own = name.flatMap(written -> ownTemplate(snapshot, written));
        if (own.isPresent()) {
            try {
                return new Rendered(
                        NoteTemplate.of(own.get()).render(paper, marks, settings.markTags(), today),
                        Optional.empty());
            } catch (TemplateException e) {
                problem = Optional.of(DEFAULT_USED + name.get() + ": " + e.getMessage());
            }
        } else if (name.isPresent()) {
            problem = Optional.of(DEFAULT_USED + name.get() + ": no such file in the workspace");
        }
        try {
            return new Rendered(
                    NoteTemplate.of(DEFAULT).render(paper, marks, settings.markTags(), today),
                    problem);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> ownTemplate(Snapshot snapshot, String name) {
        try {
            return snapshot.files().folders().stream()
                    .map(folder -> folder.resolve(name))
                    .filter(snapshot.files()::isInside)
                    .flatMap(file -> snapshot.files().text(file, MAX_TEMPLATE_BYTES).stream())
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The literature notes of a paper, by any of its names. */
    public static List<NoteSummary> existing(Snapshot snapshot, Paper paper) {
        return paper.names().stream()
                .flatMap(name -> snapshot.notes().about(name).stream())
                .distinct()
                .toList();
    }

    /** By what the last rendering of a paper's literature note is found again. */
    public static RenderedName renderedName(Paper paper, String uri) {
        return new RenderedName(uri, "", "note on\n" + paper.key());
    }

    /**
     * The file of a new literature note: in the folder of the existing ones, otherwise in the one
     * that the settings name. Empty if there is such a file, or if it is outside the workspace.
     *
     * @param workspaceFolder the folder of the workspace to which it belongs
     */
    public static Optional<Path> newFile(
            Snapshot snapshot, Settings settings, Path workspaceFolder, Paper paper) {
        String name = NoteFileNames.possible(paper.key(), ".md") + ".md";
        Path file = folder(snapshot, settings, workspaceFolder).resolve(name);
        return Optional.of(file)
                .filter(path -> !snapshot.files().exists(path))
                .filter(snapshot.files()::isInside);
    }

    private static Path folder(Snapshot snapshot, Settings settings, Path workspaceFolder) {
        Set<String> names = settings.conventions().literatureFolders();
        for (NoteSummary literature : snapshot.notes().literature()) {
            Optional<Path> folder = Note.file(literature.uri()).map(Path::getParent);
            if (folder.filter(in -> in.startsWith(workspaceFolder))
                    .filter(in -> names.contains(normalizedName(in)))
                    .isPresent()) {
                return folder.get();
            }
        }
        for (String usual : List.of("literature", "literature-notes", "reading-notes")) {
            Path folder = workspaceFolder.resolve(usual);
            if (snapshot.files().exists(folder) && names.contains(normalizedName(folder))) {
                return folder;
            }
        }
        return workspaceFolder.resolve(
                names.contains("literature") || names.isEmpty()
                        ? "literature"
                        : names.stream().sorted().findFirst().get());
    }

    private static String normalizedName(Path folder) {
        return String.valueOf(folder.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[ _-]", "");
    }
}
