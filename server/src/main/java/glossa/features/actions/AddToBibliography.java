package glossa.features.actions;

import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.source.edit.BibEntryInserter;
import glossa.source.edit.SourceEdits;
import glossa.source.yaml.MetadataPaths;
import glossa.workspace.Snapshot;
import glossa.workspace.WorkspaceFiles;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes a cited paper, which stands in a page, a dump or another file, into the note's {@code
 * .bib}: the one that it names, else the nearest one, from its folder upwards.
 */
final class AddToBibliography {
    private static final String SOURCES_LABEL = "In sources";

    private AddToBibliography() {}

    static List<Action> at(
            Snapshot snapshot, Note note, Span selection, Function<Path, Optional<String>> texts) {
        List<Action> actions = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        for (CitationItem item : note.items()) {
            boolean within =
                    item.span().start() <= selection.end()
                            && selection.start() <= item.span().end();
            if (within && keys.add(item.key())) {
                add(snapshot, note, item, texts, actions);
            }
        }
        return actions;
    }

    private static void add(
            Snapshot snapshot,
            Note note,
            CitationItem item,
            Function<Path, Optional<String>> texts,
            List<Action> actions) {
        List<Paper> records = snapshot.corpus().records(item.key());
        Optional<Path> bibliography =
                records.isEmpty() ? Optional.empty() : bibliography(snapshot.around(), note);
        if (bibliography.isEmpty()) {
            return;
        }
        Path file = bibliography.get();
        boolean isThere =
                records.stream()
                        .anyMatch(record -> record.sources().getFirst().file().equals(file));
        Optional<SourceEdits.Edit> edit =
                isThere
                        ? Optional.empty()
                        : texts.apply(file)
                                .flatMap(text -> entryEdit(snapshot, item.key(), text, texts));
        edit.ifPresent(
                made ->
                        actions.add(
                                new Action(
                                        "Add @" + item.key() + " to " + file.getFileName(),
                                        ActionKind.REWRITE,
                                        "",
                                        note.lines().range(item.span()),
                                        () ->
                                                ProposedChange.of(
                                                        List.of(
                                                                new ProposedChange.Edit(
                                                                        file.toUri().toString(),
                                                                        made.replaced(),
                                                                        made.text(),
                                                                        SOURCES_LABEL))))));
    }

    private static Optional<SourceEdits.Edit> entryEdit(
            Snapshot snapshot, String key, String text, Function<Path, Optional<String>> texts) {
        Paper paper = snapshot.corpus().paper(key).orElseThrow();
        Optional<Paper> written =
                snapshot.corpus().records(key).stream()
                        .filter(record -> isBib(record.sources().getFirst().file()))
                        .findFirst();
        return BibEntryInserter.of(
                text,
                key,
                paper,
                written.map(Paper::key).orElse(key),
                written.flatMap(record -> texts.apply(record.sources().getFirst().file())));
    }

    /** The first {@code .bib} that the note names and that is there; else the nearest one. */
    static Optional<Path> bibliography(WorkspaceFiles around, Note note) {
        Optional<Path> file = note.file();
        List<Path> folders = new ArrayList<>();
        for (Path at = file.map(Path::getParent).orElse(null); at != null; at = at.getParent()) {
            Path folder = at;
            folders.add(folder);
            if (around.folders().contains(folder)
                    || around.folders().stream().noneMatch(folder::startsWith)) {
                break;
            }
        }
        around.folders().stream().filter(folder -> !folders.contains(folder)).forEach(folders::add);
        String yaml =
                note.syntax()
                        .frontMatter()
                        .map(block -> block.content().in(note.text()))
                        .orElse("");
        for (String named : MetadataPaths.named(yaml)) {
            for (Path folder : folders) {
                Optional<Path> path = path(folder, named);
                if (path.filter(bib -> isBib(bib) && around.exists(bib)).isPresent()) {
                    return path;
                }
            }
        }
        return folders.stream()
                .flatMap(folder -> around.sourcesIn(folder).stream())
                .filter(AddToBibliography::isBib)
                .findFirst();
    }

    private static Optional<Path> path(Path folder, String named) {
        try {
            return Optional.of(folder.resolve(named).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isBib(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".bib");
    }
}
