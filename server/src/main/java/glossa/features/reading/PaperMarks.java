package glossa.features.reading;

import glossa.paper.Mark;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.reading.MarkFiles;
import glossa.workspace.AttachedFiles;
import glossa.workspace.PaperTexts;
import glossa.workspace.Snapshot;

import java.io.IOException;
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

    /**
     * What was found.
     *
     * @param all those of one file together, each once
     * @param problem why not all of them could be read
     */
    public record FoundMarks(List<Mark> all, Optional<String> problem) {
        public FoundMarks {
            all = List.copyOf(all);
        }
    }

    /** The marks of a paper. */
    public static FoundMarks of(Snapshot snapshot, Paper paper) {
        List<Paper> records = snapshot.corpus().records(paper.key());
        List<Mark> all = new ArrayList<>();
        Optional<String> problem = Optional.empty();
        for (Paper record : records) {
            try {
                all.addAll(zotero(record));
            } catch (IOException e) {
                problem = Optional.of("the marks in Zotero cannot be read: " + e.getMessage());
            }
        }
        Set<String> known = new HashSet<>();
        Set<Path> named = AttachedFiles.named(records);
        for (Path file : PaperTexts.withText(snapshot.files(), paper.names(), records)) {
            if (!snapshot.files().exists(file)) {
                if (named.contains(file)) {
                    problem =
                            Optional.of(
                                    file.getFileName()
                                            + " is not there: what came of its marks stays");
                }
                continue;
            }
            try {
                for (Mark mark : MarkFiles.inPdf(file)) {
                    if (known.add(file + mark.link() + "\n" + mark.id())) {
                        all.add(linked(mark, file));
                    }
                }
            } catch (IOException e) {
                problem =
                        Optional.of(
                                "the marks in "
                                        + file.getFileName()
                                        + " cannot be read: "
                                        + e.getMessage());
            }
        }
        // Zotero can write its marks into the PDF.
        return new FoundMarks(
                all.stream()
                        .filter(
                                mark ->
                                        known.add(
                                                mark.page()
                                                        + "\n"
                                                        + mark.words()
                                                        + "\n"
                                                        + mark.comment()))
                        .toList(),
                problem);
    }

    private static List<Mark> zotero(Paper record) throws IOException {
        Matcher place = ZOTERO_PLACE.matcher(record.fields().getOrDefault("uri", ""));
        Optional<Path> database =
                record.sources().stream()
                        .map(Source::file)
                        .filter(file -> file.toString().endsWith(".sqlite"))
                        .findFirst();
        return place.matches() && database.isPresent()
                ? MarkFiles.inZotero(database.get(), place.group(2), place.group(1))
                : List.of();
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
