package glossa.source.zotero;

import glossa.paper.Paper;
import glossa.source.fields.CslMarkup;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables of Zotero's database, from version 5 on (Zotero's client data model, "Directly
 * accessing the SQLite database"): a row of {@code itemData} for each field of each item, names and
 * tags in tables of their own, and attachments, notes and annotations as child items.
 */
final class ZoteroTables {
    private static final List<String> NEEDED =
            List.of("items", "itemData", "itemDataValues", "fields", "itemTypes", "creators");

    /** The maximum length of an annotation's text, and of its comment, in UTF-16 units. */
    private static final int MAX_ANNOTATION_LENGTH = 1_000;

    /** The colours of Zotero's annotations. */
    static final Map<String, String> COLOURS =
            Map.of(
                    "#ffd400", "yellow",
                    "#ff6666", "red",
                    "#5fb236", "green",
                    "#2ea8e5", "blue",
                    "#a28ae5", "purple",
                    "#e56eee", "magenta",
                    "#f19837", "orange",
                    "#aaaaaa", "gray");

    /** The year 2200. */
    private static final long MAX_SECONDS = 7_258_118_400L;

    private final SqliteDatabase sqlite;
    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    /** All items that are not in the trash, by number: papers and their children. */
    private final Map<Long, ZoteroItem> items = new TreeMap<>();

    private final Map<Long, Long> typeOf = new HashMap<>();

    /** The key of each item, by number. */
    private final Map<Long, String> itemKeys = new HashMap<>();

    /** The parent paper of each attachment, by the attachment's number. */
    private final Map<Long, ZoteroItem> attachedTo = new HashMap<>();

    ZoteroTables(SqliteDatabase sqlite, Path database) {
        this.sqlite = sqlite;
        this.folder = database.toAbsolutePath().normalize().resolveSibling("storage");
    }

    /** Whether these are the tables of a supported version of Zotero. */
    boolean areZoteros() {
        return NEEDED.stream().allMatch(sqlite::has);
    }

    /** The messages about tables that could not be read. */
    List<String> problems() {
        return problems;
    }

    /**
     * The papers, in the order in which they were added to the library.
     *
     * @throws IOException if the items or their fields cannot be read
     */
    List<ZoteroItem> items(BetterBibTexKeys keys) throws IOException {
        readItems(keys);
        readFields();
        also("itemCreators", this::readCreators);
        also("itemTags", this::readTags);
        also("collectionItems", this::readCollections);
        also("itemAttachments", this::readAttachments);
        readLastRead();
        also("itemNotes", this::readNotes);
        also("itemAnnotations", this::readAnnotations);
        return items.values().stream().filter(item -> ZoteroFields.isPaper(item.type())).toList();
    }

    private interface ItemPart {
        void read() throws IOException;
    }

    /** Reads optional data: a missing or corrupt table does not affect the others. */
    private void also(String table, ItemPart part) {
        if (sqlite.has(table)) {
            try {
                part.read();
            } catch (IOException e) {
                problems.add("the table " + table + " is skipped: " + e.getMessage());
            }
        }
    }

    private void readItems(BetterBibTexKeys keys) throws IOException {
        Map<Long, String> types = names("SELECT itemTypeID, typeName FROM itemTypes");
        if (sqlite.has("customItemTypes")) {
            // The numbers of custom types begin at 10,000.
            names("SELECT customItemTypeID, typeName FROM customItemTypes")
                    .forEach((id, name) -> types.putIfAbsent(id + 10_000, name));
        }
        Set<Long> deleted = new HashSet<>();
        if (sqlite.has("deletedItems")) {
            sqlite.rows("SELECT itemID FROM deletedItems", row -> deleted.add(row.getLong(1)));
        }
        Map<String, String> libraries = libraries();
        Map<String, String> groups = new HashMap<>();
        Map<String, String> groupNames = new HashMap<>();
        if (sqlite.has("groups")) {
            sqlite.rows(
                    "SELECT libraryID, groupID, name FROM groups",
                    row -> {
                        groups.put(SqliteDatabase.text(row, 1), SqliteDatabase.text(row, 2));
                        groupNames.put(SqliteDatabase.text(row, 1), SqliteDatabase.text(row, 3));
                    });
        }
        sqlite.rows(
                "SELECT itemID, itemTypeID, libraryID, key FROM items",
                row -> {
                    long id = row.getLong(1);
                    String library = SqliteDatabase.text(row, 3);
                    String key = SqliteDatabase.text(row, 4);
                    if (deleted.contains(id) || "feed".equals(libraries.get(library))) {
                        return;
                    }
                    String type = types.getOrDefault(row.getLong(2), "document");
                    ZoteroItem item = new ZoteroItem(type);
                    itemKeys.put(id, key);
                    typeOf.put(id, row.getLong(2));
                    items.put(id, item);
                    if (ZoteroFields.isPaper(type)) {
                        String group = groups.getOrDefault(library, "");
                        String place = group.isEmpty() ? "library" : "groups/" + group;
                        item.field("itemKey", key)
                                .field("uri", "zotero://select/" + place + "/items/" + key)
                                .field("library", groupNames.getOrDefault(library, ""))
                                .key(keys.of(library, key));
                    }
                });
    }

