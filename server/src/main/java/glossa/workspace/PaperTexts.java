package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.corpus.TextStore;
import glossa.corpus.TextStore.ReadText;
import glossa.corpus.Texts;
import glossa.grammar.Range;
import glossa.notes.NoteSummary;
import glossa.notes.Notes;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.settings.Settings;
import glossa.settings.Settings.TextsOfPdfs;
import glossa.source.FileText;
import glossa.source.reading.SourceFiles;
import glossa.source.reading.TextFiles;
import glossa.source.reading.TextFiles.TextKind;
import glossa.workspace.Workspace.Progress;
import glossa.workspace.paths.AllowedFolders;
import glossa.workspace.paths.WorkspaceBounds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Brings the texts of papers up to date: those of the corpus's own PDFs and saved pages, and of the
 * files that belong to papers that notes cite, or to all. For one background thread.
 *
 * <p>A record may come from a stranger. What it names is read if it is a PDF, wherever it lies, or
 * a page or text inside the workspace or in a folder that the user allowed.
 */
public final class PaperTexts {
    /** Files that are read before their texts are there. */
    private static final int MAX_FILES_AT_ONCE = 8;

    /** Files in a folder for papers. */
    private static final int MAX_IN_FOLDER = 100_000;

    private static final List<String> ENDINGS =
            Stream.of(TextKind.values()).flatMap(kind -> kind.endings().stream()).toList();

    private static final Range WHOLE_FILE = Range.of(0, 0, Integer.MAX_VALUE, 0);

    /** Milliseconds after which files are looked at again although nothing is known to differ. */
    private static final long LOOK_INTERVAL = 10_000;

    /** Milliseconds after which a step that failed is tried again. */
    private static final long RETRY_INTERVAL = 60_000;

    private final Supplier<TextStore> opening;
    private volatile Optional<TextStore> opened = Optional.empty();
    private final Supplier<AllowedFolders> allowedFolders;

    /** What the corpus gave for each key, until it changes. */
    private final Map<String, Set<Path>> filesOfKeys = new HashMap<>();

    private Optional<Map<Path, Set<String>>> ofSources = Optional.empty();
    private Optional<Set<String>> allKeys = Optional.empty();
    private volatile Map<Path, Set<String>> keysOfFiles = Map.of();

    private volatile boolean isOutdated;
    private volatile boolean isStopped;
    private Set<String> lastCited = Set.of();
    private Settings lastSettings = Settings.DEFAULT;
    private long lastLook;

    /** Whether the last step did not come to its end, as where the disk is full. */
    private boolean hasFailed;

    /** Whether all that is wanted had been read at the last look. */
    private volatile boolean isComplete;

    /**
     * @param opening opens the store; runs on the thread of the first step
     */
    PaperTexts(Supplier<TextStore> opening) {
        this(opening, AllowedFolders::ofUser);
    }

    /**
     * @param allowedFolders what workspaces may read outside themselves
     */
    PaperTexts(Supplier<TextStore> opening, Supplier<AllowedFolders> allowedFolders) {
        this.opening = opening;
        this.allowedFolders = allowedFolders;
    }

    /**
     * One step.
     *
     * @param hasChanged whether there are other texts now
     * @param hasMore whether more is to be read
     */
    public record Step(boolean hasChanged, boolean hasMore) {
        /** All is as it was. */
        static final Step NOTHING = new Step(false, false);
    }

    /** The texts at this moment; none before the first step. */
    Texts acquire() {
        return opened.map(store -> store.acquire(keysOfFiles)).orElse(Texts.NONE);
    }

    /** Whether all texts that are wanted have been read. */
    public boolean isComplete() {
        return isComplete;
    }

    /** The corpus has changed: its records may name other files. */
    void forget() {
        isOutdated = true;
    }

    /** Ends the step that runs as soon as its file is read, and lets none change anything more. */
    void stop() {
        isStopped = true;
        SourceFiles.endRunning();
    }

