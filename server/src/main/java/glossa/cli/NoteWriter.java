package glossa.cli;

import glossa.features.reading.NoteRefresh;
import glossa.features.reading.NoteUpdate;
import glossa.features.reading.NoteUpdate.Inputs;
import glossa.features.reading.PaperMarks;
import glossa.notes.Note;
import glossa.source.reading.SourceFiles;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Brings notes on the disk up to date, or prints what would change. */
final class NoteWriter {
    private final Workspace workspace;
    private final Snapshot snapshot;
    private final Commands commands;
    private final PrintWriter out;
    private final PrintWriter err;

    NoteWriter(Workspace workspace, Snapshot snapshot, Commands commands, CommandLine command) {
        this.workspace = workspace;
        this.snapshot = snapshot;
        this.commands = commands;
        this.out = command.getOut();
        this.err = command.getErr();
    }

    /** What notes are made of. */
    static Inputs inputs(Workspace workspace, Snapshot snapshot) {
        return new Inputs(
                workspace.settings(),
                workspace.rendered(),
                paper -> PaperMarks.of(snapshot, paper),
                LocalDate.now(ZoneId.systemDefault()));
    }

    /** A path as a message has it: relative to the current folder where it is below it. */
    static String shown(Commands commands, Path file) {
        return file.startsWith(commands.folder())
                ? commands.folder().relativize(file).toString()
                : file.toString();
    }

    /** Whether a note is as it would be made now. */
    boolean isFresh(Note note) {
        NoteRefresh change =
                NoteUpdate.of(snapshot, note, inputs(workspace, snapshot), false).change();
        return change.isUpToDate();
    }

    /**
     * Refreshes a note.
     *
     * @param isOffering whether what is new is also told of a note of which nothing is known
     * @param isDryRun whether the change is printed, and nothing is written
     * @return whether it is up to date now, or would be
     */
    boolean refresh(String uri, boolean isOffering, boolean isDryRun) {
        Optional<Path> file = Note.file(uri);
        Optional<String> text = file.flatMap(SourceFiles::text);
        if (text.isEmpty() || !snapshot.files().isInside(file.get())) {
            err.println("glossa: " + uri + " cannot be read");
            return false;
        }
        String shown = shown(commands, file.get());
        Note note = Note.of(uri, 0, text.get(), workspace.conventions());
        NoteUpdate update = NoteUpdate.of(snapshot, note, inputs(workspace, snapshot), isOffering);
        NoteRefresh change = update.change();
        update.problem().ifPresent(why -> err.println("glossa: " + shown + ": " + why));
        change.offers()
                .forEach(
                        offer ->
                                err.println(
                                        shown
                                                + ":"
                                                + (offer.line() + 1)
                                                + ": your text stays; the source has now:\n"
                                                + offer.text().strip().indent(2).stripTrailing()));
        if (isDryRun) {
            if (!change.isUpToDate()) {
                out.println(change.diff(shown));
            }
            return true;
        }
        try {
            if (!change.isUpToDate()) {
                write(file.get(), change.after());
                out.println(shown);
            }
            update.remember(workspace.rendered(), true);
            return true;
        } catch (IOException e) {
            err.println("glossa: " + shown + " cannot be written: " + e);
            return false;
        }
    }

    /** Writes beside the file first, so that a full disk loses nothing. */
    private static void write(Path file, String text) throws IOException {
        Path real = file.toRealPath();
        Path whole = Files.createTempFile(real.getParent(), ".glossa", ".tmp");
        try {
            Files.writeString(whole, text);
            Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(real));
            Files.move(whole, real, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException e) {
            // A system without modes.
            Files.move(whole, real, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
