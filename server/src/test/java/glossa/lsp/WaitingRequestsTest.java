package glossa.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.notes.Note;
import glossa.notes.Notes;

import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** How many requests are admitted while none is answered. */
final class WaitingRequestsTest {
    private final List<Runnable> waiting = new ArrayList<>();

    @Test
    void requestsAboutOneTextAreManyAndBounded() {
        WaitingRequests requests = new WaitingRequests(0);
        Notes notes = Notes.NONE.with(Note.of("file:///a.md", 1, "x".repeat(1 << 20)));
        int admitted = admitted(requests, List.of(notes));
        assertEquals((WaitingRequests.MAX_WEIGHT - (1 << 20)) / WaitingRequests.MAX_WORK, admitted);
        waiting.forEach(Runnable::run);
        waiting.clear();
        // Answered requests leave their room to others.
        assertEquals(
                WaitingRequests.MAX_WEIGHT / WaitingRequests.MAX_WORK,
                admitted(requests, List.of(notes)));
    }

    @Test
    void requestsAboutAShortTextAreMore() {
        Notes notes = Notes.NONE.with(Note.of("file:///a.md", 1, ""));
        assertEquals(
                WaitingRequests.MAX_WEIGHT / WaitingRequests.REQUEST_WEIGHT,
                admitted(new WaitingRequests(0), List.of(notes)));
    }

    @Test
    void requestsThatKeepATextEachAreFew() {
        Notes one = Notes.NONE.with(Note.of("file:///a.md", 1, "x".repeat(1 << 20)));
        Notes other = Notes.NONE.with(Note.of("file:///a.md", 2, "y".repeat(1 << 20)));
        int weight = (1 << 20) + WaitingRequests.MAX_WORK;
        assertEquals(
                WaitingRequests.MAX_WEIGHT / weight,
                admitted(new WaitingRequests(0), List.of(one, other)));
    }

    /** Sends requests about each of the notes in turn until one is refused. */
    private int admitted(WaitingRequests requests, List<Notes> notes) {
        int count = 0;
        try {
            while (count < 100_000) {
                requests.admit(waiting::add, notes.get(count % notes.size()), List.of())
                        .execute(() -> {});
                count++;
            }
        } catch (ResponseErrorException e) {
            assertEquals(-32803, e.getResponseError().getCode());
        }
        return count;
    }
}
