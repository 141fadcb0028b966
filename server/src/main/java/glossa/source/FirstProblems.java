package glossa.source;

import glossa.paper.Problem;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * A list that keeps the first problems of a file. More would not help the user, and a file of
 * another kind may have millions.
 */
public final class FirstProblems extends AbstractList<Problem> {
    /** The maximum number of problems that are kept. */
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
