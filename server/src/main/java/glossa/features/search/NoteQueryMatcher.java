package glossa.features.search;

import glossa.features.ReadingView;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;
import glossa.query.Phrase;
import glossa.query.QueryMatcher;
import glossa.workspace.Snapshot;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Decides whether a note matches a query. Reads the text of the note only when it is needed. */
final class NoteQueryMatcher {
    private final Snapshot snapshot;
    private final NoteSummary summary;
    private @Nullable String text;
    private @Nullable String folded;

    NoteQueryMatcher(Snapshot snapshot, NoteSummary outline) {
        this.snapshot = snapshot;
        this.summary = outline;
    }

    NoteSummary summary() {
        return summary;
    }

    /** The text of the note; empty if it can no longer be read. */
    String text() {
        String known = text;
        if (known == null) {
            known =
                    snapshot.notes()
                            .note(summary.uri())
                            .map(Note::text)
                            .or(() -> snapshot.files().text(summary.uri()))
                            .orElse("");
            text = known;
        }
        return known;
    }

    private String folded() {
        String known = folded;
        if (known == null) {
            known = TextFolding.fold(text());
            folded = known;
        }
        return known;
    }

    /** Releases the text, so that texts of notes are not kept in memory. */
    void releaseText() {
        text = null;
        folded = null;
    }

    boolean matches(PaperQuery sought) {
        return switch (sought) {
            // Conditions that do not need the text first.
            case PaperQuery.All(var parts) ->
                    parts.stream().filter(part -> !needsText(part)).allMatch(this::matches)
                            && parts.stream()
                                    .filter(NoteQueryMatcher::needsText)
                                    .allMatch(this::matches);
            case PaperQuery.Any(var parts) -> parts.stream().anyMatch(this::matches);
            case PaperQuery.Not(var part) -> !matches(part);
            case PaperQuery.In in -> !in.papers();
            case PaperQuery.Named _ -> false;
            case PaperQuery.Between between ->
                    switch (between.field()) {
                        case CITED ->
                                summary.paper()
                                        .map(
                                                key ->
                                                        between.has(
                                                                snapshot.notes()
                                                                        .cited()
                                                                        .getOrDefault(key, 0)))
                                        .orElse(false);
                        case YEAR -> paper().filter(of -> QueryMatcher.of(between, of)).isPresent();
                        default -> isWithin(summary, between);
                    };
            case PaperQuery.Words words -> matches(words);
        };
    }

    private static boolean needsText(PaperQuery sought) {
        return sought.isAbout(
                field -> field == Field.ANY || field == Field.NOTE || field == Field.TAG);
    }

    private boolean matches(PaperQuery.Words words) {
        Phrase wording = Phrase.of(words);
        return switch (words.field()) {
            case ANY -> wording.in(folded()) || wording.in(TextFolding.fold(name()));
            case NOTE -> wording.in(folded());
            case TITLE -> wording.in(TextFolding.fold(summary.title()));
            case HEADING ->
                    summary.headings().stream()
                            .anyMatch(heading -> wording.in(TextFolding.fold(heading.text())));
            case TAG ->
                    hasValue("tags", wording)
                            || hasValue("keywords", wording)
                            || folded().contains("#" + TextFolding.fold(words.text()));
            case FILE -> QueryMatcher.isIn(decoded(), words);
            case STATUS ->
                    hasStatus(summary, words)
                            || ReadingView.normalized(words.text()).equals("unread")
                                    && summary.paper().isPresent()
                                    && !summary.fields().containsKey("status");
            case CITES ->
                    summary.items().stream()
                            .anyMatch(item -> item.key().equalsIgnoreCase(words.text()));
            case KEY ->
                    summary.paper()
                            .filter(
                                    key ->
                                            TextFolding.squeeze(key)
                                                    .startsWith(TextFolding.squeeze(words.text())))
                            .isPresent();
            default -> paper().filter(of -> QueryMatcher.of(words, of)).isPresent();
        };
    }

    /** The paper of a literature note. */
    private Optional<Paper> paper() {
        return summary.paper().flatMap(snapshot.corpus()::paper);
    }

    private String decoded() {
        return URLDecoder.decode(
                summary.uri().replaceFirst("^file:(//)?", "").replace("+", "%2B"),
                StandardCharsets.UTF_8);
    }

    private String name() {
        String path = decoded();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private boolean hasValue(String field, Phrase wording) {
        return summary.fields().getOrDefault(field, List.of()).stream()
                .anyMatch(value -> wording.in(TextFolding.fold(value)));
    }

    static boolean hasStatus(NoteSummary note, PaperQuery.Words words) {
        String wanted = ReadingView.normalized(words.text());
        return note.fields().getOrDefault("status", List.of()).stream()
                .anyMatch(status -> ReadingView.normalized(status).equals(wanted));
    }

    /** Whether the rating or reading date in the front matter is within the bounds. */
    static boolean isWithin(NoteSummary note, PaperQuery.Between between) {
        for (String value : note.fields().getOrDefault(between.field().written(), List.of())) {
            if (between.field() == Field.READ) {
                if (between.has(value)) {
                    return true;
                }
            } else if (value.matches("\\d{1,4}\\b.*")
                    && between.has(Integer.parseInt(value.replaceFirst("\\D.*", "")))) {
                return true;
            }
        }
        return false;
    }

    /** The score: higher for more matching words, and for matches in title and headings. */
    double score(PaperQuery sought) {
        double score = 0;
        String title = TextFolding.fold(summary.title() + "\n" + name());
        for (Phrase wording :
                Snippets.phrases(sought, field -> field == Field.ANY || field == Field.NOTE)) {
            score += Math.log1p(wording.count(folded()));
            score += wording.in(title) ? 5 : 0;
            score +=
                    summary.headings().stream()
                                    .anyMatch(
                                            heading -> wording.in(TextFolding.fold(heading.text())))
                            ? 2
                            : 0;
        }
        return score;
    }
}
