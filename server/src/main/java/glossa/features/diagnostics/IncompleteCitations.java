package glossa.features.diagnostics;

import glossa.features.CitationKeys;
import glossa.features.PatternAt;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.CitationMode;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code empty-citation}: {@code [@]}. {@code missing-brackets}: {@code (@a; @b)} and {@code @a, p.
 * 3} in running text, where pandoc needs a group in brackets.
 */
public final class IncompleteCitations {
    private static final Pattern EMPTY_CITATION =
            Pattern.compile("\\[\\s*(-?@)\\s*(?=[\\];,])|;\\s*(-?@)\\s*(?=[\\];])");

    /** An open parenthesis right before a citation, with at most an introducing word. */
    private static final Pattern OPENING_PARENTHESIS =
            Pattern.compile(
                    "\\((?:see(?: also)?|e\\.g\\.,?|cf\\.|i\\.e\\.,?)?\\s*$",
                    Pattern.CASE_INSENSITIVE);

    private static final int MAX_OPENING_LENGTH = 16;

    private static final Pattern REST_OF_PARENTHESIS =
            Pattern.compile(
                    "(?:\\s*[;,]\\s*(?:and |& )?-?@[^\\s();,\\]]+)*+"
                            + "(?:,?\\s*pp?\\.\\s*[\\d\\u2010-\\u2015-]+)?\\s*\\)");

    private static final Pattern NEXT_CITATION =
            Pattern.compile("\\s*;\\s*-?@(?=[\\p{L}\\p{N}_{])");

    private static final Pattern BARE_LOCATOR =
            Pattern.compile(",\\s*((?:pp?|chap|sec|fig)\\.\\s*\\d[\\d\\u2010-\\u2015-]*)");

    private IncompleteCitations() {}

    /** The problems, in no particular order. */
    public static List<Problem> of(Note note) {
        return of(note, item -> false);
    }

    /**
     * The same without the groups that begin with a handle.
     *
     * @param isHandle whether an item is the handle of a person
     */
    static List<Problem> of(Note note, Predicate<CitationItem> isHandle) {
        List<Problem> problems = new ArrayList<>();
        addEmptyCitations(note, problems);
        int reportedUpTo = 0;
        List<Citation> citations = note.syntax().citations();
        for (int i = 0; i < citations.size(); i++) {
            Span span = citations.get(i).span();
            if (span.start() >= reportedUpTo
                    && isInText(note, citations.get(i))
                    && !isHandle.test(citations.get(i).items().getFirst())) {
                int end = addMissingBrackets(note, citations, i, problems);
                reportedUpTo = Math.max(reportedUpTo, end);
            }
        }
        return problems;
    }

    private static void addEmptyCitations(Note note, List<Problem> problems) {
        String text = note.text();
        if (!text.contains("@")) {
            return;
        }
        Matcher empty = EMPTY_CITATION.matcher(text);
        while (empty.find()) {
            int group = empty.group(1) == null ? 2 : 1;
            int close = empty.end();
            boolean isLink = text.startsWith("](", close) || text.startsWith("][", close);
            if (!isLink && !note.isOpaque(empty.start(group))) {
                problems.add(
                        problem(
                                note,
                                new Span(empty.start(group), empty.end(group)),
                                Problem.Severity.WARNING,
                                "empty-citation",
                                "missing citation key after @"));
            }
        }
    }

    private static boolean isInText(Note note, Citation citation) {
        int at = citation.items().getFirst().span().start();
        return citation.items().getFirst().mode() != CitationMode.NORMAL_CITATION
                && note.text().startsWith("@", at)
                && citation.span().start() >= at - 1
                && !CitationKeys.namesNoPaper(note, citation.items().getFirst());
    }

    /**
     * Reports the group that begins at a citation.
     *
     * @return the end of that group; 0 if there is none
     */
    private static int addMissingBrackets(
            Note note, List<Citation> all, int index, List<Problem> problems) {
        String text = note.text();
        Span span = all.get(index).span();
        Matcher opened =
                OPENING_PARENTHESIS.matcher(
                        text.substring(
                                Math.max(0, span.start() - MAX_OPENING_LENGTH), span.start()));
        Optional<MatchResult> closed =
                opened.find()
                        ? PatternAt.find(REST_OF_PARENTHESIS, text, span.end())
                        : Optional.empty();
        if (closed.isPresent()) {
            int open = Math.max(0, span.start() - MAX_OPENING_LENGTH) + opened.start();
            hint(
                    note,
                    new Span(open, closed.get().end()),
                    "a citation group needs brackets; write [ ] instead of ( )",
                    problems);
            return closed.get().end();
        }
        int last = index;
        while (last + 1 < all.size()
                && PatternAt.matches(NEXT_CITATION, text, all.get(last).span().end())
                && all.get(last + 1).span().start() <= all.get(last).span().end() + 4) {
            last++;
        }
        if (last > index) {
            Span group = new Span(span.start(), all.get(last).span().end());
            hint(
                    note,
                    group,
                    "a citation group needs brackets; write [ ] around these citations",
                    problems);
            return group.end();
        }
        Optional<MatchResult> locator = PatternAt.find(BARE_LOCATOR, text, span.end());
        if (locator.isPresent()) {
            MatchResult match = locator.get();
            hint(
                    note,
                    new Span(span.start(), match.end()),
                    "a locator needs brackets; write [" + match.group(1) + "]",
                    problems);
            return match.end();
        }
        return 0;
    }

    private static void hint(Note note, Span span, String message, List<Problem> problems) {
        problems.add(problem(note, span, Problem.Severity.HINT, "missing-brackets", message));
    }

    private static Problem problem(
            Note note, Span span, Problem.Severity severity, String code, String message) {
        return new Problem(note.lines().range(span), severity, code, message);
    }
}