    /**
     * Reads some texts that are missing or have changed, and removes those whose files are gone.
     *
     * @param moment the corpus now, with these notes; closed before a file is read
     */
    Step step(Function<Notes, Snapshot> moment, Notes notes, Settings settings, Progress progress) {
        long now = System.nanoTime() / 1_000_000;
        Set<String> cited = cited(notes);
        boolean isSame =
                isComplete
                        && !isOutdated
                        && cited.equals(lastCited)
                        && settings.equals(lastSettings);
        if (isStopped
                || isSame && now - lastLook < LOOK_INTERVAL
                || hasFailed && now - lastLook < RETRY_INTERVAL) {
            return Step.NOTHING;
        }
        hasFailed = true;
        lastCited = cited;
        lastSettings = settings;
        lastLook = now;
        Step step = update(moment, notes, settings, progress);
        hasFailed = false;
        return step;
    }

    private Step update(
            Function<Notes, Snapshot> moment, Notes notes, Settings settings, Progress progress) {
        TextStore store = opened.orElseGet(opening);
        opened = Optional.of(store);
        boolean hasChanged = store.refresh();
        if (settings.textsOfPdfs() == TextsOfPdfs.OFF) {
            return remove(store, hasChanged);
        }
        Map<Path, Set<String>> wanted;
        try (Snapshot snapshot = moment.apply(notes)) {
            wanted = wanted(snapshot, settings.textsOfPdfs());
        }
        hasChanged |= !wanted.equals(keysOfFiles);
        keysOfFiles = wanted;
        Map<Path, String> stored = store.stamps();
        List<Path> missing = new ArrayList<>();
        for (Path file : wanted.keySet()) {
            if (!SourceFiles.stamp(file).equals(stored.get(file))) {
                missing.add(file);
            }
        }
        Set<Path> gone = new HashSet<>(stored.keySet());
        gone.removeAll(wanted.keySet());
        gone.removeIf(Files::exists);
        if (missing.isEmpty() && gone.isEmpty()) {
            isComplete = true;
            return new Step(hasChanged, false);
        }
        isComplete = false;
        List<ReadText> read = new ArrayList<>();
        int length = 0;
        for (Path file : missing) {
            if (read.size() == MAX_FILES_AT_ONCE || length > FileText.MAX_LENGTH) {
                break;
            }
            progress.reading(file, read.size() + 1, missing.size());
            String stamp = SourceFiles.stamp(file);
            FileText text = TextFiles.read(file);
            length += text.pages().stream().mapToInt(page -> page.text().length()).sum();
            read.add(new ReadText(file, stamp, text));
            if (isStopped) {
                // What a process could not read that was ended is not the fault of the file.
                return Step.NOTHING;
            }
        }
        boolean isReplaced = store.replace(read, gone);
        boolean hasMore = missing.size() > read.size() || !isReplaced;
        isComplete = !hasMore;
        return new Step(hasChanged || isReplaced, hasMore && isReplaced);
    }

    private Step remove(TextStore store, boolean hasChanged) {
        Set<Path> files = store.stamps().keySet();
        keysOfFiles = Map.of();
        isComplete = true;
        isOutdated = false;
        return files.isEmpty()
                ? new Step(hasChanged, false)
                : new Step(store.replace(List.of(), files), false);
    }

    /** The files whose texts are wanted and that may be read, with the names of their papers. */
    private Map<Path, Set<String>> wanted(Snapshot snapshot, TextsOfPdfs which) {
        if (isOutdated) {
            isOutdated = false;
            filesOfKeys.clear();
            ofSources = Optional.empty();
            allKeys = Optional.empty();
        }
        Map<Path, Set<String>> wanted = new HashMap<>();
        WorkspaceBounds bounds =
                WorkspaceBounds.of(snapshot.files().folders(), allowedFolders.get().all());
        Set<Path> inFolders = inPaperFolders(snapshot.files());
        ofSources(snapshot.corpus())
                .forEach(
                        (file, keys) -> {
                            if (Files.isRegularFile(file)) {
                                wanted.put(file, new LinkedHashSet<>(keys));
                            }
                        });
        for (String key : keys(snapshot, which)) {
            for (Path file : filesOfKeys.computeIfAbsent(key, k -> candidates(snapshot, k))) {
                boolean isThere =
                        snapshot.files().paperFolders().contains(file.getParent())
                                ? inFolders.contains(file)
                                : Files.isRegularFile(file);
                boolean mayRead =
                        isThere
                                && (TextKind.of(file).equals(Optional.of(TextKind.PDF))
                                        || bounds.mayRead(file));
                if (mayRead) {
                    wanted.computeIfAbsent(file, f -> new LinkedHashSet<>()).add(key);
                }
            }
        }
        return wanted;
    }

