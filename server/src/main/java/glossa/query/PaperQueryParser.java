package glossa.query;

import glossa.grammar.Range;
import glossa.paper.Problem;
import glossa.query.PaperQuery.Field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Parses queries. Never fails: an invalid part is a {@link Problem} at its place, and the rest of
 * the query is used.
 *
 * <pre>
 * masked modeling              both words, or their beginnings, anywhere
 * "exact phrase"               these words in this order
 * author:vaswani title:"all you need"
 * year:2015..2018  cited:3..   a number in a range; also cited:&gt;=3
 * -venue:arXiv                 excluded
 * bert OR roberta              one of the two; OR binds only its neighbours
 * (bert OR gpt) -tag:survey    a group
 * </pre>
 */
public final class PaperQueryParser {
    private static final int DEEPEST = 50;
    private static final String DATE = "\\d{4}(-\\d{1,2}){0,2}";

    private final String query;
    private final List<Problem> problems = new ArrayList<>();
    private int at;

    /** Whether the last group ended with its closing bracket. */
    private boolean closed;

    private PaperQueryParser(String query) {
        this.query = query;
    }

    /**
     * A parsed query.
     *
     * @param sought the query without its invalid parts
     * @param problems what is wrong in it; columns count from 0
     */
    public record ParsedQuery(PaperQuery sought, List<Problem> problems) {
        public ParsedQuery {
            problems = List.copyOf(problems);
        }
    }

    /** Parses a query. */
    public static ParsedQuery read(String query) {
        PaperQueryParser reader = new PaperQueryParser(query);
        PaperQuery sought = reader.all(Field.ANY, 0);
        return new ParsedQuery(sought, reader.problems);
    }

    /** Parses terms up to the end, or up to the closing bracket of the current group. */
    private PaperQuery all(Field field, int depth) {
        List<PaperQuery> parts = new ArrayList<>();
        Optional<Integer> or = Optional.empty();
        boolean not = false;
        while (true) {
            skipSpace();
            if (at == query.length()) {
                break;
            }
            int start = at;
            if (query.charAt(at) == ')') {
                at++;
                if (depth > 0) {
                    closed = true;
                    return group(parts, or);
                }
                problem(start, at, "no ( before this ); add one, or remove this");
                continue;
            }
            if (isNext("OR")) {
                if (parts.isEmpty() || or.isPresent()) {
                    problem(start, at, "OR needs a search term on both sides");
                } else {
                    or = Optional.of(start);
                }
                continue;
            }
            if (isNext("AND")) {
                continue;
            }
            if (isNext("NOT")) {
                not = true;
                continue;
            }
            Optional<PaperQuery> part = term(field, depth);
            if (part.isPresent()) {
                PaperQuery one = not ? new PaperQuery.Not(part.get()) : part.get();
                if (or.isPresent()) {
                    parts.add(either(parts.removeLast(), one));
                } else {
                    parts.add(one);
                }
                or = Optional.empty();
                not = false;
            }
        }
        closed = false;
        return group(parts, or);
    }

    private PaperQuery group(List<PaperQuery> parts, Optional<Integer> or) {
        or.ifPresent(place -> problem(place, place + 2, "OR needs a search term on both sides"));
        return parts.size() == 1 ? parts.getFirst() : new PaperQuery.All(parts);
    }

    private static PaperQuery either(PaperQuery one, PaperQuery other) {
        List<PaperQuery> parts = new ArrayList<>();
        if (one instanceof PaperQuery.Any any) {
            parts.addAll(any.parts());
        } else {
            parts.add(one);
        }
        parts.add(other);
        return new PaperQuery.Any(parts);
    }

    private Optional<PaperQuery> term(Field field, int depth) {
        int start = at;
        char c = query.charAt(at);
        if (c == '-' && at + 1 < query.length() && !isSpace(query.charAt(at + 1))) {
            at++;
            return term(field, depth).map(PaperQuery.Not::new);
        }
        if (c == '(' && depth < DEEPEST) {
            at++;
            PaperQuery group = all(field, depth + 1);
            if (!closed) {
                problem(start, start + 1, "this ( is not closed; add a )");
            }
            return Optional.of(group);
        }
        if (isQuote(c)) {
            return phrase(field);
        }
        String word = word();
        int colon = word.indexOf(':');
        if (field == Field.ANY && colon > 0 && word.chars().limit(colon).allMatch(this::isName)) {
            Optional<Field> named = Field.of(word.substring(0, colon));
            if (named.isPresent()) {
                at = start + colon + 1;
                return ofField(named.get(), start, depth);
            }
            boolean address = word.startsWith("//", colon + 1);
            if (colon + 1 < word.length() && !address) {
                problem(
                        start,
                        start + colon,
                        "unknown field '"
                                + word.substring(0, colon)
                                + "'; the fields are "
                                + names()
                                + "; put quotation marks around words with a colon");
                return Optional.empty();
            }
        }
        return value(field, word, start);
    }

