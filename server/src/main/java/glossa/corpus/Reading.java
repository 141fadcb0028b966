package glossa.corpus;

import java.util.List;

/**
 * What one source gave.
 *
 * @param papers its papers, in the order of the file, each with exactly one {@link Source}
 * @param problems what could not be read, in the order of the file
 */
public record Reading(List<Paper> papers, List<Problem> problems) {
    public Reading {
        papers = List.copyOf(papers);
        problems = List.copyOf(problems);
    }
}
