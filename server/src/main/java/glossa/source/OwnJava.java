package glossa.source;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java runtime and the class path of this process, to start another process of the same
 * program: {@code OwnJava.command(List.of("-Xmx1g"), "glossa.source.pdf.PdfWorker")}.
 */
public final class OwnJava {
    private OwnJava() {}

    /**
     * The command line of a process with the same classes.
     *
     * @param options options of the JVM; those of this process are not passed on
     * @param mainClass the class with {@code main}; arguments may be appended
     */
    public static List<String> command(List<String> options, String mainClass) {
        Path home = Path.of(System.getProperty("java.home"));
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        command.addAll(options);
        Module module = OwnJava.class.getModule();
        if (module.isNamed()) {
            // The runtime image contains all classes, and there is no class path.
            addStartCache(home, command);
            command.add("-m");
            command.add(module.getName() + "/" + mainClass);
        } else {
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add(mainClass);
        }
        return command;
    }

    private static void addStartCache(Path home, List<String> command) {
        File[] caches =
                home.resolve("lib")
                        .toFile()
                        .listFiles(
                                (folder, name) ->
                                        name.startsWith("glossa-") && name.endsWith(".aot"));
        if (caches != null && caches.length == 1) {
            command.add("-XX:AOTCache=" + caches[0]);
        }
    }
}
