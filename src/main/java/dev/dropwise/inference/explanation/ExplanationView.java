package dev.dropwise.inference.explanation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the columns or the pixels of an instance contributed to what is predicted. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = ExplanationView.KIND)
public sealed interface ExplanationView permits ColumnExplanation, PixelExplanation {

    /** What names the type of each in JSON. */
    String KIND = "kind";

    /**
     * Tells what was found in the user's words.
     *
     * @param label whose probability is explained; null of a value
     * @param baselines of the networks that answer, whose mean is told
     */
    static ExplanationView of(
            ExplanationMethod method,
            @Nullable String label,
            Contributions contributions,
            List<ExplanationBaseline> baselines) {
        return baselines.get(0).preprocessing() instanceof ImagePreprocessing
                ? PixelExplanation.of(method, label, contributions, baselines)
                : ColumnExplanation.of(method, label, contributions, baselines);
    }
}
