package glossa.source.zotero;

import glossa.paper.Paper;
import glossa.source.SourceText;
import glossa.source.reading.Formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Another process that has a database open, like Zotero, or Glossa in a separate Java process:
 * locks belong to a process, so one process cannot test them.
 */
final class ZoteroProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ZoteroProcess(Process process) {
        this.process = process;
        this.output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts {@code task} on {@code database}, and returns when it has begun. */
    static ZoteroProcess start(String task, Path database, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        // It is killed and leaves the unpacked library: beside the database, in the test's folder.
        command.add("-Dorg.sqlite.tmpdir=" + database.getParent());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ZoteroProcess.class.getName(),
                        task,
                        database.toString()));
        return new ZoteroProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** Its output until it waits, without the last line. */
    String said() throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("ready")) {
                return said.toString();
            }
            said.append(line).append('\n');
        }
        throw new IOException("it ended: " + said);
    }

    /** Ends it like a crash. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            output.close();
        }
    }

    /** The main method of the other process: does its task, reports it, and waits to be killed. */
    public static void main(String[] arguments) throws Exception {
        Path database = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "write" ->
                    hold(
                            database,
                            List.of(
                                    "PRAGMA locking_mode = EXCLUSIVE",
                                    // So that pages are written to the file before the transaction
                                    // ends.
                                    "PRAGMA cache_size = 1",
                                    "BEGIN EXCLUSIVE",
                                    "UPDATE itemDataValues SET value = 'Half ' || value",
                                    "WITH n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE"
                                            + " i < 900) INSERT INTO itemDataValues SELECT i,"
                                            + " hex(randomblob(2000)) FROM n"));
            case "lock" ->
                    hold(
                            database,
                            List.of(
                                    "PRAGMA locking_mode = EXCLUSIVE",
                                    "UPDATE itemDataValues SET value = 'Kites and Owls' WHERE"
                                            + " valueID = 9"));
            case "wal" ->
                    hold(
                            database,
                            List.of(
                                    "PRAGMA journal_mode = WAL",
                                    "UPDATE itemDataValues SET value = 'Written ahead' WHERE"
                                            + " valueID = 9"));
            case "read" -> {
                for (Paper paper : new ZoteroDatabase().read(database).papers()) {
                    System.out.println(paper.title());
                }
                rest();
            }
            default -> {
                Formats.of(SourceText.of(database, "@book{owls, title = {Owls}}"));
                Formats.of(database, new byte[0]);
                rest();
            }
        }
    }

    private static void hold(Path database, List<String> statements) throws Exception {
        try (Connection connection = ZoteroSample.connect(database);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
            rest();
        }
    }

    private static void rest() throws IOException {
        System.out.println("ready");
        System.out.flush();
        // Until it is killed, or the process that started it ends.
        System.in.readAllBytes();
    }
}
