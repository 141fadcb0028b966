package glossa.source.zotero;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.grammar.Range;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.ReadResult;
import glossa.source.reading.ReadingLines;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

final class ZoteroDatabaseTest {
    private static final String PAPERS =
            """
            - paper-conference "Owls and Maps" Lovelace, Ada; The Owls 2017
            foxes2018 thesis "How Foxes Run" van Li, Ludwig
            - book "Kites"
            """;

    @TempDir private Path folder = Path.of("");

    private Path database = Path.of("");

    @BeforeEach
    void create() throws SQLException {
        database = ZoteroSample.create(folder);
    }

    @Test
    void readsTheItemsOfAllLibraries() throws IOException {
        check(PAPERS);
        assertTrue(
                new ZoteroDatabase().recognises(database, Files.readAllBytes(database)),
                "by its name and its first bytes");
        assertEquals(1, SourceFiles.open(database).pieces().orElseThrow().size());
    }

    @Test
    void readsAttachmentsNotesAndAnnotations() throws IOException {
        Paper paper = papers().getFirst();
        assertEquals(Map.of("doi", "10.1000/x", "zotero", "OWLS2345"), paper.identifiers());
        assertEquals("Proceedings of Owls", paper.venue());
        Map<String, String> fields = new TreeMap<>(paper.fields());
        assertEquals(
                """
                {accessed=2020-02-01, annotation=p. iv: First. [red]
                p. 3: Owls read maps. — Do they? [yellow], annote=Good maps., collection=To read, \
                container-title=Proceedings of Owls, editor=van Li, Ludwig, \
                file=FOLDER/storage/PDFPDF23/owls.pdf;/papers/owls.pdf, issued=2017-05, \
                itemKey=OWLS2345, keyword=birds, maps, last-read=2026-09-21, page=5-9, title-html=Owls and <i>Maps</i>, \
                uri=zotero://select/library/items/OWLS2345}\
                """,
                fields.toString().replace(folder.toString(), "FOLDER"));
        assertEquals(List.of("foxes"), papers().get(1).aliases());
        assertEquals("Owl University", papers().get(1).venue());
        assertEquals("n.d.", papers().get(1).fields().get("issued"));
        assertEquals("Readers", papers().get(2).fields().get("library"));
        assertEquals(
                "zotero://select/groups/777/items/KITES234", papers().get(2).fields().get("uri"));
    }

    @Test
    void papersHaveThePositionZero() throws IOException {
        Range start = Range.of(0, 0, 0, 0);
        assertEquals(List.of(new Source(database, start, start)), papers().getFirst().sources());
    }

    @Test
    void takesKeysFromZoteroThenFromBetterBibTexThenFromExtra() throws Exception {
        Path keys = folder.resolve("better-bibtex.sqlite");
        ZoteroSample.execute(
                keys,
                """
                CREATE TABLE citationkey (itemID INT, itemKey TEXT, libraryID INT, citationKey TEXT, pinned INT);
                INSERT INTO citationkey VALUES (1, 'OWLS2345', 1, 'owls2017', 0), (2, 'FOXES234', 1, 'foxes', 1),
                  (3, 'KITES234', 1, 'of another library', 0);
                """);
        ZoteroSample.execute(
                database,
                """
                INSERT INTO itemDataValues VALUES (20, 'owlsNative');
                INSERT INTO itemData VALUES (1, 11, 20);
                """);
        check(
                """
                owlsNative paper-conference "Owls and Maps" Lovelace, Ada; The Owls 2017
                foxes thesis "How Foxes Run" van Li, Ludwig
                - book "Kites"
                """);
        Files.delete(keys);
        ZoteroSample.execute(
                keys,
                """
                CREATE TABLE "better-bibtex" (name TEXT, data TEXT);
                INSERT INTO "better-bibtex" VALUES ('better-bibtex.citekey',
                  '{"data": [{"itemID": 3, "itemKey": "KITES234", "libraryID": 2, "citekey": "kites"}]}');
                """);
        assertEquals("kites", papers().get(2).key());
        Files.writeString(keys, "no database");
        ReadResult reading = new ZoteroDatabase().read(database);
        assertEquals(3, reading.papers().size());
        assertEquals("zotero-keys", reading.problems().getFirst().code());
    }

    @Test
    void isReadWhileZoteroHoldsItsLock() throws Exception {
        try (ZoteroProcess zotero = ZoteroProcess.start("lock", database)) {
            assertEquals("", zotero.said());
            checkNothingIsTouched(PAPERS.replace("Kites", "Kites and Owls"));
        }
    }

