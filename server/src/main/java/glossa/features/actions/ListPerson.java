package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.Handles;
import glossa.features.Handles.Certainty;
import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.settings.PersonInserter;
import glossa.settings.PersonInserter.Insertion;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says that {@code @ada} is a person: adds the handle to {@code people} in {@code [notes]} of the
 * workspace's settings file, which is created if there is none.
 */
final class ListPerson {
    private static final String LABEL = "In settings";

    private static final int MAX_SIMILAR_KEYS = 3;

    private ListPerson() {}

    static List<Action> at(
            Snapshot snapshot,
            Settings settings,
            Note note,
            Span selection,
            Function<Path, Optional<String>> texts) {
        List<Action> actions = new ArrayList<>();
        Handles handles =
                new Handles(
                        snapshot.notes(),
                        note,
                        settings.people(),
                        snapshot.corpus()::has,
                        key -> Optional.of(snapshot.corpus().nearest(key, MAX_SIMILAR_KEYS)));
        for (CitationItem item : note.items()) {
            boolean mayBeHandle =
                    item.span().touches(selection)
                            && Handles.hasForm(item.key())
                            && !CitationKeys.namesNoPaper(note, item)
                            && !snapshot.corpus().has(item.key());
            Certainty certainty = mayBeHandle ? handles.of(item) : Certainty.CERTAIN;
            // Where a key is near, a slip is likelier, and that fix stands alone.
            boolean isSlip =
                    certainty == Certainty.NONE
                            && !snapshot.corpus().nearest(item.key(), 1).isEmpty();
            if (certainty != Certainty.CERTAIN && !isSlip) {
                String code = certainty == Certainty.LIKELY ? "possible-handle" : "unknown-key";
                action(snapshot, note, item, code, texts).ifPresent(actions::add);
            }
        }
        return actions;
    }

    private static Optional<Action> action(
            Snapshot snapshot,
            Note note,
            CitationItem item,
            String code,
            Function<Path, Optional<String>> texts) {
        Optional<Path> file = settingsFile(snapshot, note);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        boolean exists = snapshot.files().exists(file.get());
        Optional<String> text = exists ? texts.apply(file.get()) : Optional.of("");
        Optional<Insertion> insertion = text.flatMap(toml -> PersonInserter.of(toml, item.key()));
        return insertion.map(
                added ->
                        new Action(
                                "@" + item.key() + " is a person",
                                ActionKind.QUICK_FIX,
                                code,
                                note.lines().range(item.span()),
                                () -> change(file.get(), exists, added)));
    }

    private static ProposedChange change(Path file, boolean exists, Insertion insertion) {
        if (!exists) {
            return new ProposedChange(
                    List.of(),
                    List.of(),
                    List.of(new ProposedChange.Creation(file, insertion.text(), LABEL)));
        }
        Span at = new Span(insertion.offset(), insertion.offset());
        String uri = file.toUri().toString();
        return ProposedChange.of(
                List.of(new ProposedChange.Edit(uri, at, insertion.text(), LABEL)));
    }

    /** The settings file of the workspace folder that the note is in, if Glossa may write there. */
    private static Optional<Path> settingsFile(Snapshot snapshot, Note note) {
        return note.file()
                .flatMap(
                        file ->
                                snapshot.files().folders().stream()
                                        .filter(file::startsWith)
                                        .findFirst())
                .map(folder -> folder.resolve(Settings.FILE))
                .filter(snapshot.files()::isInside);
    }
}
