package glossa.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Unions and differences of spans. */
final class SpanSets {
    private SpanSets() {}

    /** The union: sorted, with overlapping and adjacent spans merged and empty ones removed. */
    static List<Span> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (span.length() == 0) {
                continue;
            }
            if (last != null && span.start() <= last.end()) {
                merged.set(
                        merged.size() - 1,
                        new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    /** Whether {@code offset} is in one of {@code sorted}, which do not overlap. */
    static boolean contains(List<Span> sorted, int offset) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = sorted.get(middle);
            if (offset < span.start()) {
                high = middle - 1;
            } else if (offset >= span.end()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** The parts of {@code whole} that are not in {@code parts}. */
    static List<Span> without(Span whole, List<Span> parts) {
        List<Span> left = new ArrayList<>();
        int at = whole.start();
        for (Span part : merged(parts)) {
            if (part.end() <= at || part.start() >= whole.end()) {
                continue;
            }
            if (part.start() > at) {
                left.add(new Span(at, part.start()));
            }
            at = part.end();
        }
        if (at < whole.end()) {
            left.add(new Span(at, whole.end()));
        }
        return left;
    }

    /** Removes citation items from the opaque spans; both lists are sorted. */
    static List<Span> withoutCitations(List<Span> opaque, List<Citation> citations) {
        List<Span> keys = new ArrayList<>();
        for (Citation citation : citations) {
            for (CitationItem item : citation.items()) {
                keys.add(item.span());
            }
        }
        List<Span> sorted = merged(keys);
        List<Span> left = new ArrayList<>();
        int first = 0;
        for (Span span : opaque) {
            while (first < sorted.size() && sorted.get(first).end() <= span.start()) {
                first++;
            }
            int last = first;
            while (last < sorted.size() && sorted.get(last).start() < span.end()) {
                last++;
            }
            left.addAll(without(span, sorted.subList(first, last)));
        }
        return left;
    }
}
