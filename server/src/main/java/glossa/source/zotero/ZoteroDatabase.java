package glossa.source.zotero;

import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.BinaryFormat;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Zotero's own database, {@code zotero.sqlite}, whether Zotero runs or not: the items of all
 * libraries that are not in the trash, with their attachments, notes and annotations. It is read
 * from a private copy ({@link DatabaseCopy} tells why), and nothing is written beside it or locked.
 *
 * <p>A database is not a text, so all its papers have the position 0:0.
 */
public final class ZoteroDatabase implements BinaryFormat {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /** The order of day, month and year in dates that Zotero itself has not parsed. */
    private static final String ORDER = "mdy";

    @Override
    public String name() {
        return "Zotero's database";
    }

    @Override
    public boolean recognises(Path file, byte[] head) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.startsWith("zotero") && startsWith(head, SQLITE);
    }

    @Override
    public ReadResult read(Path file) throws IOException {
        List<Problem> problems = new ArrayList<>();
        try (SqliteDatabase sqlite = SqliteDatabase.of(file)) {
            ZoteroTables tables = new ZoteroTables(sqlite, file);
            if (!tables.areZoteros()) {
                return new ReadResult(
                        List.of(),
                        List.of(
                                problem(
                                        "zotero-schema",
                                        "this database lacks the tables of Zotero 5 or newer; open"
                                            + " it once with a newer Zotero, or remove it from the"
                                            + " corpus")));
            }
            BetterBibTexKeys keys = keys(file, problems);
            List<ZoteroItem> items = tables.items(keys);
            tables.problems().forEach(e -> problems.add(problem("zotero-table", e)));
            return new ReadResult(papers(file, items), problems);
        }
    }

    private static List<Paper> papers(Path file, List<ZoteroItem> items) {
        SourceText nothing = SourceText.of(file, "");
        Span start = new Span(0, 0);
        List<Paper> papers = new ArrayList<>(items.size());
        for (ZoteroItem item : items) {
            papers.add(item.paper(nothing, start, start, ORDER));
        }
        return papers;
    }

    /** The keys beside it; papers without one get a generated key. */
    private static BetterBibTexKeys keys(Path file, List<Problem> problems) {
        try {
            return BetterBibTexKeys.beside(file);
        } catch (IOException e) {
            problems.add(
                    problem(
                            "zotero-keys",
                            "the citation keys of Better BibTeX are skipped: " + e.getMessage()));
            return BetterBibTexKeys.NONE;
        }
    }

    private static Problem problem(String code, String message) {
        return new Problem(Range.of(0, 0, 0, 0), Problem.Severity.WARNING, code, message);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length
                && java.util.Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
