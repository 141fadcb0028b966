package glossa.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What someone looks for, among papers and notes: a query that {@link PaperQueryParser} read.
 *
 * <pre>
 * author:vaswani year:2017.. "exact phrase" abstract:masking -venue:arXiv status:unread cited:no
 * </pre>
 */
public sealed interface PaperQuery {
    /** All of these; anything where there are none. */
    record All(List<PaperQuery> parts) implements PaperQuery {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of these. */
    record Any(List<PaperQuery> parts) implements PaperQuery {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** What this is not. */
    record Not(PaperQuery part) implements PaperQuery {}

    /**
     * Words that stand somewhere, or in a field; of a word its beginning is enough.
     *
     * @param field {@link Field#ANY} for anywhere
     * @param text as written
     * @param phrase whether the words stand there just so, one behind the other
     */
    record Words(Field field, String text, boolean phrase) implements PaperQuery {}

    /**
     * A number or a date between two.
     *
     * @param from the least; empty for any
     * @param to the greatest; empty for any. A date of fewer parts holds all with more
     */
    record Between(Field field, String from, String to) implements PaperQuery {
        /** Whether a number is one of these. */
        public boolean has(int number) {
            return (from.isEmpty() || number >= Integer.parseInt(from))
                    && (to.isEmpty() || number <= Integer.parseInt(to));
        }

        /** Whether a date as {@code 2026-10-02} is one of these. */
        public boolean has(String date) {
            return (from.isEmpty() || date.compareTo(from) >= 0)
                    && (to.isEmpty() || date.compareTo(to) <= 0 || date.startsWith(to));
        }
    }

    /** Only papers, or only notes. */
    record In(boolean papers) implements PaperQuery {}

    /** The papers that answer to these names; never written, but what others come to. */
    record Named(Set<String> names) implements PaperQuery {
        public Named {
            names = Set.copyOf(names);
        }
    }

    /** Where words may be looked for. */
    enum Field {
        ANY("", ""),
        KEY("key", "the paper's key or one of its aliases"),
        TITLE("title", "its title, or the note's"),
        AUTHOR("author", "its authors"),
        YEAR("year", "its year: 2017, 2017.., ..2017 or 2015..2018"),
        VENUE("venue", "journal, conference or publisher"),
        ABSTRACT("abstract", "its abstract"),
        TEXT("text", "the text of its pages"),
        TYPE("type", "its CSL type, such as book or article-journal"),
        ID("id", "an identifier of any kind"),
        DOI("doi", "its DOI, or the start of it"),
        ARXIV("arxiv", "its arXiv id"),
        PMID("pmid", "its PubMed id"),
        ISBN("isbn", "its ISBN"),
        URL("url", "its URL"),
        TAG("tag", "its keywords, or the note's tags"),
        FILE("file", "the file that it was read from"),
        STATUS("status", "its reading state: read, reading, unread, or your own"),
        RATING("rating", "its rating: a number, or a range such as 4.."),
        READ("read", "when it was read: 2026, 2026-10.., yes or no"),
        CITED("cited", "whether notes cite it: yes, no, or how often, such as 3.."),
        CITES("cites", "the key of a paper that the note cites"),
        HEADING("heading", "the note's headings"),
        NOTE("note", "the text of the note"),
        IN("in", "only papers, or only notes");

        private final String name;
        private final String meaning;

        Field(String name, String meaning) {
            this.name = name;
            this.meaning = meaning;
        }

        /** As it is written in a query. */
        public String written() {
            return name;
        }

        /** For people: what stands there. */
        public String meaning() {
            return meaning;
        }

        /** The field of this name, whatever its case. */
        static Optional<Field> of(String written) {
            String plain = written.toLowerCase(Locale.ROOT);
            String one =
                    switch (plain) {
                        case "authors", "editor" -> "author";
                        case "journal" -> "venue";
                        case "keyword", "keywords", "tags" -> "tag";
                        case "source" -> "file";
                        case "headings" -> "heading";
                        case "notes" -> "note";
                        default -> plain;
                    };
            for (Field field : values()) {
                if (field != ANY && field.name.equals(one)) {
                    return Optional.of(field);
                }
            }
            return Optional.empty();
        }

        /** Whether it is a number or a date. */
        boolean isRange() {
            return this == YEAR || this == CITED || this == RATING || this == READ;
        }

        /** Whether only what a note says of itself, or of its paper, tells; its words aside. */
        public boolean isOfOutlines() {
            return this == CITED || this == KEY || this == TITLE || isOfNotes() || isOfPapers();
        }

        /** Whether only a paper tells. */
        private boolean isOfPapers() {
            return switch (this) {
                case AUTHOR, YEAR, VENUE, ABSTRACT, TEXT, TYPE -> true;
                case ID, DOI, ARXIV, PMID, ISBN, URL -> true;
                default -> false;
            };
        }

        /** Whether only what a note says of itself, or of its paper, tells. */
        public boolean isOfNotes() {
            return switch (this) {
                case STATUS, RATING, READ, HEADING, NOTE, CITES -> true;
                default -> false;
            };
        }
    }

    /** Whether this or a part of it fits. */
    default boolean any(Predicate<PaperQuery> wanted) {
        return wanted.test(this)
                || switch (this) {
                    case All all -> all.parts().stream().anyMatch(part -> part.any(wanted));
                    case Any any -> any.parts().stream().anyMatch(part -> part.any(wanted));
                    case Not not -> not.part().any(wanted);
                    default -> false;
                };
    }

    /** Whether a part of it is about one of these fields. */
    default boolean isAbout(Predicate<Field> fields) {
        return any(
                part ->
                        switch (part) {
                            case Words words -> fields.test(words.field());
                            case Between between -> fields.test(between.field());
                            case In _ -> fields.test(Field.IN);
                            default -> false;
                        });
    }
}
