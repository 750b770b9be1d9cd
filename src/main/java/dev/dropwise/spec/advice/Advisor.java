package dev.dropwise.spec.advice;

import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.TrainingSpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks a network over for choices that are allowed and seldom meant; none of them is a fault. */
public final class Advisor {

    private Advisor() {}

    /**
     * What every {@link AdviceRule} has to say.
     *
     * @param training how the network is to be trained, or null where nobody has said
     * @param examples how many training rows there are, or null where no data set is meant
     */
    public static List<Advice> advise(
            Architecture architecture,
            @Nullable TrainingSpec training,
            @Nullable Integer examples) {
        AdviceSubject subject = new AdviceSubject(architecture, training, examples);
        return Arrays.stream(AdviceRule.values()).flatMap(rule -> rule.advise(subject)).toList();
    }
}
