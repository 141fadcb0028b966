package glossa.source;

import glossa.paper.Problem;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The first problems of a file. More of them tell a reader nothing new, and a file that is not what
 * it seems may have millions.
 */
public final class FirstProblems extends AbstractList<Problem> {
    /** So many problems of a file are told; the others are not kept. */
    public static final int MAX_PROBLEMS = Problem.MAX_IN_FILE;

    private final List<Problem> problems = new ArrayList<>();

    @Override
    public boolean add(Problem problem) {
        return problems.size() < MAX_PROBLEMS && problems.add(problem);
    }

    @Override
    public Problem get(int index) {
        return problems.get(index);
    }

    @Override
    public int size() {
        return problems.size();
    }
}
