package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.Shared;
import glossa.paper.Paper;
import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;
import glossa.source.csl.CslJson;
import glossa.source.reading.Comparison.Explained;
import glossa.source.zotero.BetterBibTexJson;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares our readers with what Better BibTeX's own tests expect of its exports and imports. */
final class ImportBetterBibTexAgreementTest {
    @Test
    void exportsAsCslJson() throws IOException {
        Comparison comparison = new Comparison();
        for (Path json : files("export", ".json")) {
            Path csl = beside(json, ".csl.json");
            if (Files.exists(csl)) {
                comparison.add(name(json), items(json), new CslJson().read(text(csl)).papers());
            }
        }
        comparison.report(
                0.90,
                List.of(
                        Explained.of(
                                "key",
                                "key:  \\| theirs",
                                "Better BibTeX makes the key while it exports; this export does not"
                                        + " hold it"),
                        Explained.of(
                                "year",
                                "year: -0334 \\| theirs: 334",
                                "theirs is without the sign of years before Christ"),
                        Explained.of(
                                "year",
                                "year: -0100 \\| theirs: 100",
                                "theirs is without the sign of years before Christ"),
                        Explained.of(
                                "year",
                                "year: 19 \\| theirs: 1901",
                                "\"19--\" is a century; theirs writes its first year"),
                        Explained.of(
                                "type",
                                "theirs: video",
                                "CSL has no type \"video\"; ours is motion_picture")));
    }

    @Test
    void exportsAsBibLatex() throws IOException {
        Comparison comparison = new Comparison();
        for (Path json : files("export", ".json")) {
            Path bib = beside(json, ".biblatex");
            bib = Files.exists(bib) ? bib : beside(json, ".bibtex");
            if (Files.exists(bib)) {
                comparison.add(name(json), items(json), new BibTex().read(text(bib)).papers());
            }
        }
        comparison.report(
                0.85,
                List.of(
                        Explained.of(
                                "key",
                                "key:  \\| theirs",
                                "Better BibTeX makes the key while it exports; this export does not"
                                        + " hold it"),
                        Explained.of(
                                "missing",
                                "#957",
                                "their file holds the six entries twice, under two patterns of"
                                        + " keys"),
                        Explained.of(
                                "missing",
                                "#439",
                                "without keys, and the titles hold a dot that theirs write in"
                                        + " math"),
                        Explained.of(
                                "type",
                                "type: (webpage|software|bill|post|article) \\| theirs: document",
                                "the exporter of BibTeX has no such type and writes @misc"),
                        Explained.of(
                                "type",
                                "type: article-journal \\| theirs: manuscript",
                                "papers of arXiv are written as @unpublished, items say"
                                        + " journalArticle"),
                        Explained.of(
                                "type",
                                "type: entry-encyclopedia \\| theirs: article-journal",
                                "written as @article"),
                        Explained.of(
                                "type",
                                "type: standard \\| theirs: legislation",
                                "pandoc reads BibLaTeX's @standard as legislation, as we do"),
                        Explained.of(
                                "type",
                                "type: personal_communication \\| theirs: manuscript",
                                "a letter in an archive is written as @unpublished"),
                        Explained.of(
                                "type",
                                "type: broadcast \\| theirs: motion_picture",
                                "a broadcast is written as @video"),
                        Explained.of(
                                "type",
                                "type: post-weblog \\| theirs: webpage",
                                "a page of a blog is written as @online"),
                        Explained.of(
                                "key",
                                "#3500",
                                "the item's key holds what BibTeX cannot, and is mended there"),
                        Explained.of(
                                "key",
                                "Lander1989",
                                "their file is of the time before the reader pinned the key"
                                        + " 'fixed'"),
                        Explained.of(
                                "type",
                                "type: article \\| theirs: webpage",
                                "a preprint is written as @online"),
                        Explained.of(
                                "type",
                                "t1 type: manuscript \\| theirs: speech",
                                "an @unpublished work with an eventdate is a speech, by pandoc's"
                                        + " rule"),
                        Explained.of("type", "Doe2020", "its test changes the type by a script"),
                        Explained.of(
                                "type",
                                "mattioli2019amazon",
                                "its test writes a subtype that is not BibLaTeX's"),
                        Explained.of("type", "#1118", "its test changes the type by a script"),
                        Explained.of(
                                "authors",
                                "Savoldi_2024|Latex commands in extra-field",
                                "the extra field holds LaTeX for the export alone (tex.author=)"),
                        Explained.of(
                                "authors",
                                "yang2011",
                                "ours has the programmer whom BibTeX has no field for"),
                        Explained.of(
                                "authors",
                                "kripke1707|Ladyman;ea",
                                "their file is written with separators of the reader's own"),
                        Explained.of(
                                "authors",
                                "kartinyeri",
                                "a case has no author; theirs writes the name of the case as one"),
                        Explained.of(
                                "authors",
                                "wilkinson-fair-2016",
                                "the ligature ij is one letter in ours"),
                        Explained.of(
                                "authors",
                                "condorcetEssai",
                                "a comma before the particle makes a suffix of it"),
                        Explained.of(
                                "title",
                                "\\$|\\[Tweet\\]",
                                "math, or what looks like it, stays as it is written in BibTeX, as"
                                        + " pandoc leaves it"),
                        Explained.of(
                                "title",
                                "simonite2013",
                                "theirs joins the titleaddon that its test adds"),
                        Explained.of(
                                "year", "haasStichwort", "\"03/04\" is no year that is certain")));
    }

