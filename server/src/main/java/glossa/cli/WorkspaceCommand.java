package glossa.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** A command that answers from the workspace that the current folder is in. */
abstract class WorkspaceCommand implements Callable<Integer> {
    /** How lines are printed. */
    enum LineFormat {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return Commands.optionValue(this);
        }
    }

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    protected Commands commands;

    @Spec
    @SuppressWarnings("NullAway.Init")
    protected CommandSpec spec;
}
