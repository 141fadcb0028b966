package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.FairTime;
import glossa.torture.kit.FolderSnapshot;
import glossa.torture.kit.MarkedProcesses;
import glossa.torture.kit.Papers;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Conversations that end in all ways, at all times. A case: {@code end} ({@code shutdown}, {@code
 * exit}, {@code closed}, {@code killed}, {@code terminated}, {@code shutdown-only-closed}), {@code
 * after} (milliseconds of the conversation), {@code papers} (many have a process of their own to
 * index them), {@code initialized} ({@code no}: the editor is gone before).
 */
final class ProcessesRow implements Row {
    /** What is running ends within this, since nobody is there any more who would wait for it. */
    private static final Duration MAX_END = Duration.ofSeconds(8);

    private static final Duration REST = Duration.ofMillis(700);

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public String claim() {
        return "A server that has ended leaves no process behind, and nothing that still writes.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        List<String> ends =
                List.of(
                        "shutdown",
                        "exit",
                        "closed",
                        "killed",
                        "terminated",
                        "shutdown-only-closed");
        List<String> papers = List.of("10", "10", "30000", "60000");
        return TortureCase.of(
                "end", ends.get(random.nextInt(ends.size())),
                "after", Integer.toString(random.nextInt(4000)),
                "papers", papers.get(random.nextInt(papers.size())),
                "initialized", random.nextInt(6) == 0 ? "no" : "yes");
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        scratch.write("refs.bib", Papers.bib(0, (int) tried.number("papers", 10)));
        scratch.write("note.md", Papers.noteCiting(0, 10));
        scratch.write("papers/paper.pdf", "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
        Editor editor = Editor.start(scratch);
        String end = tried.text("end", "shutdown").strip();
        if (tried.text("initialized", "yes").strip().equals("yes")) {
            editor.initialize(scratch.workspace(), Editor.PATIENCE);
            String uri = editor.uri("note.md");
            editor.client().open(uri, Papers.noteCiting(0, 10));
            Thread.sleep(tried.number("after", 0));
        }
        FairTime watch = FairTime.start();
        switch (end) {
            case "shutdown" -> {
                var _ = editor.answer("shutdown", "null", Editor.PATIENCE);
                if (!scratch.processes().running("IndexWorker").isEmpty()) {
                    throw new AssertionError("shutdown is answered, and a process still indexes");
                }
                checkRest(scratch);
                editor.client().notify("exit", "{}");
            }
            case "exit" -> editor.client().notify("exit", "{}");
            case "closed" -> editor.client().closeInput();
            case "killed" -> editor.process().destroyForcibly();
            case "terminated" -> editor.process().destroy();
            default -> {
                var _ = editor.answer("shutdown", "null", Editor.PATIENCE);
                editor.client().closeInput();
            }
        }
        List<ProcessHandle> left = scratch.processes().awaitEnd(MAX_END);
        if (!left.isEmpty()) {
            throw new AssertionError(
                    left.size()
                            + " processes are left after "
                            + MAX_END
                            + ": "
                            + Editor.shortened(MarkedProcesses.commandLine(left.getFirst())));
        }
        long took = watch.millis();
        checkRest(scratch);
        Scratch.delete(scratch.root());
        if (Files.exists(scratch.root())) {
            throw new AssertionError("the folder cannot be deleted");
        }
        return new Figure(took, "ms until all had ended");
    }

    /** Nothing is written for a while. */
    private static void checkRest(Scratch scratch) throws Exception {
        FolderSnapshot before = FolderSnapshot.of(scratch.root());
        Thread.sleep(REST);
        List<String> changes = before.changesTo(FolderSnapshot.of(scratch.root()));
        if (!changes.isEmpty()) {
            throw new AssertionError("somebody still writes: " + Editor.shortened(changes));
        }
    }
}
