package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.index.TextIndex;
import glossa.notes.Note;
import glossa.paper.Page;
import glossa.settings.Settings;
import glossa.workspace.paths.AllowedFolders;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which files are read for the texts of papers, and when. A line: file, keys, text. */
final class PaperTextsTest {
    @TempDir private Path temporary;
    private Path folder = Path.of("");
    private Path outside = Path.of("");
    private final TextIndex store = TextIndex.inMemory();

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectories(temporary.resolve("notes")).toRealPath();
        outside = Files.createDirectories(temporary.resolve("outside")).toRealPath();
    }

    @Test
    void filesThatRecordsOfCitedPapersName() throws IOException {
        write("refs.bib", entry("owl", "files/owl.txt") + entry("wren", "files/wren.txt"));
        write("files/owl.txt", "Owls hunt.");
        write("files/wren.txt", "Wrens sing.");
        check("[@owl]", "cited", "owl.txt owl: Owls hunt.");
        check("[@owl]", "all", "owl.txt owl: Owls hunt.\nwren.txt wren: Wrens sing.");
        check("[@owl]", "off", "");
    }

    @Test
    void filesNamedAfterKeys() throws IOException {
        write("refs.bib", entry("owl", "") + entry("a:wren/2", ""));
        write("papers/owl.txt", "Owls hunt.");
        write("papers/a_wren_2.html", "<p>Wrens sing.</p>");
        check(
                "@owl @{a:wren/2}",
                "cited",
                "a_wren_2.html a:wren/2: Wrens sing.\nowl.txt owl: Owls hunt.");
    }

    /** A list of papers is the text of none; a saved page of one paper is its text. */
    @Test
    void sourcesThatAreTexts() throws IOException {
        write(
                "papers/list.txt",
                "One Fine Title of a Paper\n\n"
                        + "The abstract of it has some sentences. It is here.\n\n"
                        + "Another Fine Title of One\n\n"
                        + "Its abstract has some sentences too. See.\n");
        write("papers/page.html", page("10.1000/1") + "<p>The owl hunts.</p>");
        check("@one-fine-title @owls-night", "cited", "page.html owls-night: The owl hunts.");
    }

    private static String page(String doi) {
        return "<meta name=\"citation_title\" content=\"Owls at Night\">"
                + "<meta name=\"citation_doi\" content=\""
                + doi
                + "\">";
    }

    /** A record of a stranger names no text outside the workspace. */
    @Test
    void textsOutsideAreReadOnlyInAllowedFolders() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.txt"), "My diary.");
        write("refs.bib", entry("owl", secret.toString()) + entry("wren", "../outside/secret.txt"));
        check("@owl @wren", "cited", "");
        Files.createSymbolicLink(folder.resolve("inside.txt"), secret);
        write("refs.bib", entry("owl", "inside.txt"));
        check("@owl", "cited", "");
        AllowedFolders allowed = new AllowedFolders(temporary.resolve("allowed.txt"));
        allowed.add(outside);
        assertEquals("inside.txt owl: My diary.", texts("@owl", "cited", allowed));
    }

    @Test
    void aTextGoesWithItsFileAndChangesWithIt() throws IOException {
        write("refs.bib", entry("owl", "owl.txt"));
        write("owl.txt", "Owls hunt.");
        check("@owl", "cited", "owl.txt owl: Owls hunt.");
        write("owl.txt", "Owls hunt at night.");
        check("@owl", "cited", "owl.txt owl: Owls hunt at night.");
        Files.delete(folder.resolve("owl.txt"));
        check("@owl", "cited", "");
    }

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        write("refs.bib", entry("owl", "owl.pdf"));
        write("owl.pdf", "not a PDF");
        check("@owl", "cited", "owl.pdf owl: ! it is not a PDF");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String entry(String key, String file) {
        return "@book{%s, title = {The Book of %s}, file = {%s}}\n".formatted(key, key, file);
    }

    private void check(String note, String pdf, String expected) {
        assertEquals(
                expected, texts(note, pdf, new AllowedFolders(temporary.resolve("nothing.txt"))));
    }

    /** What there is after all is read, of a workspace with one note. */
    private String texts(String note, String pdf, AllowedFolders allowed) {
        Workspace workspace = new Workspace(PaperIndex.inMemory(KeyLedger.inMemory()));
        workspace.setFolders(List.of(folder));
        workspace.put(Note.of(folder.resolve("note.md").toUri().toString(), 1, note));
        workspace.index((file, number, count) -> {});
        PaperTexts texts = new PaperTexts(() -> store, () -> allowed);
        Settings settings = Settings.of("[text]\npdf = \"" + pdf + "\"\n");
        PaperTexts.Step step;
        do {
            step =
                    texts.step(
                            workspace::snapshot,
                            workspace.notes(),
                            settings,
                            (file, number, count) -> {});
        } while (step.hasMore());
        try (var now = texts.acquire()) {
            return new TreeMap<>(now.files())
                    .entrySet().stream()
                            .map(
                                    file ->
                                            file.getKey().getFileName()
                                                    + " "
                                                    + String.join(" ", now.keys(file.getKey()))
                                                    + ": "
                                                    + file.getValue()
                                                            .map(why -> "! " + why)
                                                            .orElse(text(now.pages(file.getKey()))))
                            .collect(Collectors.joining("\n"));
        }
    }

    private static String text(List<Page> pages) {
        return pages.stream().map(Page::text).collect(Collectors.joining(" | "));
    }
}
