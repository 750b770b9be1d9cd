package dev.dropwise.demo;

import dev.dropwise.dataset.generated.Derivation;
import dev.dropwise.dataset.generated.DerivedOrigin;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Few digits, some of them labelled wrongly: what a large network learns by heart. */
@Component
@Profile("demo")
class MislabelledDigits {

    static final int ROWS = 1_000;
    static final double LABEL_NOISE = 0.2;

    private static final long SEED = 7;

    private final DerivedOrigin derived;

    MislabelledDigits(DerivedOrigin derived) {
        this.derived = derived;
    }

    /** The name of the data set, which is made where it is not there yet. */
    String dataset(String source) {
        String name = source + "-mislabelled";
        return derived.find(name)
                .orElseGet(
                        () ->
                                derived.make(
                                        new Derivation(
                                                name,
                                                source,
                                                null,
                                                ROWS,
                                                LABEL_NOISE,
                                                0.0,
                                                0.0,
                                                0.0,
                                                null,
                                                SEED)))
                .name();
    }
}
