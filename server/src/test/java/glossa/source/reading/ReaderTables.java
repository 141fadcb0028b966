package glossa.source.reading;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables by which readers map fields and types. They are private; only the test of their
 * documentation reads them.
 */
final class ReaderTables {
    private ReaderTables() {}

    /** A table of a reader, such as {@code VARIABLES} of {@code bibtex.BibPapers}. */
    static Map<String, String> map(String reader, String table) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        ((Map<?, ?>) value(reader, table))
                .forEach((key, value) -> map.put(String.valueOf(key), String.valueOf(value)));
        return map;
    }

    /** The names in a set, list or table of a reader. */
    static Set<String> names(String reader, String table) {
        Object value = value(reader, table);
        Set<String> names = new TreeSet<>();
        Iterable<?> all = value instanceof Map<?, ?> map ? map.keySet() : (Iterable<?>) value;
        all.forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    /** A constant of a reader. */
    static Object value(String reader, String constant) {
        try {
            Field field = Class.forName("glossa.source." + reader).getDeclaredField(constant);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(reader + " has no " + constant, e);
        }
    }
}
