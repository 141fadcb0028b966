package glossa.features.display;

import glossa.corpus.Corpus;
import glossa.features.ProposedChange;
import glossa.features.ReferenceSections;
import glossa.grammar.Heading;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.LossyTex;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of the papers that a note cites, between two comments: {@code - Author (year). Title.
 * Venue.}, sorted by author, year and title. It follows no citation style unless the note names a
 * style that can be used.
 */
public final class ReferenceList {
    private static final int MAX_AUTHORS = 10;

    private static final Pattern TAG = Pattern.compile("</?([a-z]+)[^>]*>");

    private ReferenceList() {}

    /** Whether the note contains such a list. */
    public static boolean exists(Note note) {
        int begin = note.text().indexOf(ReferenceSections.BEGIN);
        return begin >= 0 && note.text().indexOf(ReferenceSections.END, begin) >= 0;
    }

    /**
     * The edits that update the list. If there is none, they insert it below a heading for
     * references, otherwise at the end below a new heading. Empty if nothing changes or nothing is
     * cited.
     */
    public static ProposedChange change(Snapshot snapshot, Note note) {
        List<String> styled = styled(snapshot, note);
        List<String> lines = styled.isEmpty() ? lines(snapshot.corpus(), note) : styled;
        if (lines.isEmpty()) {
            return ProposedChange.of(List.of());
        }
        String text = note.text();
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        String list =
                ReferenceSections.BEGIN
                        + newline
                        + String.join(newline, lines)
                        + newline
                        + ReferenceSections.END;
        ProposedChange.Edit edit =
                exists(note) ? refreshed(note, list) : inserted(note, list, newline);
        return edit.replaced().in(text).equals(edit.text())
                ? ProposedChange.of(List.of())
                : ProposedChange.of(List.of(edit));
    }

    private static ProposedChange.Edit refreshed(Note note, String list) {
        int begin = note.text().indexOf(ReferenceSections.BEGIN);
        int end =
                note.text().indexOf(ReferenceSections.END, begin) + ReferenceSections.END.length();
        return new ProposedChange.Edit(note.uri(), new Span(begin, end), list, "");
    }

    private static ProposedChange.Edit inserted(Note note, String list, String newline) {
        for (Heading heading : note.syntax().headings().reversed()) {
            if (ReferenceSections.isHeading(heading.text())) {
                int end =
                        note.lines()
                                .end(
                                        note.lines()
                                                .line(
                                                        Math.max(
                                                                heading.span().start(),
                                                                heading.span().end() - 1)));
                return new ProposedChange.Edit(
                        note.uri(), new Span(end, end), newline + newline + list, "");
            }
        }
        int length = note.text().length();
        int end = length;
        while (end > 0 && Character.isWhitespace(note.text().charAt(end - 1))) {
            end--;
        }
        return new ProposedChange.Edit(
                note.uri(),
                new Span(end, length),
                newline + newline + "## References" + newline + newline + list + newline,
                "");
    }

    /** The list in the style that the note names; empty if it names none that can be used. */
    private static List<String> styled(Snapshot snapshot, Note note) {
        if (!NoteStyles.isNamed(snapshot.files(), note)) {
            return List.of();
        }
        RenderedCitations rendered = RenderedCitations.of(snapshot, note, new NoteStyles());
        return rendered.problems().isEmpty()
                ? rendered.bibliography().stream()
                        .map(entry -> "- " + markdown(entry.html()))
                        .toList()
                : List.of();
    }

    /** Rendered HTML as pandoc's Markdown; small capitals are lost. */
    private static String markdown(String html) {
        StringBuilder markdown = new StringBuilder();
        Matcher tag = TAG.matcher(html);
        int from = 0;
        while (tag.find()) {
            markdown.append(plain(html.substring(from, tag.start())));
            markdown.append(
                    switch (tag.group(1)) {
                        case "i" -> "*";
                        case "b" -> "**";
                        case "sup" -> "^";
                        case "sub" -> "~";
                        default -> "";
                    });
            from = tag.end();
        }
        return markdown.append(plain(html.substring(from))).toString();
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("([\\\\`*_\\[\\]<@$^~])", "\\\\$1");
    }

    private static List<String> lines(Corpus corpus, Note note) {
        Map<String, Paper> cited = new LinkedHashMap<>();
        Set<String> keys = new LinkedHashSet<>();
        note.items().forEach(item -> keys.add(item.key()));
        for (String key : keys) {
            corpus.paper(key).ifPresent(paper -> cited.putIfAbsent(paper.key(), paper));
        }
        List<Paper> papers = new ArrayList<>(cited.values());
        papers.sort(
                Comparator.comparing(ReferenceList::sortKey)
                        .thenComparing(Paper::year)
                        .thenComparing(paper -> TextFolding.squeeze(paper.title()))
                        .thenComparing(Paper::key));
        return papers.stream().map(paper -> "- " + reference(paper)).toList();
    }

    /** The sort key: authors and year, or the title if there are no authors. */
    private static String sortKey(Paper paper) {
        return TextFolding.squeeze(
                paper.authors().isEmpty() ? paper.title() : paper.authors().getFirst().family());
    }

    /** {@code Vaswani, Ashish, Noam Shazeer (2017). Attention Is All You Need. NeurIPS.} */
    static String reference(Paper paper) {
        List<String> parts = new ArrayList<>();
        String year = paper.year().isEmpty() ? "n.d." : paper.year();
        String authors = authors(paper);
        parts.add(escaped((authors.isEmpty() ? "" : authors + " ") + "(" + year + ")"));
        parts.add(escaped(LossyTex.readable(paper.title())));
        parts.add(escaped(LossyTex.readable(paper.venue())));
        parts.removeAll(Collections.singleton(""));
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            line.append(line.isEmpty() ? "" : " ").append(part);
            line.append(part.matches(".*[.?!]") ? "" : ".");
        }
        return line.toString();
    }

    private static String authors(Paper paper) {
        List<Name> names = paper.authors();
        List<String> shown = new ArrayList<>();
        for (Name name : names.subList(0, Math.min(names.size(), MAX_AUTHORS))) {
            shown.add(
                    shown.isEmpty() && !name.given().isEmpty()
                            ? name.family() + ", " + name.given()
                            : name.display());
        }
        return String.join(", ", shown) + (names.size() > MAX_AUTHORS ? " et al." : "");
    }

    /** Escapes what Markdown would read as markup or as a citation. */
    private static String escaped(String text) {
        return text.replaceAll("\\s+", " ").strip().replaceAll("([\\\\`*_\\[\\]<@$])", "\\\\$1");
    }
}
