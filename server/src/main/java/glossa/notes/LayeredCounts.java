package glossa.notes;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts that differ from a large map in a few entries; avoids a copy of the map. */
final class LayeredCounts extends AbstractMap<String, Integer> {
    private final Map<String, Integer> base;
    private final Map<String, Integer> differences;

    LayeredCounts(Map<String, Integer> base, Map<String, Integer> differences) {
        this.base = base;
        this.differences = differences;
    }

    @Override
    public @Nullable Integer get(@Nullable Object key) {
        Integer difference = differences.get(key);
        Integer before = base.get(key);
        if (difference == null || before == null) {
            return difference == null ? before : difference;
        }
        return before + difference == 0 ? null : (Integer) (before + difference);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public Integer getOrDefault(@Nullable Object key, Integer otherwise) {
        Integer count = get(key);
        return count == null ? otherwise : count;
    }

    @Override
    public Set<Map.Entry<String, Integer>> entrySet() {
        Map<String, Integer> all = new HashMap<>(base);
        differences.forEach((key, times) -> all.merge(key, times, NoteSummaries::sum));
        return all.entrySet();
    }
}
