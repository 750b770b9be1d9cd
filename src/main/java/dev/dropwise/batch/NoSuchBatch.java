package dev.dropwise.batch;

import dev.dropwise.problem.NotFound;
import java.util.UUID;

/** There is no batch prediction of that id. */
class NoSuchBatch extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchBatch(String model, UUID id) {
        super("the model %s has no batch prediction %s".formatted(model, id));
    }
}
