package io.nearfar.app.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with a settings file; at least one problem. */
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public InvalidSettings(List<Problem> problems) {
        super(problems.stream().map(Problem::line).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of reading. */
    public List<Problem> problems() {
        return problems;
    }
}
