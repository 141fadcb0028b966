package glossa.features.actions;

import glossa.features.CitationKeys;
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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the literature note of a cited paper that has none, from a template: beside those that are
 * there, else in the folder that the settings name for them.
 */
final class CreateLiteratureNote {
    /** What a new note is made of where the settings name no file; {@code {title}} is filled in. */
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
            if (CitationGroup.touch(item.span(), selection)
                    && !CitationKeys.namesNoPaper(note, item)) {
                snapshot.corpus()
                        .paper(item.key())
                        .filter(paper -> !hasNote(snapshot, paper, item.key()))
                        .flatMap(paper -> action(snapshot, settings, note, item, paper))
                        .ifPresent(actions::add);
            }
        }
        return actions;
    }

    private static boolean hasNote(Snapshot snapshot, Paper paper, String cited) {
        return Stream.concat(Stream.of(paper.key(), cited), paper.aliases().stream())
                .anyMatch(name -> !snapshot.notes().about(name).isEmpty());
    }

    private static Optional<Action> action(
            Snapshot snapshot, Settings settings, Note note, CitationItem item, Paper paper) {
        Optional<Path> root = root(snapshot, note);
        return root.map(
                        folder ->
                                folder(snapshot, settings, folder)
                                        .resolve(
                                                paper.key().replaceAll("[\\\\/:*?\"<>|]", "_")
                                                        + ".md"))
                .filter(file -> !snapshot.around().exists(file))
                .map(
                        file ->
                                new Action(
                                        "Create the literature note of @" + paper.key(),
                                        ActionKind.CREATE,
                                        "",
                                        note.lines().range(item.span()),
                                        () ->
                                                creation(
                                                        file,
                                                        template(snapshot, settings, root.get()),
                                                        paper)));
    }

    private static ProposedChange creation(Path file, String template, Paper paper) {
        return new ProposedChange(
                List.of(),
                List.of(),
                List.of(
                        new ProposedChange.Creation(
                                file, fillIn(template, paper), "Create the literature note")));
    }

    private static Optional<Path> root(Snapshot snapshot, Note note) {
        List<Path> folders = snapshot.around().folders();
        return folders.stream()
                .filter(folder -> note.file().filter(f -> f.startsWith(folder)).isPresent())
                .findFirst()
                .or(() -> folders.stream().findFirst());
    }

    private static Path folder(Snapshot snapshot, Settings settings, Path root) {
        var names = settings.conventions().literatureFolders();
        for (NoteSummary literature : snapshot.notes().literature()) {
            Optional<Path> folder = Note.file(literature.uri()).map(Path::getParent);
            if (folder.filter(in -> in.startsWith(root) && names.contains(normalizedName(in)))
                    .isPresent()) {
                return folder.get();
            }
        }
        return List.of("literature", "literature-notes", "reading-notes").stream()
                .map(root::resolve)
                .filter(snapshot.around()::exists)
                .filter(in -> names.contains(normalizedName(in)))
                .findFirst()
                .orElseGet(
                        () ->
                                root.resolve(
                                        names.contains("literature") || names.isEmpty()
                                                ? "literature"
                                                : names.stream().sorted().findFirst().get()));
    }

    private static String normalizedName(Path folder) {
        return String.valueOf(folder.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[ _-]", "");
    }

    private static String template(Snapshot snapshot, Settings settings, Path root) {
        return settings.noteTemplate()
                .flatMap(file -> snapshot.around().text(root.resolve(file).toUri().toString()))
                .orElse(TEMPLATE);
    }

    /** The template, with what is known of the paper; in quotes of YAML, quotes are escaped. */
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
        StringBuilder filled = new StringBuilder();
        int at = 0;
        // In one pass: what is filled in is not looked through again.
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            int close = template.indexOf('}', open);
            String value = close < 0 ? null : values.get(template.substring(open, close + 1));
            if (value != null && open >= at) {
                filled.append(template, at, open).append(value);
                at = close + 1;
            }
        }
        return filled.append(template.substring(at)).toString();
    }

    private static String escapedForYaml(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
