package glossa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The picture of CONTRIBUTING.md, held: who may use whom, and which library lives where. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("glossa");

    private static final int MAX_FILES_IN_A_ROOM = 25;
    private static final int MAX_LINES = 400;

    /** The methods of {@link Files} that open a file for reading. */
    private static final Set<String> OPENING =
            Set.of(
                    "newInputStream",
                    "newByteChannel",
                    "newBufferedReader",
                    "readAllBytes",
                    "readAllLines",
                    "readString",
                    "lines");

    /** Rooms whose classes lean on each other, and so may be larger. */
    private static final List<String> LARGE_ROOMS = List.of("grammar", "index", "lsp");

    /** A room may use those named behind it, and itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    grammar         |
                    paper           | grammar
                    query           | grammar paper
                    settings        | grammar paper
                    source..        | grammar paper
                    corpus          | grammar paper query source..
                    notes           | grammar
                    workspace.paths | source..
                    workspace       | grammar paper query settings source.. corpus notes workspace.paths
                    index           | grammar paper query source.. corpus
                    indexing        | grammar paper query settings source.. corpus notes workspace.. index
                    csl             | grammar paper source..
                    features..      | grammar paper query settings source.. corpus notes workspace.. csl
                    lsp             | grammar paper query settings source.. corpus notes workspace.. features..
                    cli.output      | grammar paper source.. notes features..
                    cli             | grammar paper query settings source.. corpus notes workspace.. features.. index indexing lsp cli.output
                    """)
    void aRoomUsesOnlyRoomsBelowIt(String room, String below) {
        List<String> allowed = new ArrayList<>(List.of("glossa." + room));
        if (below != null) {
            Arrays.stream(below.split(" ")).map(name -> "glossa." + name).forEach(allowed::add);
        }
        noClasses()
                .that()
                .resideInAPackage("glossa." + room)
                .should()
                .dependOnClassesThat(
                        JavaClass.Predicates.resideInAPackage("glossa..")
                                .and(
                                        DescribedPredicate.not(
                                                JavaClass.Predicates.resideInAnyPackage(
                                                        allowed.toArray(String[]::new)))))
                .check(CLASSES);
    }

    @Test
    void noRoomsUseEachOtherInACircle() {
        slices().matching("glossa.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyOneRoomSeesAllFormats() {
        List<String> families =
                List.of("bibtex", "list", "pdf", "services", "tagged", "web", "xml", "zotero");
        for (String family : families) {
            noClasses()
                    .that()
                    .resideInAnyPackage("glossa.source", "glossa.source.fields")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("glossa.source." + family)
                    .check(CLASSES);
        }
        noClasses()
                .that()
                .resideInAPackage("glossa.source..")
                .and()
                .resideOutsideOfPackages("glossa.source.reading", "glossa.source.edit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("glossa.source.reading", "glossa.source.edit")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    org.commonmark..        | glossa.grammar
                    tools.jackson..         | glossa.source.. glossa.settings
                    org.jsoup..             | glossa.source..
                    org.apache.pdfbox..     | glossa.source.pdf
                    org.apache.fontbox..    | glossa.source.pdf
                    org.sqlite..            | glossa.source.zotero
                    java.sql..              | glossa.source.zotero
                    org.apache.lucene..     | glossa.index
                    org.eclipse.lsp4j..     | glossa.lsp
                    com.google.gson..       | glossa.lsp
                    de.undercouch..         | glossa.csl
                    org.antlr..             | glossa.csl
                    org.apache.commons..    | glossa.csl
                    picocli..               | glossa.cli
                    """)
    void eachLibraryHasOneHome(String library, String home) {
        noClasses()
                .that()
                .resideOutsideOfPackages(home.split(" "))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("only " + home + " knows " + library)
                .check(CLASSES);
    }

    @Test
    void pdfsAreParsedInAProcessOfTheirOwn() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("glossa.source.pdf.PdfWorker")
                .and()
                .doNotHaveFullyQualifiedName("glossa.source.pdf.PdfReader")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("glossa.source.pdf.PdfReader")
                .because("what a PDF breaks is then not the server")
                .check(CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching(
                        "glossa\\.source\\.pdf\\.Pdf(Reader|Text|Marks|Fonts|PageLabels|LineBuilder|TexGlyphs)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..")
                .because("the server's process never loads PDFBox")
                .check(CLASSES);
    }

    @Test
    void oneClassKnowsTheCitationProcessor() {
        noClasses()
                .that()
                .haveNameNotMatching("glossa\\.csl\\.CiteprocEngine(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("de.undercouch..", "org.antlr..", "org.apache.commons..")
                .because("what is rendered can then be rendered by another library")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Handler|Manager|Utils?|Helper|Impl)")
                .check(CLASSES);
    }

    @Test
    void noTopLevelNameStandsTwice() {
        Map<String, String> places = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            boolean named = type.isTopLevelClass() && !type.getSimpleName().equals("package-info");
            String before = named ? places.put(type.getSimpleName(), type.getName()) : null;
            if (before != null) {
                twice.add(before + " and " + type.getName());
            }
        }
        assertEquals(List.of(), twice);
    }

    @Test
    void aRoomHasFewFilesAndOpensWithItsInvariants() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JavaPackage room : CLASSES.getPackage("glossa").getSubpackagesInTree()) {
            String name = room.getName().replaceFirst("^glossa\\.?", "");
            Path folder = folder(room.getName());
            List<Path> files;
            try (Stream<Path> listed = Files.list(folder)) {
                files = listed.filter(file -> file.toString().endsWith(".java")).toList();
            }
            Path info = folder.resolve("package-info.java");
            long count = files.stream().filter(file -> !file.equals(info)).count();
            if (count == 0) {
                continue;
            }
            if (count > MAX_FILES_IN_A_ROOM && !LARGE_ROOMS.contains(name)) {
                wrong.add(name + " has " + count + " files");
            }
            if (!Files.exists(info) || !Files.readString(info).contains("Invariant: ")) {
                wrong.add(name + " has no package-info.java that says what always holds");
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void noFileIsLongerThanAReaderWouldFollow() throws IOException {
        Path root = Path.of("").toAbsolutePath().resolve("..").normalize();
        List<String> tooLong = new ArrayList<>();
        for (String folder : List.of("grammar/src", "server/src")) {
            try (Stream<Path> walk = Files.walk(root.resolve(folder))) {
                for (Path file : walk.filter(f -> f.toString().endsWith(".java")).toList()) {
                    long lines = Files.readString(file).lines().count();
                    if (lines > MAX_LINES) {
                        tooLong.add(root.relativize(file) + " has " + lines + " lines");
                    }
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    /**
     * Files of a workspace are opened by BoundedFiles: only regular ones, and only so much of them.
     * The others named here open Glossa's own files, or what BoundedFiles has looked at.
     */
    @Test
    void filesOfAWorkspaceAreOpenedInOnePlace() {
        DescribedPredicate<JavaMethodCall> opens =
                DescribedPredicate.describe(
                        "opens a file",
                        call ->
                                call.getTargetOwner().isEquivalentTo(Files.class)
                                        && OPENING.contains(call.getTarget().getName()));
        noClasses()
                .that()
                .haveNameNotMatching(
                        "glossa\\.(source\\.(BoundedFiles|SourceBytes\\$OnDisk)"
                                + "|index\\.(IndexIntegrity|MappedDirectory)"
                                + "|workspace\\.RemovedKeys|lsp\\.TerminalTour)")
                .should()
                .callMethodWhere(opens)
                .check(CLASSES);
    }

    private static Path folder(String room) {
        Path root = Path.of("").toAbsolutePath().resolve("..").normalize();
        String module = room.equals("glossa.grammar") ? "grammar" : "server";
        return root.resolve(module + "/src/main/java/" + room.replace('.', '/'));
    }

    @Test
    void nothingButTheServerAndTheProgramWritesToTheStandardStreams() {
        noClasses()
                .that()
                .resideInAPackage("glossa..")
                .and()
                .resideOutsideOfPackages("glossa.lsp", "glossa.cli", "glossa.indexing")
                .and()
                .doNotHaveFullyQualifiedName("glossa.source.pdf.PdfWorker")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
