package glossa;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.module.ModuleDescriptor;
import java.util.logging.LogManager;

/** {@code glossa}: the language server, and with a command's name the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs; the process ends with 0 where all was fine, 1 where problems were found, 2 where it
     * could not run.
     */
    public static void main(String[] arguments) {
        // Lucene and LSP4J log by java.util.logging, whose set-up costs more than all they have to
        // say.
        LogManager.getLogManager().reset();
        if (arguments.length == 0
                || arguments[0].equals("serve") && arguments.length == 1
                || arguments[0].equals("--stdio")) {
            serve();
        } else {
            System.exit(Commands.run(arguments));
        }
    }

    /** The server, until its editor is gone. */
    static void serve() {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        // Whatever else is printed must not reach the editor.
        System.setOut(System.err);
        Serve.over(System.in, out);
    }

    /** The version, as the module of the runtime image or the jar tells it. */
    static String version() {
        ModuleDescriptor module = Main.class.getModule().getDescriptor();
        if (module != null) {
            return module.rawVersion().orElse("development");
        }
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
