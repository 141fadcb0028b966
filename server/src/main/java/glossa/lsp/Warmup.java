package glossa.lsp;

import glossa.corpus.CompletionQuery;
import glossa.grammar.CitationItem;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
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
 * Answers some requests that an editor will soon send, while nobody waits: the JVM compiles what
 * runs often, and the first hundred completions of a session take three times as long as later
 * ones. The answers are discarded.
 */
final class Warmup {
    /** Nanoseconds of work. It pauses as long as it works, so half a processor stays free. */
    private static final long MAX_WORK_NANOS = 1_200_000_000;

    /** UTF-16 units that are used of the note. */
    private static final int MAX_TEXT_LENGTH = 50_000;

    private static final int MAX_PAPERS = 12;

    /** The longest beginning of a key that is typed. */
    private static final int MAX_PREFIX_LENGTH = 6;

    private final Session session;
    private final Workspace workspace;
    private final AnswerState state;
    private final BooleanSupplier isEnding;
    private final MessageOutput output =
            new MessageOutput(
                    OutputStream.nullOutputStream(),
                    new MessageJsonHandler(Map.of(), MessageJson::configure));

    /**
     * @param isEnding whether the server ends, and the warm-up with it
     */
    Warmup(Session session, Workspace workspace, AnswerState state, BooleanSupplier isEnding) {
        this.session = session;
        this.workspace = workspace;
        this.state = state;
        this.isEnding = isEnding;
    }

    /** Works with one of the open notes, if there is one. */
    void run() {
        Notes notes = workspace.notes();
        if (notes.all().isEmpty()) {
            return;
        }
        Note note = notes.all().iterator().next();
        List<String> queries = queries(notes);
        long worked = 0;
        for (int i = 0;
                worked < MAX_WORK_NANOS && !queries.isEmpty() && !isEnding.getAsBoolean();
                i++) {
            long start = System.nanoTime();
            answer(notes, note, queries.get(i % queries.size()), i);
            long spent = System.nanoTime() - start;
            worked += spent;
            LockSupport.parkNanos(spent);
        }
    }

    /** What a reader may type for some papers: nothing, beginnings of keys, words of titles. */
    private List<String> queries(Notes notes) {
        List<String> queries = new ArrayList<>();
        try (Snapshot snapshot = workspace.snapshot(notes)) {
            for (Paper paper : snapshot.corpus().search(CompletionQuery.of("", MAX_PAPERS))) {
                String key = paper.key();
                queries.add("");
                for (int end = 2; end <= Math.min(MAX_PREFIX_LENGTH, key.length()); end++) {
                    queries.add(key.substring(0, end));
                }
                String[] words = TextFolding.fold(paper.title()).split("\\W+", 4);
                if (words.length > 2) {
                    queries.add(words[1] + "-" + words[2]);
                }
            }
        }
        return queries;
    }

    private void answer(Notes notes, Note note, String query, int turn) {
        int end = Math.min(note.text().length(), MAX_TEXT_LENGTH);
        String text = note.text().substring(0, end) + "\n\nAs in @" + query;
        Note typed = Note.of(note.uri(), note.version(), text, note.conventions());
        try (Snapshot snapshot = workspace.snapshot(notes.with(typed))) {
            RequestContext context =
                    RequestContext.of(session, workspace, snapshot, Map.of(), state);
            write(CompletionAnswers.inNote(context, new Cursor(typed, text.length())));
            List<CitationItem> items = typed.items();
            if (!items.isEmpty()) {
                int offset = items.get(turn % items.size()).keySpan().start();
                write(HoverAnswers.inNote(context, new Cursor(typed, offset)));
            }
        }
    }

    private void write(@Nullable Object answer) {
        ResponseMessage message = new ResponseMessage();
        message.setId(0);
        message.setResult(answer);
        output.consume(message);
    }
}
