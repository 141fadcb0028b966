package glossa.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A query for papers and notes, as {@link PaperQueryParser} parses it.
 *
 * <pre>
 * author:vaswani year:2017.. "exact phrase" abstract:masking -venue:arXiv status:unread cited:no
 * </pre>
 */
public sealed interface PaperQuery {
    /** Matches if all parts match; without parts, always. */
    record All(List<PaperQuery> parts) implements PaperQuery {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** Matches if at least one part matches. */
    record Any(List<PaperQuery> parts) implements PaperQuery {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** Matches if the part does not match. */
    record Not(PaperQuery part) implements PaperQuery {}

    /**
     * Words anywhere or in a field; each may match the start of a longer word.
     *
     * @param field {@link Field#ANY} for anywhere
     * @param text as written
     * @param phrase whether the words must follow each other in this order
     */
    record Words(Field field, String text, boolean phrase) implements PaperQuery {}

    /**
     * A number or a date in a range.
     *
     * @param from the lower bound; empty for none
     * @param to the upper bound; empty for none. A partial date such as {@code 2026} includes all
     *     dates in it
     */
    record Between(Field field, String from, String to) implements PaperQuery {
        /** Whether a number is in the range. */
        public boolean has(int number) {
            return (from.isEmpty() || number >= Integer.parseInt(from))
                    && (to.isEmpty() || number <= Integer.parseInt(to));
        }

        /** Whether a date such as {@code 2026-10-02} is in the range. */
        public boolean has(String date) {
            return (from.isEmpty() || date.compareTo(from) >= 0)
                    && (to.isEmpty() || date.compareTo(to) <= 0 || date.startsWith(to));
        }
    }

    /** Only papers, or only notes. */
    record In(boolean papers) implements PaperQuery {}

    /**
     * The papers that answer to these names. It has no syntax: other conditions are resolved to it.
     */
    record Named(Set<String> names) implements PaperQuery {
        public Named {
            names = Set.copyOf(names);
        }
    }

    /** The fields of a query. */
    enum Field {
        ANY("", ""),
        KEY("key", "the paper's key or one of its aliases"),
        TITLE("title", "its title, or the note's"),
        AUTHOR("author", "its authors"),
        YEAR("year", "its year: 2017, 2017.., ..2017 or 2015..2018"),
        VENUE("venue", "journal, conference or publisher"),
        ABSTRACT("abstract", "its abstract"),
        TEXT("text", "words on one page of its text"),
        PASSAGE("passage", "a sentence of its text, or nearly: passage:\"…\""),
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

        /** The name of the field in a query. */
        public String written() {
            return name;
        }

        /** The meaning of the field, for people. */
        public String meaning() {
            return meaning;
        }

        /** The field of this name, ignoring case; some fields have several names. */
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

        /** Whether its values are numbers or dates. */
        boolean isRange() {
            return this == YEAR || this == CITED || this == RATING || this == READ;
        }

        /** Whether the summary of a note or its paper answers it, without the text of the note. */
        public boolean isOfOutlines() {
            return this == CITED || this == KEY || this == TITLE || isOfNotes() || isOfPapers();
        }

        /** Whether only a paper has this field. */
        private boolean isOfPapers() {
            return switch (this) {
                case AUTHOR, YEAR, VENUE, ABSTRACT, TEXT, PASSAGE, TYPE -> true;
                case ID, DOI, ARXIV, PMID, ISBN, URL -> true;
                default -> false;
            };
        }

        /** Whether only a note has this field. */
        public boolean isOfNotes() {
            return switch (this) {
                case STATUS, RATING, READ, HEADING, NOTE, CITES -> true;
                default -> false;
            };
        }
    }

    /** Whether this query or any part of it satisfies {@code wanted}. */
    default boolean any(Predicate<PaperQuery> wanted) {
        return wanted.test(this)
                || switch (this) {
                    case All all -> all.parts().stream().anyMatch(part -> part.any(wanted));
                    case Any any -> any.parts().stream().anyMatch(part -> part.any(wanted));
                    case Not not -> not.part().any(wanted);
                    default -> false;
                };
    }

    /** Whether any part of it is about one of these fields. */
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
