import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleMainClassAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The jar with all in it as one open module, which is what {@code jlink} takes. Its description is
 * made here from what the jar holds, since half of the libraries have none.
 */
final class GlossaModule {
    static final String NAME = "glossa";
    static final String MAIN = "glossa.Main";

    /**
     * The modules of Java that are needed: java.desktop for PDFBox's geometry, java.sql for
     * Zotero's database (both bring XML), jdk.unsupported for Gson, jdk.charsets for saved pages in
     * old encodings. Lucene would also take jdk.incubator.vector, which costs more at start than
     * its queries gain.
     */
    static final List<String> REQUIRED =
            List.of(
                    "java.base",
                    "java.desktop",
                    "java.logging",
                    "java.sql",
                    "jdk.charsets",
                    "jdk.unsupported");

    private static final String SERVICES = "META-INF/services/";
    private static final String NATIVES = "org/sqlite/native";

    private GlossaModule() {}

    /** Writes the module into {@code folder}, for the system that this runs on. */
    static Path of(Path jar, String version, Path folder) throws IOException {
        Path module = Files.copy(jar, folder.resolve(NAME + ".jar"));
        try (FileSystem inside = FileSystems.newFileSystem(module)) {
            Path root = inside.getPath("/");
            try (Stream<Path> natives = Files.walk(root.resolve(NATIVES))) {
                keepOwn(natives.filter(Files::isRegularFile).toList());
            }
            Files.write(root.resolve("module-info.class"), description(version, services(root)));
        }
        return module;
    }

    /** The image is for one system, so SQLite's code for others has no use in it. */
    private static void keepOwn(List<Path> natives) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        String own =
                (system.startsWith("win") ? "Windows" : system.startsWith("mac") ? "Mac" : "Linux")
                        + "/"
                        + (machine.equals("amd64") ? "x86_64" : machine)
                        + "/";
        for (Path file : natives) {
            if (!file.toString().contains("/" + own)) {
                Files.delete(file);
            }
        }
    }

    /** The implementations of each service that the jar has both of. */
    private static Map<String, List<String>> services(Path root) throws IOException {
        Map<String, List<String>> services = new TreeMap<>();
        try (Stream<Path> files = Files.list(root.resolve(SERVICES))) {
            for (Path file : files.toList()) {
                List<String> classes = new ArrayList<>();
                for (String line : Files.readAllLines(file)) {
                    String name = line.replaceFirst("#.*", "").strip();
                    if (!name.isEmpty()
                            && Files.exists(root.resolve(name.replace('.', '/') + ".class"))) {
                        classes.add(name);
                    }
                }
                services.put(file.getFileName().toString(), classes);
            }
        }
        return services;
    }

    private static byte[] description(String version, Map<String, List<String>> services) {
        ModuleAttribute module =
                ModuleAttribute.of(
                        ModuleDesc.of(NAME),
                        is -> {
                            is.moduleFlags(AccessFlag.OPEN).moduleVersion(version);
                            for (String required : REQUIRED) {
                                AccessFlag[] flags =
                                        required.equals("java.base")
                                                ? new AccessFlag[] {AccessFlag.MANDATED}
                                                : new AccessFlag[0];
                                is.requires(ModuleDesc.of(required), List.of(flags), null);
                            }
                            services.forEach(
                                    (service, classes) -> {
                                        is.uses(ClassDesc.of(service));
                                        if (!classes.isEmpty()) {
                                            is.provides(
                                                    ClassDesc.of(service),
                                                    classes.stream()
                                                            .map(ClassDesc::of)
                                                            .toArray(ClassDesc[]::new));
                                        }
                                    });
                        });
        return ClassFile.of()
                .buildModule(
                        module, is -> is.with(ModuleMainClassAttribute.of(ClassDesc.of(MAIN))));
    }
}
