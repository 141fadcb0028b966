package glossa.source;

import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;

import java.util.List;

/**
 * What one source gave.
 *
 * @param papers its papers, in the order of the file, each with exactly one {@link Source}
 * @param problems what could not be read, in the order of the file
 */
public record ReadResult(List<Paper> papers, List<Problem> problems) {
    public ReadResult {
        papers = List.copyOf(papers);
        problems = List.copyOf(problems);
    }
}
