package glossa.source;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of reading a source.
 *
 * @param papers its papers in text order, each with exactly one {@link Source}
 * @param problems its problems in text order
 */
public record ReadResult(List<Paper> papers, List<Problem> problems) {
    public ReadResult {
        papers = List.copyOf(papers);
        problems = List.copyOf(problems);
    }

    /**
     * Collects the papers and the problems of one source while it is read. Keeps the first {@link
     * Problem#MAX_IN_FILE} problems.
     */
    public static final class Builder {
        private final SourceText source;
        private final List<Paper> papers = new ArrayList<>();
        private final List<Problem> problems = new FirstProblems();

        public Builder(SourceText source) {
            this.source = source;
        }

        public SourceText source() {
            return source;
        }

        public void add(Paper paper) {
            papers.add(paper);
        }

        public void add(Problem problem) {
            problems.add(problem);
        }

        /** Adds an error at {@code span} of the source. */
        public void error(Span span, String code, String message) {
            add(Problem.Severity.ERROR, span, code, message);
        }

        /** Adds a warning at {@code span} of the source. */
        public void warning(Span span, String code, String message) {
            add(Problem.Severity.WARNING, span, code, message);
        }

        private void add(Problem.Severity severity, Span span, String code, String message) {
            problems.add(new Problem(source.lines().range(span), severity, code, message));
        }

        public ReadResult build() {
            return new ReadResult(papers, problems);
        }
    }
}
