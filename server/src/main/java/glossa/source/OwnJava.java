package glossa.source;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java that this process runs on and the classes that it has, for another process of the same
 * program: {@code OwnJava.command(List.of("-Xmx1g"), "glossa.source.pdf.PdfWorker")}.
 */
public final class OwnJava {
    private OwnJava() {}

    /**
     * The command line of a process with the same classes.
     *
     * @param options for the JVM; nothing of this process's own options is passed on
     * @param mainClass whose {@code main} is run; arguments may be added after it
     */
    public static List<String> command(List<String> options, String mainClass) {
        Path home = Path.of(System.getProperty("java.home"));
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        command.addAll(options);
        Module module = OwnJava.class.getModule();
        if (module.isNamed()) {
            // The runtime image: all is in it, and there is no class path.
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
