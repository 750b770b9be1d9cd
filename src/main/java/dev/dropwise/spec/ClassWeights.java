package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.dropwise.category.CanonicalCategory;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each class counts in the loss: in JSON an object of class and weight (1 where a class is
 * left out; {@code "1.0"} names the class {@code 1}, {@code "true"} {@code True}), or {@code
 * "balanced"}, with which every class counts as much as any other: {@code rows/(classes·rows of the
 * class)}, counted on the training rows. A plan holds the numbers. King and Zeng, 2001,
 * https://doi.org/10.1093/oxfordjournals.pan.a004868
 *
 * @param balanced whether the weights are still to be counted
 * @param weights by class
 */
@JsonClassDescription("\"balanced\" or an object of class and weight")
public record ClassWeights(boolean balanced, Map<String, Double> weights) {

    private static final String BALANCED = "balanced";

    /**
     * From JSON.
     *
     * @throws IllegalArgumentException when it is neither {@code "balanced"} nor an object
     * @throws Invalid when a weight is no positive number
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ClassWeights of(Object json) {
        if (json.equals(BALANCED)) {
            return new ClassWeights(true, Map.of());
        }
        if (!(json instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException(
                    "expected \"balanced\" or an object of class and weight, received "
                            + (json instanceof String ? '"' + json.toString() + '"' : json));
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        object.forEach(
                (name, weight) -> {
                    if (weight instanceof Number number && number.doubleValue() > 0) {
                        weights.put(name.toString(), number.doubleValue());
                    } else {
                        faults.add(
                                new Fault(
                                        pointer(name.toString()),
                                        "expected a weight > 0, received " + weight));
                    }
                });
        Invalid.throwIfAny(faults);
        return new ClassWeights(false, weights);
    }

    @JsonValue
    Object json() {
        return balanced ? BALANCED : weights;
    }

    /** Weights for classes that there are none of, and second ones, as pointers into this. */
    List<Fault> faultsFor(DataSignature data) {
        List<String> classes = List.copyOf(data.classRows().keySet());
        Map<String, String> named = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (String name : weights.keySet()) {
            String meant = CanonicalCategory.find(classes, name);
            String other = meant == null ? null : named.putIfAbsent(meant, name);
            if (meant == null) {
                faults.add(
                        new Fault(
                                pointer(name),
                                "expected one of the classes %s, received %s"
                                        .formatted(String.join(", ", classes), name)));
            } else if (other != null) {
                faults.add(
                        new Fault(
                                pointer(name),
                                "expected one weight for each class, received %s and %s, which both are %s"
                                        .formatted(other, name, meant)));
            }
        }
        return faults;
    }

    /** A weight for every class, by its own name and in the order of a network's outputs. */
    ClassWeights completedFor(DataSignature data) {
        List<String> classes = List.copyOf(data.classRows().keySet());
        Map<String, Double> completed = new LinkedHashMap<>();
        long rows = data.classRows().values().stream().mapToLong(Integer::longValue).sum();
        data.classRows()
                .forEach(
                        (name, count) ->
                                completed.put(
                                        name,
                                        balanced && count > 0
                                                ? (double) rows / ((long) data.classes() * count)
                                                : 1));
        weights.forEach(
                (name, weight) -> {
                    String meant = CanonicalCategory.find(classes, name);
                    if (meant != null) {
                        completed.put(meant, weight);
                    }
                });
        return new ClassWeights(false, completed);
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
