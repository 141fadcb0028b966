package glossa.source.bibtex;

import glossa.grammar.Span;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a {@code .bib} stand, as {@link BibReader} reads them: for whoever changes a
 * part and has to leave all else as it is.
 *
 * @param text all of it
 * @param blocks entries and commands, in the order of the text; what stands between them is none
 */
public record BibDocument(String text, List<Block> blocks) {
    public BibDocument {
        blocks = List.copyOf(blocks);
    }

    /**
     * An entry or a command.
     *
     * @param type in lower case, such as {@code article}, {@code string}, {@code comment}
     * @param span from its {@code @} to its closing delimiter
     * @param key where its key stands; empty, at the head's end, where it has none
     * @param fields none of a command
     * @param isWhole whether nothing is wrong in it
     */
    public record Block(String type, Span span, Span key, List<Field> fields, boolean isWhole) {
        public Block {
            fields = List.copyOf(fields);
        }

        public boolean isEntry() {
            return !type.equals("comment") && !type.equals("preamble") && !type.equals("string");
        }

        /** The first field of this name, in whatever case. */
        public Optional<Field> field(String text, String name) {
            return fields.stream()
                    .filter(field -> field.name().in(text).equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    /**
     * A field.
     *
     * @param name as written
     * @param value with its delimiters, and all parts that {@code #} joins
     */
    public record Field(Span name, Span value) {
        /** The value without its delimiters; nothing of a number, a macro or joined parts. */
        public Optional<Span> inner(String text) {
            BibScanner scanner = new BibScanner(text);
            int close =
                    switch (text.charAt(Math.min(value.start(), text.length() - 1))) {
                        case '{' -> scanner.closingBrace(value.start());
                        case '"' -> scanner.closingQuote(value.start());
                        default -> -1;
                    };
            return close + 1 == value.end()
                    ? Optional.of(new Span(value.start() + 1, close))
                    : Optional.empty();
        }
    }

    /** The layout of a text. */
    public static BibDocument of(String text) {
        List<Block> blocks = new ArrayList<>();
        List<BibReader.SyntaxError> mistakes = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        BibReader reader = new BibReader(text, mistakes);
        reader.tell(
                new BibReader.EntryParts() {
                    @Override
                    public void begin() {
                        fields.clear();
                    }

                    @Override
                    public void field(Span name, Span value) {
                        fields.add(new Field(name, value));
                    }

                    @Override
                    public void command(String type, Span whole) {
                        blocks.add(
                                new Block(
                                        type,
                                        whole,
                                        new Span(whole.end(), whole.end()),
                                        List.of(),
                                        true));
                    }
                });
        for (BibEntry entry = reader.next(); entry != null; entry = reader.next()) {
            boolean isWhole =
                    mistakes.stream()
                            .allMatch(mistake -> mistake.severity() != Problem.Severity.ERROR);
            mistakes.clear();
            Span key = entry.key().isEmpty() ? head(text, entry) : entry.name();
            blocks.add(new Block(entry.type(), entry.whole(), key, fields, isWhole));
        }
        return new BibDocument(text, blocks);
    }

    /** Where the key of an entry would stand. */
    private static Span head(String text, BibEntry entry) {
        BibScanner scanner = new BibScanner(text);
        int open = scanner.skipSpace(scanner.typeEnd(entry.whole().start() + 1));
        int head = Math.min(open + 1, entry.whole().end());
        return new Span(head, head);
    }
}
