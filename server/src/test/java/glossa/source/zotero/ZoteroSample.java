package glossa.source.zotero;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A small library in tables like Zotero's: the tables and columns that its data model documents and
 * Glossa reads.
 */
public final class ZoteroSample {
    private static final String SCHEMA =
            """
            CREATE TABLE libraries (libraryID INTEGER PRIMARY KEY, type TEXT NOT NULL);
            CREATE TABLE groups (groupID INTEGER PRIMARY KEY, libraryID INT, name TEXT);
            CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
            CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
            CREATE TABLE baseFieldMappingsCombined (itemTypeID INT, baseFieldID INT, fieldID INT);
            CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
            CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, libraryID INT, key TEXT,
              UNIQUE (libraryID, key));
            CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
            CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
            CREATE TABLE itemData (itemID INT, fieldID INT, valueID, PRIMARY KEY (itemID, fieldID));
            CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
            CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
            CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE itemTags (itemID INT, tagID INT, type INT, PRIMARY KEY (itemID, tagID));
            CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT);
            CREATE TABLE collectionItems (collectionID INT, itemID INT);
            CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, path TEXT);
            CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, parentItemID INT, note TEXT);
            CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT, type INT, text TEXT,
              comment TEXT, color TEXT, pageLabel TEXT, sortIndex TEXT);

            INSERT INTO libraries VALUES (1, 'user'), (2, 'group'), (3, 'feed');
            INSERT INTO groups VALUES (777, 2, 'Readers');
            INSERT INTO itemTypes VALUES (1, 'note'), (2, 'conferencePaper'), (3, 'attachment'),
              (4, 'annotation'), (5, 'thesis'), (6, 'book');
            INSERT INTO fields VALUES (1, 'title'), (2, 'date'), (3, 'DOI'), (4, 'publicationTitle'),
              (5, 'proceedingsTitle'), (6, 'extra'), (7, 'abstractNote'), (8, 'publisher'),
              (9, 'university'), (10, 'pages'), (11, 'citationKey'), (12, 'accessDate');
            INSERT INTO baseFieldMappingsCombined VALUES (2, 4, 5), (5, 8, 9);
            INSERT INTO creatorTypes VALUES (1, 'author'), (2, 'editor');
            """;

    private static final String DATA =
            """
            INSERT INTO items VALUES (1, 2, 1, 'OWLS2345'), (2, 5, 1, 'FOXES234'), (3, 6, 2, 'KITES234'),
              (4, 6, 1, 'TRASHED2'), (5, 3, 1, 'PDFPDF23'), (6, 4, 1, 'ANNO2345'), (7, 4, 1, 'ANNO2346'),
              (8, 1, 1, 'NOTE2345'), (9, 6, 3, 'FEEDITEM'), (10, 3, 1, 'LINKED23'), (11, 3, 1, 'OUTSIDE2'),
              (12, 1, 1, 'ALONE234');
            INSERT INTO deletedItems VALUES (4);
            INSERT INTO itemDataValues VALUES (1, 'Owls and <i>Maps</i>'), (2, '2017-05-00 May 2017'),
              (3, '10.1000/x'), (4, 'Proceedings of Owls'), (5, 'How Foxes Run'), (6, 'Owl University'),
              (7, 'Citation Key: foxes2018
            tex.ids: foxes
            Read it twice.'), (8, '0000-00-00 n.d.'), (9, 'Kites'), (10, '5-9'), (11, 'In the trash'),
              (12, '2020-02-01 10:00:00');
            INSERT INTO itemData VALUES (1, 1, 1), (1, 2, 2), (1, 3, 3), (1, 5, 4), (1, 10, 10), (1, 12, 12),
              (2, 1, 5), (2, 9, 6), (2, 6, 7), (2, 2, 8), (3, 1, 9), (4, 1, 11), (9, 1, 11);
            INSERT INTO creators VALUES (1, 'Ada', 'Lovelace', 0), (2, '', 'The Owls', 1), (3, 'Ludwig van', 'Li', 0);
            INSERT INTO itemCreators VALUES (1, 2, 1, 1), (1, 1, 1, 0), (1, 3, 2, 2), (2, 3, 1, 0);
            INSERT INTO tags VALUES (1, 'birds'), (2, 'maps');
            INSERT INTO itemTags VALUES (1, 1, 0), (1, 2, 1);
            INSERT INTO collections VALUES (1, 'To read');
            INSERT INTO collectionItems VALUES (1, 1);
            INSERT INTO itemAttachments VALUES (5, 1, 0, 'storage:owls.pdf'), (10, 1, 2, '/papers/owls.pdf'),
              (11, 1, 0, 'storage:../../../secret.pdf');
            INSERT INTO itemNotes VALUES (8, 1, '<div><p>Good <b>maps</b>.</p></div>'), (12, NULL, '<p>Alone</p>');
            INSERT INTO itemAnnotations VALUES (6, 5, 1, 'Owls read maps.', 'Do they?', '#ffd400', '3', '00002|1'),
              (7, 5, 2, NULL, 'First.', '#ff6666', 'iv', '00001|1');
            ALTER TABLE items ADD COLUMN dateModified TEXT;
            ALTER TABLE itemAttachments ADD COLUMN lastRead INT;
            ALTER TABLE itemAnnotations ADD COLUMN authorName TEXT;
            ALTER TABLE itemAnnotations ADD COLUMN position TEXT;
            UPDATE items SET dateModified = '2026-10-02 08:00:00';
            UPDATE itemAttachments SET lastRead = 1790000000 WHERE itemID = 5;
            UPDATE itemAnnotations SET authorName = 'Ada', position = '{"pageIndex":12,"rects":[]}' WHERE itemID = 6;
            """;

    private ZoteroSample() {}

    /** Creates the database, with a library, a group and a feed. */
    public static Path create(Path folder) throws SQLException {
        Path file = folder.resolve("zotero.sqlite");
        execute(file, SCHEMA + DATA);
        return file;
    }

    /** Executes statements that end in {@code ;} at the end of a line. */
    static void execute(Path database, String statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String one : statements.split(";\n")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    static Connection connect(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }
}
