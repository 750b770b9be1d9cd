package dev.dropwise.modelspec;

import dev.dropwise.problem.NotFound;
import java.util.List;

/** No model spec has this name; says some that there are. */
public class NoSuchModelSpec extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchModelSpec(String name, List<String> known) {
        super(
                "No model spec is named %s; some that there are: %s."
                        .formatted(name, String.join(", ", known)));
    }
}
