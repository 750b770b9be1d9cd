package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.InstanceFindings;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One example of a prediction request, as it was sent: a flat list of numbers, which is the fast
 * way, or any other JSON.
 */
@JsonDeserialize(using = InstanceReader.class)
@JsonClassDescription("an array of numbers or an object of columns")
@Schema(
        types = {"array", "object"},
        description =
                "an array of numbers in the input's shape, flat or nested, or an object with a value"
                        + " for every column; an image also {\"image\": \"a PNG or JPEG in base64\"}")
public final class Instance {

    private final double @Nullable [] numbers;
    private final @Nullable JsonNode json;

    private Instance(double @Nullable [] numbers, @Nullable JsonNode json) {
        this.numbers = numbers;
        this.json = json;
    }

    public static Instance of(double... numbers) {
        return new Instance(numbers, null);
    }

    public static Instance of(JsonNode json) {
        return new Instance(null, json);
    }

    /**
     * What a network takes.
     *
     * @throws dev.dropwise.problem.Invalid with all faults, pointers relative to the instance
     */
    float[] encode(Preprocessing preprocessing, InstanceFindings findings) {
        if (numbers != null) {
            return preprocessing.encode(numbers, findings);
        }
        JsonNode sent = Objects.requireNonNull(json);
        return sent.isObject() && preprocessing instanceof ImagePreprocessing image
                ? ImageInstance.encode(sent, image, findings)
                : preprocessing.encode(sent, findings);
    }
}