    private boolean isName(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Parses the value after a field's colon. */
    private Optional<PaperQuery> ofField(Field field, int start, int depth) {
        if (at == query.length() || isSpace(query.charAt(at)) || query.charAt(at) == ')') {
            problem(
                    start,
                    at,
                    "missing search term after " + field.written() + ":; write it without a space");
            return Optional.empty();
        }
        char c = query.charAt(at);
        if (isQuote(c) && !field.isRange() && field != Field.IN) {
            return phrase(field);
        }
        if (c == '(') {
            return term(field, depth);
        }
        int from = at;
        String word = word();
        return value(field, word, from);
    }

    private Optional<PaperQuery> phrase(Field field) {
        int start = at++;
        int end = at;
        while (end < query.length() && !isQuote(query.charAt(end))) {
            end++;
        }
        String text = query.substring(at, end).strip();
        if (end == query.length()) {
            problem(start, start + 1, "this quotation mark is not closed; add another");
        }
        at = Math.min(query.length(), end + 1);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new PaperQuery.Words(field, text, true));
    }

    private Optional<PaperQuery> value(Field field, String written, int start) {
        int end = start + written.length();
        String word = written.startsWith("@") ? written.substring(1) : written;
        String plain = word.toLowerCase(java.util.Locale.ROOT);
        return switch (field) {
            case IN -> {
                boolean papers = plain.startsWith("paper");
                if (!papers && !plain.startsWith("note")) {
                    problem(start, end, "expected papers or notes after in:");
                    yield Optional.empty();
                }
                yield Optional.of(new PaperQuery.In(papers));
            }
            case CITED ->
                    plain.equals("yes")
                            ? Optional.of(new PaperQuery.Between(field, "1", ""))
                            : plain.equals("no")
                                    ? Optional.of(new PaperQuery.Between(field, "0", "0"))
                                    : range(field, word, start);
            case READ -> {
                PaperQuery any = new PaperQuery.Between(field, "", "");
                yield plain.equals("yes")
                        ? Optional.of(any)
                        : plain.equals("no")
                                ? Optional.of(new PaperQuery.Not(any))
                                : range(field, word, start);
            }
            case YEAR, RATING -> range(field, word, start);
            default ->
                    word.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new PaperQuery.Words(field, word, false));
        };
    }

    private Optional<PaperQuery> range(Field field, String written, int start) {
        String word = withDots(written);
        int dots = word.indexOf("..");
        String from = dots < 0 ? word : word.substring(0, dots);
        String to = dots < 0 ? word : word.substring(dots + 2);
        String form = field == Field.READ ? DATE : "\\d{1,4}";
        boolean fits =
                (from.isEmpty() || from.matches(form))
                        && (to.isEmpty() || to.matches(form))
                        && !(from.isEmpty() && to.isEmpty());
        if (!fits) {
            problem(
                    start,
                    start + written.length(),
                    field == Field.READ
                            ? "expected yes, no, a date or a range after read:, such as 2026-10.."
                            : "expected "
                                    + (field == Field.CITED ? "yes, no, " : "")
                                    + "a number or a range after "
                                    + field.written()
                                    + ":, such as "
                                    + (field == Field.YEAR ? "2017.." : "3.."));
            return Optional.empty();
        }
        return Optional.of(new PaperQuery.Between(field, from, to));
    }

    /** {@code 4..} for {@code >=4}, {@code ..4} for {@code <=4}; anything else as it is. */
    private static String withDots(String word) {
        return word.startsWith(">=")
                ? word.substring(2) + ".."
                : word.startsWith("<=") ? ".." + word.substring(2) : word;
    }

    /** The text up to a space, a closing bracket or a quotation mark. */
    private String word() {
        int start = at;
        while (at < query.length()
                && !isSpace(query.charAt(at))
                && query.charAt(at) != ')'
                && (at == start || !isQuote(query.charAt(at)))) {
            at++;
        }
        return query.substring(start, at);
    }

    private boolean isNext(String keyword) {
        int end = at + keyword.length();
        boolean next =
                query.startsWith(keyword, at)
                        && (end == query.length() || isSpace(query.charAt(end)));
        at = next ? end : at;
        return next;
    }

    private void skipSpace() {
        while (at < query.length() && isSpace(query.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '„';
    }

    /** The names of all fields. */
    public static String names() {
        return Arrays.stream(Field.values())
                .filter(field -> field != Field.ANY)
                .map(Field::written)
                .collect(Collectors.joining(", "));
    }

    private void problem(int start, int end, String message) {
        problems.add(
                new Problem(Range.of(0, start, 0, end), Problem.Severity.ERROR, "query", message));
    }
}
