package glossa.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code glossa serve}: the language server, where its arguments need the parser. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Run the language server, which speaks the Language Server Protocol.",
            "Editors start it; it ends when the editor does."
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    @Mixin private ServerOptions options = new ServerOptions();

    @Override
    public Integer call() {
        return options.run(spec.commandLine());
    }
}
