package glossa.lsp;

import glossa.corpus.CompletionQuery;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.jspecify.annotations.Nullable;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Some questions that an editor will soon ask, worked out while nobody waits for them: the JVM
 * compiles what runs often, and the first hundred completions of a session take three times as long
 * as the later ones. The answers go nowhere.
 */
final class Warmup {
    /** Nanoseconds of work; as long again nothing is done, so that half a processor is free. */
    private static final long MAX_NANOS = 1_200_000_000;

    /** Of the note, in UTF-16 units. */
    private static final int MAX_TEXT = 50_000;

    private static final int PAPERS = 12;

    private final Workspace workspace;
    private final Answers answers;
    private final BooleanSupplier isEnding;
    private final MessageOutput nowhere =
            new MessageOutput(
                    OutputStream.nullOutputStream(),
                    new MessageJsonHandler(Map.of(), MessageJson::configure));

    Warmup(Workspace workspace, Answers answers, BooleanSupplier isEnding) {
        this.workspace = workspace;
        this.answers = answers;
        this.isEnding = isEnding;
    }

    /** Asks about one of the open notes, if there is one, until enough is worked out. */
    void play() {
        Notes notes = workspace.notes();
        Note note = notes.all().stream().findFirst().orElse(null);
        if (note == null) {
            return;
        }
        List<String> typed = typed(notes);
        long worked = 0;
        for (int i = 0; worked < MAX_NANOS && !typed.isEmpty() && !isEnding.getAsBoolean(); i++) {
            long start = System.nanoTime();
            ask(notes, note, typed.get(i % typed.size()), i);
            long spent = System.nanoTime() - start;
            worked += spent;
            LockSupport.parkNanos(spent);
        }
    }

    /** Nothing, beginnings of keys, and words of titles, of some papers. */
    private List<String> typed(Notes notes) {
        List<String> typed = new ArrayList<>();
        try (Snapshot snapshot = workspace.snapshot(notes)) {
            for (Paper paper : snapshot.corpus().search(CompletionQuery.of("", PAPERS))) {
                String key = paper.key();
                typed.add("");
                for (int end = 2; end <= Math.min(6, key.length()); end++) {
                    typed.add(key.substring(0, end));
                }
                String[] words = TextFolding.fold(paper.title()).split("\\W+", 4);
                if (words.length > 2) {
                    typed.add(words[1] + "-" + words[2]);
                }
            }
        }
        return typed;
    }

    private void ask(Notes notes, Note note, String typed, int turn) {
        int end = Math.min(note.text().length(), MAX_TEXT);
        String text = note.text().substring(0, end) + "\n\nAs in @" + typed;
        Note written = Note.of(note.uri(), note.version(), text, note.conventions());
        try (Snapshot snapshot = workspace.snapshot(notes.with(written))) {
            tell(answers.completion(snapshot, new Cursor(written, text.length())));
            List<CitationItem> items = written.items();
            if (!items.isEmpty()) {
                CitationItem item = items.get(turn % items.size());
                tell(answers.hover(snapshot, new Cursor(written, item.keySpan().start())));
            }
        }
    }

    private void tell(@Nullable Object answer) {
        ResponseMessage message = new ResponseMessage();
        message.setId(0);
        message.setResult(answer);
        nowhere.consume(message);
    }
}
