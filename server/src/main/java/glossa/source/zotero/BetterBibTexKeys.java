package glossa.source.zotero;

import glossa.source.json.JsonText;
import glossa.source.json.JsonValue;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The citation keys of Better BibTeX. It kept them in its own database beside Zotero's until Zotero
 * had a field for them: in the table {@code citationkey}, and in older versions in one JSON text in
 * the table {@code better-bibtex}.
 */
final class BetterBibTexKeys {
    private static final List<String> FILES =
            List.of("better-bibtex.sqlite", "better-bibtex.migrated");

    /** No keys. */
    static final BetterBibTexKeys NONE = new BetterBibTexKeys();

    private final Map<String, String> keys = new HashMap<>();

    private BetterBibTexKeys() {}

    /**
     * The keys in the files beside {@code database}; none if Better BibTeX is not in use.
     *
     * @throws IOException if the keys cannot be read
     */
    static BetterBibTexKeys beside(Path database) throws IOException {
        BetterBibTexKeys keys = new BetterBibTexKeys();
        for (String name : FILES) {
            Path file = database.resolveSibling(name);
            if (keys.keys.isEmpty() && Files.isRegularFile(file)) {
                try (SqliteDatabase sqlite = SqliteDatabase.of(file)) {
                    keys.read(sqlite);
                } catch (JacksonException e) {
                    throw new IOException(name + " contains invalid JSON: " + e.getMessage(), e);
                } catch (IOException e) {
                    throw new IOException(name + ": " + e.getMessage(), e);
                }
            }
        }
        return keys;
    }

    /** The key of an item; empty if it has none. */
    String of(String libraryId, String itemKey) {
        return keys.getOrDefault(libraryId + " " + itemKey, "");
    }

    private void read(SqliteDatabase sqlite) throws IOException {
        if (sqlite.has("citationkey")) {
            sqlite.rows(
                    "SELECT libraryID, itemKey, citationKey FROM citationkey",
                    row ->
                            put(
                                    SqliteDatabase.text(row, 1),
                                    SqliteDatabase.text(row, 2),
                                    SqliteDatabase.text(row, 3)));
        } else if (sqlite.has("better-bibtex")) {
            sqlite.rows(
                    "SELECT data FROM \"better-bibtex\" WHERE name = 'better-bibtex.citekey'",
                    row -> readJson(row.getString(1)));
        }
    }

    /** {@code {"data": [{"libraryID": 1, "itemKey": "ABCD2345", "citekey": "owls2019"}]}}. */
    private void readJson(String json) {
        try (JsonParser parser = JsonText.parser(json)) {
            parser.nextToken();
            for (JsonValue key : JsonValue.read(parser, 0, x -> false).at("data").items()) {
                put(key.text("libraryID"), key.text("itemKey"), key.text("citekey", "citationKey"));
            }
        }
    }

    private void put(String libraryId, String itemKey, String key) {
        if (!key.isBlank()) {
            keys.put(libraryId + " " + itemKey, key.strip());
        }
    }
}
