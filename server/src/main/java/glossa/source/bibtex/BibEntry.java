package glossa.source.bibtex;

import glossa.grammar.Span;

import java.util.Map;

/**
 * One entry of a {@code .bib} as it is written, its macros expanded and its LaTeX not yet read.
 *
 * @param type the type in lower case, {@code article}
 * @param key its key; empty where it has none
 * @param whole from its {@code @} to its closing brace
 * @param name what names it: the key, else the title's value, else the type
 * @param fields values by field name in lower case, in the order of the file; of a field that
 *     stands twice the last one counts, as for pandoc
 */
record BibEntry(String type, String key, Span whole, Span name, Map<String, String> fields) {
    /** The field's value, or an empty text. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