    private Set<String> keys(Snapshot snapshot, TextsOfPdfs which) {
        if (which == TextsOfPdfs.ALL) {
            if (allKeys.isEmpty()) {
                Set<String> all = new LinkedHashSet<>();
                snapshot.corpus().each(paper -> all.add(paper.key()));
                allKeys = Optional.of(all);
            }
            return allKeys.get();
        }
        return cited(snapshot.notes());
    }

    /** The keys that notes cite, and those of literature notes. */
    private static Set<String> cited(Notes notes) {
        Set<String> cited = new LinkedHashSet<>(notes.cited().keySet());
        notes.literature().stream()
                .map(NoteSummary::paper)
                .flatMap(Optional::stream)
                .forEach(cited::add);
        return cited;
    }

    /** The files that may have the text of a paper, or of each paper with this name. */
    private static Set<Path> candidates(Snapshot snapshot, String key) {
        Set<String> names = new LinkedHashSet<>(Set.of(key));
        snapshot.corpus().paper(key).ifPresent(paper -> names.addAll(paper.names()));
        List<Paper> several = snapshot.corpus().contenders(key);
        List<Paper> records = several.isEmpty() ? snapshot.corpus().records(key) : several;
        Set<Path> files = withText(snapshot.files(), names, records);
        // A page that papers were read from is of one of them, or a list of many: see ofSources.
        files.removeIf(file -> isPage(file) && isSource(file, records));
        return files;
    }

    private static boolean isPage(Path file) {
        return TextKind.of(file).equals(Optional.of(TextKind.PAGE));
    }

    private static boolean isSource(Path file, List<Paper> records) {
        return records.stream()
                .flatMap(record -> record.sources().stream())
                .anyMatch(source -> source.file().equals(file));
    }

    /**
     * The files that may have the text of a paper, the preferred first: PDFs, then pages, then
     * texts.
     *
     * @param names its keys
     * @param records the record of each of its sources
     */
    public static Set<Path> withText(
            WorkspaceFiles around, Collection<String> names, List<Paper> records) {
        Set<Path> all = new LinkedHashSet<>();
        for (Paper record : records) {
            for (Source source : record.sources()) {
                // A text file that papers were read from is a list of them.
                if (!TextKind.of(source.file()).equals(Optional.of(TextKind.PLAIN))) {
                    all.add(source.file());
                }
            }
        }
        all.addAll(AttachedFiles.named(records));
        all.addAll(AttachedFiles.namedAfterKeys(around, names, ENDINGS));
        Set<Path> files = new LinkedHashSet<>();
        for (TextKind kind : TextKind.values()) {
            all.stream()
                    .filter(file -> TextKind.of(file).equals(Optional.of(kind)))
                    .forEach(files::add);
        }
        return files;
    }

    /** The PDFs that papers are read from, and the pages of a single paper, with their keys. */
    private Map<Path, Set<String>> ofSources(Corpus corpus) {
        if (ofSources.isEmpty()) {
            Map<Path, Set<String>> files = new HashMap<>();
            for (Path file : corpus.problems().keySet()) {
                Optional<TextKind> kind = TextKind.of(file);
                if (kind.isPresent() && kind.get() != TextKind.PLAIN) {
                    List<Paper> papers = corpus.in(file, WHOLE_FILE);
                    if (kind.get() == TextKind.PDF || papers.size() == 1) {
                        Set<String> keys = new LinkedHashSet<>();
                        papers.forEach(paper -> keys.add(paper.key()));
                        files.put(file, keys);
                    }
                }
            }
            ofSources = Optional.of(files);
        }
        return ofSources.get();
    }

    private static Set<Path> inPaperFolders(WorkspaceFiles around) {
        Set<Path> files = new HashSet<>();
        for (Path folder : around.paperFolders()) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> listed = Files.list(folder)) {
                    listed.limit(MAX_IN_FOLDER).forEach(files::add);
                } catch (IOException | UncheckedIOException e) {
                    // As if it were not there.
                }
            }
        }
        return files;
    }
}
