package dev.dropwise.model;

import dev.dropwise.problem.Conflict;

/** Something takes one network, and a version is an ensemble. */
public class NotOneNetwork extends Conflict {

    private static final long serialVersionUID = 1L;

    NotOneNetwork(ModelVersion version, String use) {
        super(
                "expected a version of one network to %s, received version %d of %s, an ensemble of %d; each of its runs may be registered as a version of its own"
                        .formatted(
                                use, version.version(), version.model(), version.members().size()));
    }
}
