package glossa.source.zotero;

import glossa.paper.Mark;
import glossa.source.fields.CslMarkup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marks that a reader made in Zotero's own reader: the rows of {@code itemAnnotations} below
 * the attachments of an item. Tables are read one by one and joined here, as in {@link
 * ZoteroTables}.
 */
public final class ZoteroMarks {
    private static final int MAX_LENGTH = 4_000;

    private static final Pattern PAGE_INDEX = Pattern.compile("\"pageIndex\"\\s*:\\s*(\\d{1,6})");

    private ZoteroMarks() {}

    private record Item(String key, String library, String changed) {}

    private record Placed(Mark mark, long attachment, String order) {}

    /**
     * The marks of one item, in the order of its attachments and their pages.
     *
     * @param database Zotero's
     * @param itemKey the key of the item of the paper
     * @param place {@code library}, or {@code groups/12} for a group's library
     * @throws IOException if it cannot be read
     */
    public static List<Mark> of(Path database, String itemKey, String place) throws IOException {
        try (SqliteDatabase sqlite = SqliteDatabase.of(database)) {
            if (!sqlite.has("itemAnnotations") || !sqlite.has("itemAttachments")) {
                return List.of();
            }
            Map<Long, Item> items = new HashMap<>();
            Set<Long> deleted = new HashSet<>();
            sqlite.rows(
                    "SELECT itemID, key, libraryID, dateModified FROM items",
                    row ->
                            items.put(
                                    row.getLong(1),
                                    new Item(
                                            SqliteDatabase.text(row, 2),
                                            SqliteDatabase.text(row, 3),
                                            SqliteDatabase.text(row, 4))));
            if (sqlite.has("deletedItems")) {
                sqlite.rows("SELECT itemID FROM deletedItems", row -> deleted.add(row.getLong(1)));
            }
            Map<Long, String> attachments = new HashMap<>();
            sqlite.rows(
                    "SELECT itemID, parentItemID FROM itemAttachments",
                    row -> {
                        Item paper = items.get(row.getLong(2));
                        Item own = items.get(row.getLong(1));
                        boolean isKept = !deleted.contains(row.getLong(1));
                        if (isKept && own != null && paper != null && paper.key().equals(itemKey)) {
                            attachments.put(row.getLong(1), own.key());
                        }
                    });
            List<Placed> found = new ArrayList<>();
            sqlite.rows(
                    "SELECT itemID, parentItemID, type, text, comment, pageLabel, color,"
                            + " authorName, sortIndex, position FROM itemAnnotations",
                    row -> {
                        Item own = items.get(row.getLong(1));
                        String attachment = attachments.get(row.getLong(2));
                        if (own != null
                                && attachment != null
                                && !deleted.contains(row.getLong(1))) {
                            Mark mark = mark(row, own, attachment, place);
                            if (!mark.words().isEmpty() || !mark.comment().isEmpty()) {
                                found.add(
                                        new Placed(
                                                mark, row.getLong(2), SqliteDatabase.text(row, 9)));
                            }
                        }
                    });
            return found.stream()
                    .sorted(
                            Comparator.comparingLong(Placed::attachment)
                                    .thenComparing(Placed::order))
                    .map(Placed::mark)
                    .toList();
        }
    }

    private static Mark mark(ResultSet row, Item own, String attachment, String place)
            throws SQLException {
        String label = SqliteDatabase.text(row, 6).strip();
        Matcher index = PAGE_INDEX.matcher(SqliteDatabase.text(row, 10));
        String page = index.find() ? String.valueOf(Integer.parseInt(index.group(1)) + 1) : label;
        String link =
                "zotero://open-pdf/"
                        + place
                        + "/items/"
                        + attachment
                        + "?"
                        + (page.matches("\\d+") ? "page=" + page + "&" : "")
                        + "annotation="
                        + own.key();
        String changed = own.changed();
        return new Mark(
                own.key(),
                // Zotero's Annotations.ANNOTATION_TYPE_UNDERLINE and _NOTE.
                switch (row.getInt(3)) {
                    case 5 -> Mark.Kind.UNDERLINE;
                    case 2, 6 -> Mark.Kind.NOTE;
                    default -> Mark.Kind.HIGHLIGHT;
                },
                bounded(SqliteDatabase.text(row, 4)),
                bounded(SqliteDatabase.text(row, 5)),
                label.isEmpty() ? page : label,
                ZoteroTables.COLOURS.getOrDefault(SqliteDatabase.text(row, 7), ""),
                changed.matches("\\d{4}-\\d{2}-\\d{2}.*") ? changed.substring(0, 10) : "",
                SqliteDatabase.text(row, 8).strip(),
                link);
    }

    private static String bounded(String text) {
        String plain = CslMarkup.plain(text).replaceAll("\\s+", " ").strip();
        return plain.length() <= MAX_LENGTH ? plain : plain.substring(0, MAX_LENGTH) + "…";
    }
}
