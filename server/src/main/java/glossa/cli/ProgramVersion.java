package glossa.cli;

import java.lang.module.ModuleDescriptor;

/** Which Glossa this is. */
final class ProgramVersion {
    private ProgramVersion() {}

    /** The version, as the module of the runtime image or the jar tells it. */
    static String text() {
        ModuleDescriptor module = ProgramVersion.class.getModule().getDescriptor();
        if (module != null) {
            return module.rawVersion().orElse("development");
        }
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
