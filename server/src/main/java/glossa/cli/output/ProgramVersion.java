package glossa.cli.output;

import java.lang.module.ModuleDescriptor;

/** The version of Glossa. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** The version of the runtime image's module, or of the jar. */
    public static String text() {
        ModuleDescriptor module = ProgramVersion.class.getModule().getDescriptor();
        if (module != null) {
            return module.rawVersion().orElse("development");
        }
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
