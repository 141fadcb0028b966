package glossa.source.reading;

import glossa.source.BinaryFormat;
import glossa.source.Format;
import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;
import glossa.source.csl.CslJson;
import glossa.source.list.TextPaperList;
import glossa.source.pdf.PdfFormat;
import glossa.source.services.Crossref;
import glossa.source.services.DataCite;
import glossa.source.services.HuggingFacePapers;
import glossa.source.services.OpenAlex;
import glossa.source.services.PlainJsonPapers;
import glossa.source.services.SemanticScholar;
import glossa.source.tagged.Isi;
import glossa.source.tagged.Nbib;
import glossa.source.tagged.Refer;
import glossa.source.tagged.Ris;
import glossa.source.web.ArxivAbstracts;
import glossa.source.web.ArxivFeed;
import glossa.source.web.PaperPage;
import glossa.source.xml.EndNoteXml;
import glossa.source.xml.Mods;
import glossa.source.xml.PubMedXml;
import glossa.source.yaml.Cff;
import glossa.source.yaml.CslYaml;
import glossa.source.yaml.Hayagriva;
import glossa.source.yaml.NoteReferences;
import glossa.source.zotero.BetterBibTexJson;
import glossa.source.zotero.ZoteroDatabase;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The formats that Glossa reads, in the order in which they are tried. */
public final class Formats {
    private static final List<Format> ALL =
            List.of(
                    new NoteReferences(),
                    new BibTex(),
                    new HuggingFacePapers(),
                    new SemanticScholar(),
                    new OpenAlex(),
                    new Crossref(),
                    new DataCite(),
                    new BetterBibTexJson(),
                    new CslJson(),
                    new PlainJsonPapers(),
                    new Ris(),
                    new Nbib(),
                    new Isi(),
                    new Refer(),
                    new EndNoteXml(),
                    new PubMedXml(),
                    new Mods(),
                    new ArxivFeed(),
                    new Cff(),
                    new CslYaml(),
                    new Hayagriva(),
                    new ArxivAbstracts(),
                    new PaperPage(),
                    new TextPaperList());

    /** The one reader of PDFs, which has the processes for them. */
    static final PdfFormat PDF = new PdfFormat();

    /** A name without an ending. */
    private static final String UNNAMED = "source";

    /** The formats of binary files. */
    private static final List<BinaryFormat> BINARY = List.of(PDF, new ZoteroDatabase());

    private Formats() {}

    /**
     * The format of {@code source}; empty if none recognises it. Where a file's name promises a
     * format that its content has not, and the content has another, that is it.
     */
    public static Optional<Format> of(SourceText source) {
        Optional<Format> named = first(source);
        boolean isByName =
                named.filter(of -> of instanceof BibTex || of instanceof Ris).isPresent();
        if (!isByName) {
            return named;
        }
        SourceText unnamed = source.named(UNNAMED);
        return named.get().recognises(unnamed)
                ? named
                : first(unnamed).filter(other -> !(other instanceof TextPaperList)).or(() -> named);
    }

    private static Optional<Format> first(SourceText source) {
        return ALL.stream().filter(format -> format.recognises(source)).findFirst();
    }

    /**
     * The format of a binary file; empty if none recognises it.
     *
     * @param head its first bytes
     */
    public static Optional<BinaryFormat> of(Path file, byte[] head) {
        return BINARY.stream().filter(format -> format.recognises(file, head)).findFirst();
    }
}
