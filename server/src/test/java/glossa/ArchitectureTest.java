package glossa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

/** The picture of the README, held: who may use whom, and which library lives where. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("glossa");

    @Test
    void anArrowMeansMayUse() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("grammar")
                .definedBy("glossa.grammar")
                .layer("notes")
                .definedBy("glossa.notes")
                .layer("corpus")
                .definedBy("glossa.corpus")
                .layer("index")
                .definedBy("glossa.index")
                .layer("workspace")
                .definedBy("glossa.workspace")
                .layer("features")
                .definedBy("glossa.features..")
                .layer("lsp")
                .definedBy("glossa.lsp")
                .layer("program")
                .definedBy("glossa")
                .whereLayer("program")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("lsp")
                .mayOnlyBeAccessedByLayers("program")
                .whereLayer("features")
                .mayOnlyBeAccessedByLayers("lsp", "program")
                .whereLayer("index")
                .mayOnlyBeAccessedByLayers("program")
                .whereLayer("workspace")
                .mayOnlyBeAccessedByLayers("features", "lsp", "program")
                .whereLayer("notes")
                .mayOnlyBeAccessedByLayers("workspace", "features", "lsp", "program")
                .whereLayer("corpus")
                .mayOnlyBeAccessedByLayers("index", "workspace", "features", "lsp", "program")
                .check(CLASSES);
    }

    @Test
    void eachLibraryHasOneHome() {
        home("org.commonmark..", "glossa.grammar");
        home("tools.jackson..", "glossa.corpus");
        home("org.jsoup..", "glossa.corpus");
        home("org.apache.pdfbox..", "glossa.corpus");
        home("org.apache.fontbox..", "glossa.corpus");
        home("org.sqlite..", "glossa.corpus");
        home("java.sql..", "glossa.corpus");
        home("org.apache.lucene..", "glossa.index");
        home("org.eclipse.lsp4j..", "glossa.lsp");
        home("com.google.gson..", "glossa.lsp");
        home("de.undercouch..", "glossa.features.csl");
        home("org.antlr..", "glossa.features.csl");
        home("org.apache.commons..", "glossa.features.csl");
        home("picocli..", "glossa");
    }

    @Test
    void pdfsAreParsedInAProcessOfTheirOwn() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("glossa.corpus.PdfWorker")
                .and()
                .doNotHaveFullyQualifiedName("glossa.corpus.PdfReader")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("glossa.corpus.PdfReader")
                .because("what a PDF breaks is then not the server")
                .check(CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching(
                        "glossa\\.corpus\\.Pdf(Reader|Text|Fonts|Labels|LineBuilder|Signs)(\\$.*)?")
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
                .haveNameNotMatching("glossa\\.features\\.csl\\.Engine(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("de.undercouch..", "org.antlr..", "org.apache.commons..")
                .because("what is rendered can then be rendered by another library")
                .check(CLASSES);
    }

    private static void home(String library, String home) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("only " + home + " knows " + library)
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
    void nothingButTheServerAndTheProgramWritesToTheStandardStreams() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "glossa.grammar",
                        "glossa.notes",
                        "glossa.corpus",
                        "glossa.index",
                        "glossa.workspace",
                        "glossa.features..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }
}