    private Map<String, String> libraries() throws IOException {
        Map<String, String> libraries = new HashMap<>();
        if (sqlite.has("libraries")) {
            sqlite.rows(
                    "SELECT libraryID, type FROM libraries",
                    row -> libraries.put(SqliteDatabase.text(row, 1), SqliteDatabase.text(row, 2)));
        }
        return libraries;
    }

    private void readFields() throws IOException {
        Map<Long, String> fields = names("SELECT fieldID, fieldName FROM fields");
        if (sqlite.has("customFields")) {
            names("SELECT customFieldID, fieldName FROM customFields")
                    .forEach((id, name) -> fields.putIfAbsent(id + 10_000, name));
        }
        Map<String, String> bases = new HashMap<>();
        String mappings =
                sqlite.has("baseFieldMappingsCombined")
                        ? "baseFieldMappingsCombined"
                        : "baseFieldMappings";
        if (sqlite.has(mappings)) {
            sqlite.rows(
                    "SELECT itemTypeID, fieldID, baseFieldID FROM " + mappings,
                    row -> {
                        String base = fields.getOrDefault(row.getLong(3), "");
                        bases.put(row.getLong(1) + " " + row.getLong(2), base);
                    });
        }
        Map<Long, String> values = new HashMap<>();
        sqlite.rows(
                "SELECT valueID, value FROM itemDataValues",
                row -> values.put(row.getLong(1), SqliteDatabase.text(row, 2)));
        sqlite.rows(
                "SELECT itemID, fieldID, valueID FROM itemData",
                row -> {
                    ZoteroItem item = items.get(row.getLong(1));
                    String field = fields.getOrDefault(row.getLong(2), "");
                    String value = values.getOrDefault(row.getLong(3), "");
                    if (item == null || field.isEmpty() || !ZoteroFields.isPaper(item.type())) {
                        return;
                    }
                    if (field.equals("citationKey")) {
                        // Zotero's own field takes precedence over Better BibTeX's earlier keys.
                        item.key(value);
                    } else {
                        Long type = typeOf.get(row.getLong(1));
                        item.field(bases.getOrDefault(type + " " + row.getLong(2), field), value);
                    }
                });
    }

    private void readCreators() throws IOException {
        Map<Long, String> types = names("SELECT creatorTypeID, creatorType FROM creatorTypes");
        record Creator(String last, String first) {}
        Map<Long, Creator> creators = new HashMap<>();
        sqlite.rows(
                "SELECT creatorID, lastName, firstName FROM creators",
                row ->
                        creators.put(
                                row.getLong(1),
                                new Creator(
                                        SqliteDatabase.text(row, 2), SqliteDatabase.text(row, 3))));
        sqlite.rows(
                "SELECT itemID, creatorID, creatorTypeID FROM itemCreators"
                        + " ORDER BY itemID, orderIndex",
                row -> {
                    ZoteroItem item = items.get(row.getLong(1));
                    Creator creator = creators.get(row.getLong(2));
                    if (item != null && creator != null) {
                        String type = types.getOrDefault(row.getLong(3), "contributor");
                        item.creator(type, creator.last(), creator.first());
                    }
                });
    }

    private void readTags() throws IOException {
        Map<Long, String> tags = names("SELECT tagID, name FROM tags");
        each("SELECT itemID, tagID FROM itemTags", (item, tag) -> item.tag(named(tags, tag)));
    }

    private void readCollections() throws IOException {
        Map<Long, String> names = names("SELECT collectionID, collectionName FROM collections");
        each(
                "SELECT itemID, collectionID FROM collectionItems",
                (item, id) -> item.collection(named(names, id)));
    }

