import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the runtime image: a Java with Glossa in it as a module, so that nothing else is needed to
 * run it, and with the start-up cache of a training run. The build runs this when the jar is there:
 * {@code java Image.java JAR IMAGE VERSION}.
 *
 * <p>The image is made beside its place and put there whole. Its cache is named by the hash of all
 * that it was made from: the JVM does not check that itself, and would run the code of an older
 * one. Where the hash is still the same, nothing is made. With a JDK that cannot link there is no
 * image, which is said once, and the launcher runs the jar.
 */
final class Image {
    /** In the image: as new as the jar that the image was made from, or newer. */
    private static final Path MARK = Path.of("lib", "glossa.hash");

    /**
     * How the launcher runs Glossa. The JVM's own words go to standard error, for only LSP may
     * reach standard output. The cache is mapped where it says, so that its pages stay those of the
     * file, and the profiles in it are left alone, which only the compiler that does not run here
     * takes.
     */
    private static final List<String> OPTIONS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TrimNativeHeapInterval=5000",
                    "-XX:-UsePerfData",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:ArchiveRelocationMode=0",
                    "-XX:-AOTReplayTraining",
                    "-Xms8m",
                    "-Xss4m",
                    "-Xlog:disable",
                    "-Xlog:all=warning:stderr",
                    // A cache that cannot be taken is no news to an editor.
                    "-Xlog:aot*=off:stderr",
                    "--enable-native-access=glossa");

    /**
     * The server answers from a small heap and leaves what takes more to processes of its own. It
     * may grow for the one case that has no folder to keep an index in: a single file that an
     * editor opens beside a large library. What a run takes it gives back: the ratios say how much
     * of the heap may be free after a collection.
     */
    private static final List<String> SERVER_HEAP =
            List.of(
                    "-Xmx2g",
                    "-XX:MinHeapFreeRatio=20",
                    "-XX:MaxHeapFreeRatio=40",
                    "-XX:-ShrinkHeapInSteps");

    /**
     * A command ends before code of the optimizing compiler would pay: over 10,000 papers, that
     * compiler took half of the processor's time.
     */
    private static final List<String> COMMAND =
            List.of("-Xmx2g", "-XX:MaxNewSize=48m", "-XX:TieredStopAtLevel=1");

    private Image() {}

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        Path image = Path.of(arguments[1]).toAbsolutePath();
        String hash = hash(jar);
        if (Files.exists(image.resolve(MARK))
                && Files.readString(image.resolve(MARK)).equals(hash)) {
            Files.writeString(image.resolve(MARK), hash);
            return;
        }
        delete(image);
        Path work = Files.createTempDirectory(image.getParent(), "image");
        try {
            Path made = work.resolve("made");
            String wrong = link(GlossaModule.of(jar, arguments[2], work), made);
            if (!wrong.isEmpty()) {
                System.err.println(
                        "No runtime image is made, so server/bin/glossa will run the jar on an"
                                + " installed Java, and start slower: "
                                + wrong);
                return;
            }
            Files.write(made.resolve("lib/glossa.options"), OPTIONS);
            Files.write(made.resolve("lib/serve.options"), SERVER_HEAP);
            Files.write(made.resolve("lib/command.options"), COMMAND);
            Path launcher = made.resolve("bin/glossa");
            Files.copy(sources().resolveSibling("bin").resolve("glossa"), launcher);
            boolean _ = launcher.toFile().setExecutable(true, false);
            wrong = Training.run(made, made.resolve("lib/glossa-" + hash + ".aot"), work);
            if (!wrong.isEmpty()) {
                System.err.println("Glossa will start slower, without a cache: " + wrong);
            }
            Files.writeString(made.resolve(MARK), hash);
            Files.move(made, image, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(work);
        }
    }

    /** What was wrong, if anything was. */
    private static String link(Path module, Path image) {
        Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
        if (jlink.isEmpty()) {
            return "this JDK has no jlink";
        }
        var said = new java.io.ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code =
                jlink.get()
                        .run(
                                out,
                                out,
                                "--module-path",
                                module.toString(),
                                "--add-modules",
                                GlossaModule.NAME,
                                "--output",
                                image.toString(),
                                "--no-header-files",
                                "--no-man-pages",
                                "--dedup-legal-notices=error-if-not-same-content");
        return code == 0 ? "" : said.toString(StandardCharsets.UTF_8).strip();
    }

    /** Of the jar, the Java and this program: another of them makes another image. */
    private static String hash(Path jar) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(jar));
        digest.update(Files.readAllBytes(Path.of(System.getProperty("java.home"), "release")));
        digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(sources().getParent())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** The folder that this program stands in. */
    private static Path sources() {
        Path file = Path.of(System.getProperty("jdk.launcher.sourcefile")).toAbsolutePath();
        return Objects.requireNonNull(file.getParent());
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
