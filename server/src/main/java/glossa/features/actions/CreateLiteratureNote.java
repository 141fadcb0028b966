package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.NoteFileNames;
import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.LossyTex;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Creates the literature note of a cited paper that has none, from a template: in the folder of the
 * existing literature notes, otherwise in the folder that the settings name.
 */
final class CreateLiteratureNote {
    private static final String TITLE = "Create the literature note";

    private static final long MAX_TEMPLATE_BYTES = 1 << 20;

    /** The template for workspaces whose settings name none. */
    private static final String TEMPLATE =
            """
            ---
            citekey: "{key}"
            title: "{title}"
            authors: "{authors}"
            year: "{year}"
            status: unread
            ---

            # {plain-title}

            """;

    private CreateLiteratureNote() {}

    static List<Action> at(Snapshot snapshot, Settings settings, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationItem item : note.items()) {
            if (item.span().touches(selection)
                    && !CitationKeys.namesNoPaper(snapshot, note, item)) {
                action(snapshot, settings, note, item).ifPresent(actions::add);
            }
        }
        return actions;
    }

    private static Optional<Action> action(
            Snapshot snapshot, Settings settings, Note note, CitationItem item) {
        Optional<Paper> found = snapshot.corpus().paper(item.key());
        if (found.isEmpty() || hasNote(snapshot, found.get(), item.key())) {
            return Optional.empty();
        }
        Optional<Path> workspaceFolder = workspaceFolder(snapshot, note);
        if (workspaceFolder.isEmpty()) {
            return Optional.empty();
        }
        Paper paper = found.get();
        String name = NoteFileNames.possible(paper.key(), ".md") + ".md";
        Path file = literatureFolder(snapshot, settings, workspaceFolder.get()).resolve(name);
        if (snapshot.files().exists(file) || !snapshot.files().isInside(file)) {
            return Optional.empty();
        }
        return Optional.of(
                new Action(
                        TITLE + " of @" + paper.key(),
                        ActionKind.CREATE,
                        "",
                        note.lines().range(item.span()),
                        () -> {
                            String template = template(snapshot, settings, workspaceFolder.get());
                            String text = fillIn(template, paper);
                            return new ProposedChange(
                                    List.of(),
                                    List.of(),
                                    List.of(new ProposedChange.Creation(file, text, TITLE)));
                        }));
    }

    private static boolean hasNote(Snapshot snapshot, Paper paper, String cited) {
        return !snapshot.notes().about(cited).isEmpty()
                || paper.names().stream().anyMatch(name -> !snapshot.notes().about(name).isEmpty());
    }

    /** The workspace folder that the note is in, otherwise the first one. */
    private static Optional<Path> workspaceFolder(Snapshot snapshot, Note note) {
        List<Path> folders = snapshot.files().folders();
        for (Path folder : folders) {
            if (note.file().filter(file -> file.startsWith(folder)).isPresent()) {
                return Optional.of(folder);
            }
        }
        return folders.stream().findFirst();
    }

    private static Path literatureFolder(
            Snapshot snapshot, Settings settings, Path workspaceFolder) {
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

    private static String template(Snapshot snapshot, Settings settings, Path workspaceFolder) {
        try {
            return settings.noteTemplate()
                    .map(workspaceFolder::resolve)
                    .filter(snapshot.files()::isInside)
                    .flatMap(file -> snapshot.files().text(file, MAX_TEMPLATE_BYTES))
                    .orElse(TEMPLATE);
        } catch (InvalidPathException e) {
            return TEMPLATE;
        }
    }

    /** The template with the paper's values; those inside YAML quotation marks are escaped. */
    private static String fillIn(String template, Paper paper) {
        Map<String, String> values = new LinkedHashMap<>();
        String title = LossyTex.readable(paper.title());
        values.put("{key}", paper.key());
        values.put("{title}", escapedForYaml(title));
        values.put("{plain-title}", title);
        values.put(
                "{authors}",
                escapedForYaml(
                        String.join(", ", paper.authors().stream().map(Name::display).toList())));
        values.put("{year}", paper.year());
        values.put("{venue}", escapedForYaml(LossyTex.readable(paper.venue())));
        values.put("{type}", paper.type());
        values.put("{doi}", paper.identifiers().getOrDefault("doi", ""));
        values.put("{arxiv}", paper.identifiers().getOrDefault("arxiv", ""));
        values.put("{url}", paper.identifiers().getOrDefault("url", ""));
        values.put("{abstract}", paper.abstractText());
        StringBuilder text = new StringBuilder();
        int copied = 0;
        // One pass, so that a value which contains a placeholder is not filled in again.
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            int close = template.indexOf('}', open);
            String value = close < 0 ? null : values.get(template.substring(open, close + 1));
            if (value != null && open >= copied) {
                text.append(template, copied, open).append(value);
                copied = close + 1;
            }
        }
        return text.append(template.substring(copied)).toString();
    }

    private static String escapedForYaml(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
