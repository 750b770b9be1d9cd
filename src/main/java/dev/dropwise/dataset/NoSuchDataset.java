package dev.dropwise.dataset;

import dev.dropwise.problem.NotFound;
import java.util.List;

/** No data set has this name; says which there are. */
public class NoSuchDataset extends NotFound {

    private static final long serialVersionUID = 1L;

    public NoSuchDataset(String name, List<String> known) {
        super("No data set is named %s; there are %s.".formatted(name, String.join(", ", known)));
    }
}
