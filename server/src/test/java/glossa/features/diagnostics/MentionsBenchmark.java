package glossa.features.diagnostics;

import glossa.corpus.Texts;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.KeyRule;
import glossa.source.SourceFile;
import glossa.source.reading.SourceFiles;
import glossa.workspace.NoteScopes;
import glossa.workspace.RemovedKeys;
import glossa.workspace.Snapshot;
import glossa.workspace.WorkspaceFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints every hint at an unlinked mention in the notes of real workspaces, each with its line, so
 * that one can look whether it is right; and how many there are for how many words.
 *
 * <p>Arguments: the workspaces' folders; {@code --with file.bib} adds a source to all of them.
 */
public final class MentionsBenchmark {
    private MentionsBenchmark() {}

    public static void main(String[] args) throws IOException {
        List<Path> folders = new ArrayList<>();
        List<Path> also = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--with")) {
                also.add(Path.of(args[++i]).toAbsolutePath());
            } else {
                folders.add(Path.of(args[i]).toAbsolutePath());
            }
        }
        for (Path folder : folders) {
            print(folder, also);
        }
    }

    private static void print(Path folder, List<Path> also) throws IOException {
        List<Path> bibs = new ArrayList<>(files(folder, ".bib"));
        bibs.addAll(also);
        List<SourceFile> sources = new ArrayList<>();
        for (Path bib : bibs) {
            sources.add(SourceFiles.file(bib, "1", SourceFiles.text(bib).orElse("")));
        }
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(sources, List.of(), bibs, KeyRule.DEFAULT);
            try (Snapshot snapshot =
                    new Snapshot(
                            Notes.NONE,
                            index.acquire(),
                            Texts.NONE,
                            RemovedKeys.NONE,
                            WorkspaceFiles.disk(List.of(folder)),
                            NoteScopes.NONE)) {
                DiagnosticsCache memory = new DiagnosticsCache();
                long words = 0;
                long nanos = 0;
                int hints = 0;
                for (Path file : files(folder, ".md", ".qmd", ".rmd")) {
                    String text = SourceFiles.text(file).orElse("");
                    words += text.split("\\s+").length;
                    Note note = Note.of(file.toUri().toString(), 1, text);
                    long start = System.nanoTime();
                    List<Mentions.Mention> mentions = Mentions.of(snapshot, note, memory);
                    nanos += System.nanoTime() - start;
                    hints += mentions.size();
                    for (Mentions.Mention mention : mentions) {
                        int line = note.lines().line(mention.span().start());
                        String whole =
                                text.substring(note.lines().start(line), note.lines().end(line));
                        int at = mention.span().start() - note.lines().start(line);
                        System.out.printf(
                                Locale.ROOT,
                                "%s:%d %s [%s] -> %s (%s)%n    %s%n",
                                folder.relativize(file),
                                line + 1,
                                mention.kind(),
                                mention.span().in(text).replace('\n', ' '),
                                mention.paper().key(),
                                mention.paper().title(),
                                whole.substring(
                                        Math.max(0, at - 80), Math.min(whole.length(), at + 120)));
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "== %s: %d papers, %d words, %d hints, %.2f for 10,000 words, %d ms%n",
                        folder.getFileName(),
                        snapshot.corpus().size(),
                        words,
                        hints,
                        10_000.0 * hints / Math.max(1, words),
                        nanos / 1_000_000);
            }
        }
    }

    private static List<Path> files(Path folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(
                            file ->
                                    Stream.of(endings)
                                            .anyMatch(
                                                    file.toString().toLowerCase(Locale.ROOT)
                                                            ::endsWith))
                    .sorted()
                    .toList();
        }
    }
}
