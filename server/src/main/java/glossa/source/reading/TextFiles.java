package glossa.source.reading;

import glossa.source.FileText;
import glossa.source.SourceText;
import glossa.source.text.PlainTextPages;
import glossa.source.web.SavedPageText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the running text of files. Never fails: what is wrong is told. */
public final class TextFiles {
    /** The kinds of files that may have the text of a paper. */
    public enum TextKind {
        PDF("pdf"),
        PAGE("html htm xhtml"),
        PLAIN("txt text");

        /** With spaces between. */
        private final String endings;

        TextKind(String endings) {
            this.endings = endings;
        }

        /** The endings of their names, without the dot. */
        public List<String> endings() {
            return List.of(endings.split(" ", -1));
        }

        /** The kind of a file, by its name. */
        public static Optional<TextKind> of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            String ending = name.substring(name.lastIndexOf('.') + 1);
            for (TextKind kind : values()) {
                if (kind.endings().contains(ending) && ending.length() < name.length()) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** The size in bytes of the largest saved page or text file that is read. */
    private static final long MAX_BYTES = 64L << 20;

    private TextFiles() {}

    /** The running text of a file. */
    public static FileText read(Path file) {
        TextKind kind = TextKind.of(file).orElse(TextKind.PLAIN);
        if (!Files.isRegularFile(file)) {
            return FileText.none("is not there");
        }
        if (kind == TextKind.PDF) {
            try {
                return Formats.PDF.text(file);
            } catch (IOException e) {
                return FileText.none(String.valueOf(e.getMessage()));
            }
        }
        Optional<String> text = SourceFiles.text(file, MAX_BYTES);
        if (text.isEmpty()) {
            return FileText.none("cannot be read as text");
        }
        return kind == TextKind.PAGE
                ? SavedPageText.of(SourceText.of(file, text.get()))
                : PlainTextPages.of(text.get());
    }
}
