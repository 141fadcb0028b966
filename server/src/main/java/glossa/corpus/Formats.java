package glossa.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The formats Glossa reads, in the order in which they are asked. */
public final class Formats {
    private static final List<Format> ALL =
            List.of(
                    new BibTex(),
                    new HuggingFacePapers(),
                    new SemanticScholar(),
                    new OpenAlex(),
                    new Crossref(),
                    new DataCite(),
                    new BetterBibTexJson(),
                    new CslJson(),
                    new PaperObjects(),
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
                    new PaperList());

    /** Those whose files are no text. */
    private static final List<BinaryFormat> BINARY = List.of(new Pdf(), new ZoteroDatabase());

    private Formats() {}

    /** The format of {@code source}, or nothing where none knows it. */
    static Optional<Format> of(SourceText source) {
        return ALL.stream().filter(format -> format.recognises(source)).findFirst();
    }

    /**
     * The format of a file that is no text, or nothing where none knows it.
     *
     * @param head its first bytes
     */
    public static Optional<BinaryFormat> of(Path file, byte[] head) {
        return BINARY.stream().filter(format -> format.recognises(file, head)).findFirst();
    }
}
