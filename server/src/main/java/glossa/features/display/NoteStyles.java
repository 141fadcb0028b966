package glossa.features.display;

import glossa.csl.InvalidStyleException;
import glossa.csl.Style;
import glossa.csl.Styles;
import glossa.features.display.StyleFiles.FoundStyle;
import glossa.features.display.StyleFiles.NamedStyle;
import glossa.grammar.Metadata;
import glossa.notes.Note;
import glossa.workspace.WorkspaceFiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses the style that a note is rendered in. Thread-safe. */
public final class NoteStyles {
    private final Styles styles = new Styles();

    /** A store without cached styles. */
    public NoteStyles() {}

    /**
     * A note's style.
     *
     * @param problems why the style that the note names is not used; empty if it is
     */
    record ChosenStyle(Style style, List<String> problems) {
        ChosenStyle {
            problems = List.copyOf(problems);
        }
    }

    /** Whether the note or its project names a style, even if that style does not exist. */
    static boolean isNamed(WorkspaceFiles around, Note note) {
        return new StyleFiles(around).named(note).isPresent();
    }

    /**
     * The style that the note or its project names; Glossa's default style if that cannot be used.
     */
    ChosenStyle of(WorkspaceFiles around, Note note) {
        List<String> problems = new ArrayList<>();
        String language =
                Metadata.of(note.text(), note.syntax().frontMatter())
                        .value("lang")
                        .map(Metadata.Value::text)
                        .orElse("");
        StyleFiles files = new StyleFiles(around);
        Optional<Style> named =
                files.named(note).flatMap(name -> named(files, name, language, problems));
        return new ChosenStyle(named.orElseGet(() -> styles.defaultStyle(language)), problems);
    }

    private Optional<Style> named(
            StyleFiles files, NamedStyle named, String language, List<String> problems) {
        String written = named.written();
        if (StyleFiles.isAddress(written)) {
            problems.add(
                    "the style "
                            + written
                            + " is not downloaded; save it beside the note and write its file"
                            + " name");
            return Optional.empty();
        }
        Optional<FoundStyle> found = files.find(named);
        if (found.isEmpty()) {
            problems.add(
                    "style not found: "
                            + written
                            + "; write its path, relative to this note, or copy it to pandoc's"
                            + " folder for styles");
            return Optional.empty();
        }
        try {
            Optional<String> parent = Styles.parent(found.get().xml());
            Optional<FoundStyle> independent =
                    parent.isEmpty()
                            ? found
                            : parent.flatMap(address -> files.parent(found.get(), address));
            if (independent.isEmpty()) {
                problems.add(
                        ("the style %s depends on %s, which was not found; save that style in"
                                        + " the same folder")
                                .formatted(written, parent.orElse("")));
                return Optional.empty();
            }
            return Optional.of(styles.style(independent.get().xml(), language));
        } catch (InvalidStyleException e) {
            problems.add("invalid style " + written + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