    @Test
    void imports() throws IOException {
        Comparison comparison = new Comparison();
        for (Path json : files("import", ".json")) {
            Path bib = beside(json, ".bib");
            if (Files.exists(bib)) {
                comparison.add(name(json), new BibTex().read(text(bib)).papers(), items(json));
            }
        }
        comparison.report(
                0.99,
                List.of(
                        Explained.of(
                                "missing",
                                "#717.3.8",
                                "their expectation is of two files, imported one after the other"),
                        Explained.of(
                                "key",
                                "Fosas2018",
                                "theirs makes a new key of a pattern; the file says"
                                        + " ISI:000445987100063"),
                        Explained.of(
                                "type",
                                "type: book \\| theirs: chapter",
                                "a @book or @proceedings with a booktitle is a book all the same,"
                                        + " by pandoc's rule"),
                        Explained.of(
                                "type",
                                "type: book \\| theirs: report",
                                "a @manual is a book, by pandoc's rule"),
                        Explained.of(
                                "type",
                                "type: article-journal \\| theirs: paper-conference",
                                "an @article with a booktitle is an article all the same"),
                        Explained.of("type", "Afonso2011", "nobody's type @Talk; theirs guesses"),
                        Explained.of(
                                "type",
                                "r42 type: document \\| theirs: webpage",
                                "@misc with an address; pandoc leaves it a document"),
                        Explained.of("title", "Algar1985", "the field lista is none of BibLaTeX's"),
                        Explained.of("title", "test-ticket1661", "theirs makes HTML of an address"),
                        Explained.of(
                                "title", "\\$", "math stays as it is written, as pandoc leaves it"),
                        Explained.of(
                                "authors", "MR1870153", "letters without a dot are others to us"),
                        Explained.of(
                                "authors",
                                "Jr\\.?(; .*)? \\| theirs: ",
                                "\"Given Family, Jr.\" is a name with its suffix"),
                        Explained.of(
                                "authors",
                                "theirs: 0001, ",
                                "the number is DBLP's, for people of one name")));
    }

    private static List<Path> files(String kind, String ending) throws IOException {
        try (var files = Files.list(Shared.file("data/bibs/bbt"))) {
            return files.filter(
                            file -> {
                                String name = file.getFileName().toString();
                                return name.startsWith("test__fixtures__" + kind)
                                        && name.endsWith(ending)
                                        && !name.endsWith(".csl.json");
                            })
                    .sorted()
                    .toList();
        }
    }

    private static Path beside(Path json, String ending) {
        String name = json.getFileName().toString();
        return json.resolveSibling(name.substring(0, name.length() - ".json".length()) + ending);
    }

    private static String name(Path json) {
        return json.getFileName()
                .toString()
                .replaceAll("test__fixtures__(?:ex|im)port__|\\.json$", "");
    }

    private static List<Paper> items(Path json) {
        SourceText source = text(json);
        assertTrue(new BetterBibTexJson().recognises(source), json::toString);
        return new BetterBibTexJson().read(source).papers();
    }

    private static SourceText text(Path file) {
        return SourceText.of(file, SourceFiles.text(file).orElse(""));
    }
}