    @Test
    void uncommittedTransactionsAreInvisible() throws Exception {
        ZoteroSample.execute(
                database,
                """
                CREATE TABLE padding (text TEXT);
                WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
                  INSERT INTO padding SELECT hex(randomblob(2000)) FROM n;
                """);
        byte[] before = Files.readAllBytes(database);
        try (ZoteroProcess zotero = ZoteroProcess.start("write", database)) {
            assertEquals("", zotero.said());
            assertFalse(java.util.Arrays.equals(before, Files.readAllBytes(database)));
            checkNothingIsTouched(PAPERS);
        }
        // Zotero was killed: its journal still exists, and only Zotero may apply it.
        assertTrue(Files.size(folder.resolve("zotero.sqlite-journal")) > 0);
        checkNothingIsTouched(PAPERS);
    }

    @Test
    void readsTheWriteAheadLog() throws Exception {
        try (ZoteroProcess zotero = ZoteroProcess.start("wal", database)) {
            assertEquals("", zotero.said());
            assertTrue(Files.size(folder.resolve("zotero.sqlite-wal")) > 0);
            checkNothingIsTouched(PAPERS.replace("Kites", "Written ahead"));
        }
        checkNothingIsTouched(PAPERS.replace("Kites", "Written ahead"));
    }

    @Test
    void leavesNothingInTheFolderForTemporaryFiles() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (ZoteroProcess glossa =
                ZoteroProcess.start("read", database, "-Djava.io.tmpdir=" + temporary)) {
            assertEquals("Owls and Maps\nHow Foxes Run\nKites\n", glossa.said());
            boolean windows = System.getProperty("os.name").startsWith("Windows");
            assertTrue(windows || files(temporary).isEmpty(), () -> files(temporary).toString());
        }
    }

    @Test
    void loadsSqliteOnlyToReadADatabase() throws Exception {
        try (ZoteroProcess glossa =
                ZoteroProcess.start("start", database, "-Xlog:class+load:stdout")) {
            String loaded = glossa.said();
            assertTrue(loaded.contains("glossa.source.zotero.ZoteroDatabase"));
            assertFalse(loaded.contains("org.sqlite."));
            assertFalse(loaded.contains("java.sql."));
        }
    }

    @Test
    void aCorruptDatabaseKeepsItsPapers() throws Exception {
        byte[] whole = Files.readAllBytes(database);
        for (int length : new int[] {100, 4096, whole.length / 2}) {
            Files.write(database, java.util.Arrays.copyOf(whole, length));
            IOException e =
                    assertThrows(IOException.class, () -> new ZoteroDatabase().read(database));
            assertTrue(
                    String.valueOf(e.getMessage()).contains("SQLite reports an error"),
                    e::getMessage);
        }
        assertTrue(SourceFiles.open(database).pieces().isEmpty());
    }

    @Test
    void missingTablesAffectNoOther() throws Exception {
        ZoteroSample.execute(
                database,
                """
                DROP TABLE itemTags;
                DROP TABLE itemAnnotations;
                DROP TABLE tags;
                ALTER TABLE itemNotes RENAME COLUMN parentItemID TO sourceItemID;
                """);
        ReadResult reading = new ZoteroDatabase().read(database);
        assertEquals(3, reading.papers().size());
        assertEquals("zotero-table", reading.problems().getFirst().code());
        ZoteroSample.execute(database, "DROP TABLE itemData;\n");
        ReadResult other = new ZoteroDatabase().read(database);
        assertEquals(List.of(), other.papers());
        assertEquals("zotero-schema", other.problems().getFirst().code());
    }

    @Test
    void aViewInPlaceOfATableIsIgnored() throws Exception {
        ZoteroSample.execute(
                database,
                """
                DROP TABLE itemTags;
                CREATE VIEW itemTags AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n)
                  SELECT 1 AS itemID, i AS tagID FROM n;
                """);
        check(PAPERS);
    }

    @Test
    void aHugeExtraIsCut() throws Exception {
        ZoteroSample.execute(
                database,
                """
                UPDATE itemDataValues SET value = 'Citation Key: huge' || char(10)
                  || replace(hex(zeroblob(4000000)), '0', 'a: ') WHERE valueID = 7;
                """);
        Paper paper = papers().get(1);
        assertEquals("huge", paper.key());
        assertTrue(paper.fields().values().stream().allMatch(text -> text.length() <= 100_000));
    }

    private List<Paper> papers() throws IOException {
        return new ZoteroDatabase().read(database).papers();
    }

    /** The papers without positions, since a database has none. */
    private void check(String expected) throws IOException {
        StringJoiner lines = new StringJoiner("\n");
        papers().forEach(paper -> lines.add(ReadingLines.line(paper).replaceFirst("^1:1 ", "")));
        assertEquals(expected.strip(), lines.toString());
    }

    /** The papers; checks that no file beside the database is created, changed or deleted. */
    private void checkNothingIsTouched(String expected) throws IOException {
        Map<String, String> before = files(folder);
        check(expected);
        assertEquals(before, files(folder));
    }

    private static Map<String, String> files(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        Files.getLastModifiedTime(file)
                                + " "
                                + java.util.Arrays.hashCode(Files.readAllBytes(file)));
            }
            return files;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