    private interface Joined {
        void take(ZoteroItem item, long other);
    }

    private void each(String sql, Joined joined) throws IOException {
        sqlite.rows(
                sql,
                row -> {
                    ZoteroItem item = items.get(row.getLong(1));
                    if (item != null) {
                        joined.take(item, row.getLong(2));
                    }
                });
    }

    private static String named(Map<Long, String> names, long id) {
        return names.getOrDefault(id, "");
    }

    private void readAttachments() throws IOException {
        sqlite.rows(
                "SELECT itemID, parentItemID, path FROM itemAttachments",
                row -> {
                    long id = row.getLong(1);
                    ZoteroItem paper = items.get(row.getLong(2));
                    if (paper != null && items.containsKey(id)) {
                        attachedTo.put(id, paper);
                        paper.file(
                                path(SqliteDatabase.text(row, 3), itemKeys.getOrDefault(id, "")));
                    }
                });
    }

    /** When attachments were last read, in seconds since 1970; from Zotero 8 on. */
    private void readLastRead() {
        try {
            sqlite.rows(
                    "SELECT itemID, lastRead FROM itemAttachments",
                    row -> {
                        ZoteroItem paper = attachedTo.get(row.getLong(1));
                        long seconds = row.getLong(2);
                        if (paper != null && seconds > 0 && seconds < MAX_SECONDS) {
                            String day =
                                    LocalDate.ofInstant(
                                                    Instant.ofEpochSecond(seconds), ZoneOffset.UTC)
                                            .toString();
                            paper.field(Paper.LAST_READ, day);
                        }
                    });
        } catch (IOException e) {
            // An older database has no such column.
        }
    }

    /**
     * {@code storage:owls.pdf} is in the attachment's own folder; other paths are returned
     * unchanged.
     */
    private String path(String path, String key) {
        if (!path.startsWith("storage:")) {
            return path;
        }
        try {
            Path own = folder.resolve(key);
            Path file = own.resolve(path.substring("storage:".length())).normalize();
            // A path that leaves the attachment's folder is invalid.
            boolean inside = !key.isEmpty() && file.startsWith(own) && own.startsWith(folder);
            return inside ? file.toString() : "";
        } catch (InvalidPathException e) {
            return "";
        }
    }

    private void readNotes() throws IOException {
        sqlite.rows(
                "SELECT itemID, parentItemID, note FROM itemNotes",
                row -> {
                    ZoteroItem paper = items.get(row.getLong(2));
                    if (paper != null && items.containsKey(row.getLong(1))) {
                        paper.note(SqliteDatabase.text(row, 3));
                    }
                });
    }

    private void readAnnotations() throws IOException {
        sqlite.rows(
                "SELECT itemID, parentItemID, text, comment, pageLabel, color FROM itemAnnotations"
                        + " ORDER BY parentItemID, sortIndex",
                row -> {
                    ZoteroItem paper = attachedTo.get(row.getLong(2));
                    if (paper != null && items.containsKey(row.getLong(1))) {
                        paper.annotation(annotation(row));
                    }
                });
    }

    /** {@code p. 3: words of the paper — the user's comment [yellow]}. */
    private static String annotation(ResultSet row) throws SQLException {
        String words = bounded(SqliteDatabase.text(row, 3));
        String comment = bounded(SqliteDatabase.text(row, 4));
        if (words.isEmpty() && comment.isEmpty()) {
            return "";
        }
        String page = SqliteDatabase.text(row, 5).strip();
        String colour = COLOURS.getOrDefault(SqliteDatabase.text(row, 6), "");
        return (page.isEmpty() ? "" : "p. " + page + ": ")
                + words
                + (words.isEmpty() || comment.isEmpty() ? "" : " — ")
                + comment
                + (colour.isEmpty() ? "" : " [" + colour + "]");
    }

    private static String bounded(String text) {
        String plain = CslMarkup.plain(text);
        return plain.length() <= MAX_ANNOTATION_LENGTH
                ? plain
                : plain.substring(0, MAX_ANNOTATION_LENGTH) + "…";
    }

    private Map<Long, String> names(String sql) throws IOException {
        Map<Long, String> names = new HashMap<>();
        sqlite.rows(sql, row -> names.put(row.getLong(1), SqliteDatabase.text(row, 2)));
        return names;
    }
}
