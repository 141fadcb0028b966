package glossa.indexing;

import glossa.corpus.CorpusStore;
import glossa.corpus.TextStore;
import glossa.index.KeyLedger;
import glossa.index.MemoryBudget;
import glossa.index.PaperIndex;
import glossa.index.TextIndex;
import glossa.paper.DisplayText;
import glossa.settings.Settings;
import glossa.workspace.ChosenKeys;
import glossa.workspace.FileKinds;
import glossa.workspace.RenderedNotes;
import glossa.workspace.WorkspaceLocation;
import glossa.workspace.paths.UserFolders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a workspace's index and its generated keys are stored: the index in the user's cache
 * folder, because it can be rebuilt; the keys in the state folder, because they cannot (XDG Base
 * Directory Specification; on macOS and Windows the folders with the same purpose).
 */
public final class IndexFolders {
    /**
     * The size of sources, in bytes, from which a temporary index is stored on disk and not in
     * memory.
     */
    private static final long MUCH = 128L << 20;

    private IndexFolders() {}

    /** The store of a workspace, for a process without a limit on the memory of an update. */
    public static CorpusStore of(WorkspaceLocation site) {
        return of(site, MemoryBudget.OWN_PROCESS);
    }

    /**
     * The workspace's store; in memory where its folder cannot be written.
     *
     * @param budget what its updates may take
     */
    public static CorpusStore of(WorkspaceLocation site, MemoryBudget budget) {
        boolean isInMemory = site.folders().isEmpty();
        return new FallbackStore(
                isInMemory ? Optional.empty() : Optional.of(indexOf(site)),
                isInMemory ? KeyLedger.inMemory() : ledger(site),
                budget,
                System::currentTimeMillis);
    }

    /**
     * The texts of a workspace's papers, beside its index; in memory where their folder cannot be
     * used.
     */
    public static TextStore texts(WorkspaceLocation site) {
        if (!site.folders().isEmpty()) {
            try {
                return TextIndex.in(
                        UserFolders.create(
                                UserFolders.cache()
                                        .resolve("texts-" + TextIndex.LAYOUT)
                                        .resolve(id(site.folders(), ""))));
            } catch (IOException | RuntimeException e) {
                warn("the texts of papers are kept in memory: " + e);
            }
        }
        return TextIndex.inMemory();
    }

