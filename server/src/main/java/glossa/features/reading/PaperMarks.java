package glossa.features.reading;

import glossa.paper.Mark;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.reading.MarkFiles;
import glossa.workspace.PaperTexts;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marks that a reader made in the PDFs of a paper, and in Zotero. They are read when they are
 * asked for: files change without a word, and few papers are asked for.
 */
public final class PaperMarks {
    private static final Pattern ZOTERO_PLACE =
            Pattern.compile("zotero://select/(library|groups/\\d+)/items/(\\w+)");

    private PaperMarks() {}

    /** The marks of a paper, those of one file together, each once. */
    public static List<Mark> of(Snapshot snapshot, Paper paper) {
        List<Paper> records = snapshot.corpus().records(paper.key());
        List<Mark> all = new ArrayList<>();
        for (Paper record : records) {
            zotero(record).ifPresent(all::addAll);
        }
        for (Path file : PaperTexts.withText(snapshot.files(), paper.names(), records)) {
            for (Mark mark : MarkFiles.inPdf(file)) {
                all.add(linked(mark, file));
            }
        }
        Set<String> known = new HashSet<>();
        // Zotero can write its marks into the PDF.
        return all.stream()
                .filter(mark -> known.add(mark.id()))
                .filter(
                        mark ->
                                known.add(
                                        mark.page() + "\n" + mark.words() + "\n" + mark.comment()))
                .toList();
    }

    private static Optional<List<Mark>> zotero(Paper record) {
        Matcher place = ZOTERO_PLACE.matcher(record.fields().getOrDefault("uri", ""));
        return place.matches()
                ? record.sources().stream()
                        .map(Source::file)
                        .filter(file -> file.toString().endsWith(".sqlite"))
                        .map(file -> MarkFiles.inZotero(file, place.group(2), place.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    /** With the address of the page in a viewer of PDFs (RFC 8118, section 3). */
    private static Mark linked(Mark mark, Path file) {
        return new Mark(
                mark.id(),
                mark.kind(),
                mark.words(),
                mark.comment(),
                mark.page(),
                mark.colour(),
                mark.date(),
                mark.author(),
                file.toUri() + mark.link());
    }
}
