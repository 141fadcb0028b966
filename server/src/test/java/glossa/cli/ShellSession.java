package glossa.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A shell session in one text: the files of a workspace, then commands with what they print.
 *
 * <pre>
 * -- refs.bib --
 * &#64;book{knuth1984, title = {Literate Programming}}
 * -- note.md --
 * As &#64;knuth1985 says.
 * $ glossa check note.md
 * note.md:1:4: warning unknown-key: ...
 * exit 1
 * </pre>
 *
 * <p>Of each command, standard output comes first, then standard error with {@code 2>} before each
 * line, then the exit code if it is not 0. The folder of the session is printed as {@code $PWD}.
 */
final class ShellSession {
    /** A program that is run in a folder. */
    interface Program {
        Result run(Path folder, List<String> arguments) throws IOException, InterruptedException;
    }

    /** What a program printed, and its exit code. */
    record Result(String out, String err, int code) {}

    private ShellSession() {}

    /**
     * Writes the files and runs the commands.
     *
     * @param folder an empty folder
     * @return the session, with what the commands print now
     */
    static String play(String session, Path folder, Program program)
            throws IOException, InterruptedException {
        StringBuilder played = new StringBuilder();
        List<String> lines = session.lines().toList();
        int i = 0;
        while (i < lines.size() && !lines.get(i).startsWith("$ ")) {
            String name = lines.get(i).substring(3, lines.get(i).length() - 3);
            StringBuilder text = new StringBuilder();
            played.append(lines.get(i++)).append('\n');
            while (i < lines.size()
                    && !lines.get(i).startsWith("-- ")
                    && !lines.get(i).startsWith("$ ")) {
                text.append(lines.get(i)).append('\n');
                i++;
            }
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
            played.append(text);
        }
        for (String line : lines.subList(i, lines.size())) {
            if (line.startsWith("$ ")) {
                List<String> words = words(line.substring(2));
                Result result = program.run(folder, words.subList(1, words.size()));
                played.append(line).append('\n').append(shown(result, folder));
            }
        }
        return played.toString();
    }

    /** Runs a command of {@link Commands} in this process. */
    static Result runInProcess(Path folder, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Commands.run(
                        folder,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        arguments.toArray(String[]::new));
        return new Result(out.toString(), err.toString(), code);
    }

    private static String shown(Result result, Path folder) {
        StringBuilder shown = new StringBuilder(result.out());
        result.err().lines().forEach(line -> shown.append("2> ").append(line).append('\n'));
        if (result.code() != 0) {
            shown.append("exit ").append(result.code()).append('\n');
        }
        return shown.toString().replace(folder.toString(), "$PWD");
    }

    /** The words of a command as a shell splits them; quotation marks hold what is between. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = ' ';
        for (char c : (command + " ").toCharArray()) {
            if (c == quote && c != ' ') {
                quote = ' ';
            } else if (quote != ' ') {
                word.append(c);
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c != ' ') {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}
