package glossa.source.zotero;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.SQLiteLimits;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A database of another program, read from a private copy.
 *
 * <p>Only single tables are queried, and the caller joins them: with a view, or a table without its
 * indices, a file of a few bytes could make a query run forever.
 */
final class SqliteDatabase implements AutoCloseable {
    /** The maximum length of a text, in UTF-16 units; the rest is cut off. */
    private static final int MAX_TEXT_LENGTH = 100_000;

    /** The maximum size of a row in bytes; a larger one is an error. */
    private static final int MAX_ROW_LENGTH = 1 << 28;

    private final DatabaseCopy copy;
    private final Connection connection;
    private final Set<String> tables = new HashSet<>();

    /** Receives a row of the result. */
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private SqliteDatabase(DatabaseCopy copy, Connection connection) {
        this.copy = copy;
        this.connection = connection;
    }

    /**
     * Reads {@code database}, which may be in use.
     *
     * @throws IOException if it cannot be read, is being written all the time, or is not a database
     */
    static SqliteDatabase of(Path database) throws IOException {
        DatabaseCopy copy = DatabaseCopy.of(database);
        try {
            load();
            SqliteDatabase sqlite = new SqliteDatabase(copy, connect(copy.database()));
            try {
                sqlite.rows(
                        "SELECT name FROM sqlite_master WHERE type = 'table'",
                        row -> sqlite.tables.add(text(row, 1).toLowerCase(Locale.ROOT)));
                return sqlite;
            } catch (IOException e) {
                sqlite.close();
                throw e;
            }
        } catch (SQLException e) {
            copy.close();
            throw broken(e);
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static Connection connect(Path database) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        Connection connection = config.createConnection("jdbc:sqlite:" + database);
        try (Statement statement = connection.createStatement()) {
            connection
                    .unwrap(SQLiteConnection.class)
                    .setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MAX_ROW_LENGTH);
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA query_only = ON");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Loads SQLite, whose jar contains a library for each system. The library is unpacked to a
     * temporary folder, which is deleted as soon as the library is loaded, so that nothing is left
     * even if Java is killed.
     *
     * @throws IOException if SQLite cannot be loaded on this system
     */
    private static synchronized void load() throws IOException {
        if (Loaded.is) {
            return;
        }
        Path folder = DatabaseCopy.temporaryFolder();
        String property = "org.sqlite.tmpdir";
        String before = System.getProperty(property, "");
        try {
            System.setProperty(property, folder.toString());
            Loaded.is = SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            throw new IOException("SQLite cannot be loaded on this system", e);
        } finally {
            if (before.isEmpty()) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, before);
            }
            DatabaseCopy.delete(folder);
        }
    }

    private static final class Loaded {
        static boolean is;
    }

    /** Whether there is a table with this name; views do not count. */
    boolean has(String table) {
        return tables.contains(table.toLowerCase(Locale.ROOT));
    }

    /**
     * Passes each row of the result to {@code row}.
     *
     * @throws IOException if the database is corrupt, or lacks the table or a column
     */
    void rows(String sql, Row row) throws IOException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                row.take(answer);
            }
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static IOException broken(SQLException e) {
        return new IOException("SQLite reports an error: " + e.getMessage(), e);
    }

    /** The text in {@code column}, from 1; empty if it is null. */
    static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            return "";
        }
        return text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Of a copy, which is deleted now.
            return;
        } finally {
            copy.close();
        }
    }
}
