package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossa.source.pdf.PdfSamples;
import glossa.source.zotero.ZoteroSample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

/** The runtime image contains everything that the program needs for every kind of source. */
final class ImageIT {
    private static final Path IMAGE = Path.of("target/image").toAbsolutePath();

    /** Used if present, and deliberately omitted. */
    private static final List<String> LEFT_OUT = List.of("jdk.incubator.vector", "java.net.http");

    @TempDir private Path folder = Path.of("");

    @Test
    void itHasTheModulesThatTheJarNames() throws Exception {
        assumeTrue(ToolProvider.findFirst("jlink").isPresent(), "this JDK makes no image");
        var out = new java.io.ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code =
                ToolProvider.findFirst("jdeps")
                        .orElseThrow()
                        .run(
                                printed,
                                printed,
                                "--multi-release",
                                "25",
                                "--ignore-missing-deps",
                                "--print-module-deps",
                                System.getProperty("glossa.jar"));
        String said = out.toString(StandardCharsets.UTF_8).strip();
        assertEquals(0, code, said);
        TreeSet<String> missing = new TreeSet<>(Arrays.asList(said.split(",")));
        missing.removeAll(LEFT_OUT);
        run(IMAGE.resolve("bin/java").toString(), "--list-modules")
                .lines()
                .forEach(module -> missing.remove(module.split("@")[0]));
        assertEquals(new TreeSet<>(), missing);
    }

    /** PDFs need a separate process, databases native code, saved pages the parser's tables. */
    @Test
    void itReadsWhatTheJarReads() throws Exception {
        new PdfSamples()
                .page(
                        """
                        20b Rivers and Their Meanders
                        12 Ada Rivers
                        10 Abstract. A river that bends bends more.
                        """)
                .save(folder.resolve("paper.pdf"));
        Path _ = ZoteroSample.create(folder);
        Files.writeString(folder.resolve(".glossa.toml"), "[[corpus]]\npath = \"shores.yaml\"\n");
        Files.writeString(
                folder.resolve("shores.yaml"),
                "shores:\n  type: book\n  title: Shores\n  author: Lake, Mira\n  date: 2015\n");
        Files.writeString(
                folder.resolve("saved.html"),
                "<html><head><meta name=\"citation_title\" content=\"Pebbles\">"
                        + "<meta name=\"citation_author\" content=\"Stein, José\"></head></html>");
        String ofTheJar = papers("no");
        assertTrue(ofTheJar.contains("Rivers and Their Meanders"), ofTheJar);
        assertTrue(ofTheJar.contains("Owls and Maps"), ofTheJar);
        assertTrue(ofTheJar.contains("Shores"), ofTheJar);
        assertEquals(ofTheJar, papers(""));
    }

    private String papers(String image) throws Exception {
        return run(
                "/usr/bin/env",
                "GLOSSA_IMAGE=" + image,
                "XDG_STATE_HOME=" + folder.resolve("../state" + image).normalize(),
                Path.of("bin/glossa").toAbsolutePath().toString(),
                "papers",
                folder.toString());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(new ArrayList<>(List.of(command)))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
