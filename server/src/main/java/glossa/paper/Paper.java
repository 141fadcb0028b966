package glossa.paper;

import glossa.grammar.Position;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A work of the corpus.
 *
 * @param key the name by which notes cite it; empty only while the source gives none and the index
 *     has not generated one yet
 * @param aliases other keys that notes may cite it by: BibLaTeX's {@code ids}, keys of other
 *     sources
 * @param type CSL's type, such as {@code article-journal} (CSL 1.0.2, appendix III)
 * @param title plain text, LaTeX and markup resolved; may be empty
 * @param authors the authors; the editors if the work has only those
 * @param year the year of issue as written, {@code 2017}; empty when unknown
 * @param venue journal, proceedings, publisher or archive; empty when unknown
 * @param abstractText plain text; empty when unknown
 * @param identifiers lower-case scheme to identifier: {@code doi}, {@code arxiv}, {@code pmid},
 *     {@code isbn}, {@code url}; a DOI without its resolver, an arXiv id without its version
 * @param fields all other data of the source, by CSL variable if there is one ({@code volume},
 *     {@code page}), otherwise by the source's own field name
 * @param sources the places it was read from; never empty, in order of precedence
 */
public record Paper(
        String key,
        List<String> aliases,
        String type,
        String title,
        List<Name> authors,
        String year,
        String venue,
        String abstractText,
        Map<String, String> identifiers,
        Map<String, String> fields,
        List<Source> sources) {
    /** The field that has the day on which the paper was last read, as Zotero records it. */
    public static final String LAST_READ = "last-read";

    private static final String AUTHOR = "author";

    public Paper {
        aliases = List.copyOf(aliases);
        authors = List.copyOf(authors);
        identifiers = Map.copyOf(identifiers);
        fields = Map.copyOf(fields);
        sources = List.copyOf(sources);
    }

    /** An empty paper to fill; it needs at least one source. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder with the values of this paper. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.key = key;
        builder.aliases = aliases;
        builder.type = type;
        builder.title = title;
        builder.authors = authors;
        builder.year = year;
        builder.venue = venue;
        builder.abstractText = abstractText;
        builder.identifiers = identifiers;
        builder.fields = fields;
        builder.sources = sources;
        return builder;
    }

    /** The key and the aliases, the key first. */
    public List<String> names() {
        List<String> names = new ArrayList<>(aliases);
        names.addFirst(key);
        return names;
    }

    /**
     * Whether it has authors of its own: a work with only editors or directors has these as its
     * authors, too. Where both are the same people, the field {@code author} tells so.
     */
    public boolean hasOwnAuthors() {
        String joined = Names.join(authors);
        return !authors.isEmpty()
                && (fields.containsKey(AUTHOR) || !joined.equals(editors(fields)));
    }

    private static @Nullable String editors(Map<String, String> fields) {
        return fields.getOrDefault("editor", fields.get("director"));
    }

    /** This paper under another key. */
    public Paper withKey(String other) {
        return toBuilder().key(other).build();
    }

    /** This paper under other names. */
    public Paper withNames(String otherKey, List<String> otherAliases) {
        return toBuilder().key(otherKey).aliases(otherAliases).build();
    }

    /** This paper with these sources. */
    public Paper withSources(List<Source> others) {
        return toBuilder().sources(others).build();
    }

    /** This paper with this as its only source. */
    public Paper withSource(Source other) {
        return toBuilder().source(other).build();
    }

    /**
     * This paper with positions relative to the start of the file.
     *
     * @param base the position in the file to which its positions are relative
     */
    public Paper from(Position base) {
        return toBuilder()
                .sources(sources.stream().map(source -> source.from(base)).toList())
                .build();
    }

    /**
     * Collects the values of a {@link Paper}; see there for what each means. Texts and lists that
     * are not set are empty.
     *
     * <pre>
     * Paper.builder().key("vaswani2017").title("Attention Is All You Need").source(place).build()
     * </pre>
     */
    public static final class Builder {
        private String key = "";
        private List<String> aliases = List.of();
        private String type = "";
        private String title = "";
        private List<Name> authors = List.of();
        private String year = "";
        private String venue = "";
        private String abstractText = "";
        private boolean hasOwnAuthors;
        private Map<String, String> identifiers = Map.of();
        private Map<String, String> fields = Map.of();
        private List<Source> sources = List.of();

        private Builder() {}

        public Builder key(String value) {
            key = value;
            return this;
        }

        public Builder aliases(List<String> value) {
            aliases = value;
            return this;
        }

        public Builder type(String value) {
            type = value;
            return this;
        }

        public Builder title(String value) {
            title = value;
            return this;
        }

        public Builder authors(List<Name> value) {
            authors = value;
            return this;
        }

        /** Sets authors who are not only the editors, of a source that tells both. */
        public Builder ownAuthors(List<Name> value) {
            hasOwnAuthors = !value.isEmpty();
            return authors(value);
        }

        public Builder year(String value) {
            year = value;
            return this;
        }

        public Builder venue(String value) {
            venue = value;
            return this;
        }

        public Builder abstractText(String value) {
            abstractText = value;
            return this;
        }

        public Builder identifiers(Map<String, String> value) {
            identifiers = value;
            return this;
        }

        public Builder fields(Map<String, String> value) {
            fields = value;
            return this;
        }

        /** Sets the only source of the paper. */
        public Builder source(Source value) {
            return sources(List.of(value));
        }

        public Builder sources(List<Source> value) {
            sources = value;
            return this;
        }

        public Paper build() {
            if (hasOwnAuthors && Names.join(authors).equals(editors(fields))) {
                fields = new HashMap<>(fields);
                fields.put(AUTHOR, Names.join(authors));
            }
            return new Paper(
                    key,
                    aliases,
                    type,
                    title,
                    authors,
                    year,
                    venue,
                    abstractText,
                    identifiers,
                    fields,
                    sources);
        }
    }
}