    /** The folder of the workspace's index; empty if the index must be kept in memory. */
    public static Optional<Path> index(WorkspaceLocation site) {
        if (site.folders().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UserFolders.create(indexOf(site)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The store with the index in this folder, for a process that only indexes. */
    static PaperIndex at(Path index, WorkspaceLocation site) throws IOException {
        return PaperIndex.in(index, ledger(site), MemoryBudget.OWN_PROCESS);
    }

    /**
     * The index depends on the editor's settings of sources: with other sources, as on the command
     * line, the papers differ.
     */
    static Path indexOf(WorkspaceLocation site) {
        String set = Settings.of("", site.editorSettings()).sourcesFingerprint();
        return UserFolders.cache()
                .resolve("index-" + PaperIndex.LAYOUT)
                .resolve(
                        set.equals(Settings.DEFAULT.sourcesFingerprint())
                                ? id(site.folders(), "")
                                : id(site.folders(), set));
    }

    /**
     * The file of the keys that the sources of these folders no longer contain; beside the index.
     */
    public static Optional<Path> lostKeys(WorkspaceLocation site) {
        Path index = indexOf(site);
        return site.folders().isEmpty()
                ? Optional.empty()
                : Optional.of(index.resolveSibling(index.getFileName() + ".lost.tsv"));
    }

    /** A store for one command: in memory, or, for large sources, in a temporary folder. */
    public record TemporaryStore(CorpusStore store, Optional<Path> folder)
            implements AutoCloseable {
        @Override
        public void close() {
            try {
                store.close();
            } finally {
                folder.ifPresent(IndexFolders::deleteTemporary);
            }
        }
    }

    /** A store of these files that is deleted when it is closed. */
    public static TemporaryStore passing(List<Path> files, KeyLedger ledger) {
        return temporary(
                files,
                folder ->
                        folder.isPresent()
                                ? PaperIndex.in(folder.get(), ledger)
                                : PaperIndex.inMemory(ledger));
    }

    /** The same for a caller that searches nothing; see {@link PaperIndex#withoutSearch}. */
    public static TemporaryStore passingWithoutSearch(List<Path> files, KeyLedger ledger) {
        return temporary(files, folder -> PaperIndex.withoutSearch(folder, ledger));
    }

    /** Opens an index in a folder, or in memory. */
    private interface IndexOpening {
        PaperIndex in(Optional<Path> folder) throws IOException;
    }

    private static TemporaryStore temporary(List<Path> files, IndexOpening opening) {
        Optional<Path> folder = Optional.empty();
        try {
            if (isMuch(files)) {
                folder = Optional.of(Files.createTempDirectory("glossa-papers"));
                return new TemporaryStore(opening.in(folder), folder);
            }
        } catch (IOException e) {
            // Memory does it, too, where the folder cannot be used.
            folder.ifPresent(IndexFolders::deleteTemporary);
        }
        try {
            return new TemporaryStore(opening.in(Optional.empty()), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMuch(List<Path> files) {
        long size = 0;
        for (Path file : files) {
            try {
                size += Files.size(file);
            } catch (IOException e) {
                // Its problem is reported when it is read.
            }
        }
        return size > MUCH;
    }

    private static void deleteTemporary(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            warn("cannot delete the temporary folder " + folder + ": " + e);
        }
    }

    /**
     * The generated keys of these folders: one file for each folder, which is read and extended.
     */
    public static KeyLedger ledger(WorkspaceLocation site) {
        List<Path> files = new ArrayList<>();
        for (Path folder : site.folders()) {
            files.add(ledgerFile(site, folder));
        }
        try {
            for (Path file : files) {
                Path parent = file.toAbsolutePath().getParent();
                if (parent != null) {
                    UserFolders.create(parent);
                }
            }
            KeyLedger ledger = KeyLedger.in(files);
            for (Path file : files) {
                Path parent = file.toAbsolutePath().getParent();
                if (!Files.isWritable(Files.exists(file) || parent == null ? file : parent)) {
                    warn(file + " is not writable, so new keys are not saved");
                    return ledger.readOnly();
                }
            }
            return ledger;
        } catch (IOException e) {
            warn("new keys cannot be saved: " + e);
            return KeyLedger.inMemory();
        }
    }

    /** What was rendered for the literature notes of these folders, in the user's state folder. */
    public static RenderedNotes rendered(WorkspaceLocation site) {
        return site.folders().isEmpty()
                ? RenderedNotes.inMemory()
                : RenderedNotes.in(
                        UserFolders.state().resolve("rendered").resolve(id(site.folders(), "")));
    }

    private static Path ledgerFile(WorkspaceLocation site, Path folder) {
        Optional<Path> named = ChosenKeys.file(folder, site.settings(folder));
        if (named.isPresent()) {
            return named.get();
        }
        Path real = folder;
        try {
            real = folder.toRealPath();
        } catch (IOException e) {
            // The real path of a missing folder is the path itself.
        }
        return UserFolders.state().resolve("keys").resolve(id(List.of(real), "") + ".tsv");
    }

    /**
     * The folder of the workspace that contains {@code start}: the nearest folder with settings, a
     * project file or a repository. If there is none: for a folder, that folder; for a note, {@code
     * current} if the note is below it.
     *
     * <p>A home folder, the root of a file system, and folders above a home folder are never the
     * workspace of something below them, whatever they contain: otherwise all files of the user
     * would be read.
     *
     * @param current the working directory; absolute
     */
    public static Path workspaceOf(Path start, Path current) {
        Path path = start.normalize();
        boolean isFolder = Files.isDirectory(path);
        Path own = isFolder || path.getParent() == null ? path : path.getParent();
        for (Path at = own; at != null && !isWide(at); at = at.getParent()) {
            for (String mark : List.of(Settings.FILE, "_quarto.yml", ".git")) {
                if (Files.exists(at.resolve(mark))) {
                    return at;
                }
            }
        }
        boolean isBelow = !isFolder && FileKinds.isNote(path) && own.startsWith(current);
        return isBelow && !isWide(current) ? current : own;
    }

    /** Whether a folder contains a home folder, is one, or is the root of a file system. */
    private static boolean isWide(Path folder) {
        return folder.getParent() == null || UserFolders.home().startsWith(folder);
    }

    private static String id(List<Path> folders, String set) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path folder : folders) {
                digest.update((folder + "\n").getBytes(StandardCharsets.UTF_8));
            }
            digest.update(set.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void warn(String message) {
        System.err.println("glossa: " + DisplayText.line(message));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
