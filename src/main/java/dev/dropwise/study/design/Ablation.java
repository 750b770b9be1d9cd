package dev.dropwise.study.design;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes ingredients away from a job, one at a time and all together.
 *
 * @param job with its network and length written out
 * @param without pointers into it, or words for ingredients
 */
record Ablation(ObjectNode job, List<String> without) {

    static final String BASELINE = "complete";
    private static final String ALL = "without all";

    /** All the ingredients that a job has. */
    static Ablation ofAll(ObjectNode job) {
        return new Ablation(
                job,
                Arrays.stream(Ingredient.values())
                        .filter(one -> one.isIn(job))
                        .map(Ingredient::word)
                        .toList());
    }

    static String name(String ingredient) {
        return "without " + ingredient;
    }

    /** The jobs by their names, the complete one first. */
    Map<String, ObjectNode> variants() {
        Invalid.throwIfAny(faults());
        Map<String, ObjectNode> variants = new LinkedHashMap<>();
        variants.put(BASELINE, job);
        without.forEach(one -> variants.put(name(one), removing(List.of(one))));
        if (without.size() > 1) {
            variants.put(ALL, removing(without));
        }
        return variants;
    }

    private List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (without.isEmpty()) {
            faults.add(
                    new Fault(
                            "/job",
                            "expected a job with something to leave out (%s), received one without any of it"
                                    .formatted(Ingredient.words())));
        }
        for (int i = 0; i < without.size(); i++) {
            String fault = fault(without.get(i));
            if (fault != null) {
                faults.add(new Fault("/without/" + i, fault));
            }
        }
        return faults;
    }

    private @Nullable String fault(String ingredient) {
        if (isPointer(ingredient)) {
            return job.at(ingredient).isMissingNode()
                    ? "expected a pointer to something that the job has, received %s"
                            .formatted(ingredient)
                    : null;
        }
        Optional<Ingredient> known = Ingredient.of(ingredient);
        if (known.isEmpty()) {
            return "expected a pointer into the job or one of %s, received %s"
                    .formatted(Ingredient.words(), ingredient);
        }
        return known.get().isIn(job)
                ? null
                : "expected something that the job has, received " + ingredient;
    }

    private static boolean isPointer(String ingredient) {
        return ingredient.startsWith("/");
    }

    /** Later elements of a list before earlier ones, whose places they do not change. */
    private ObjectNode removing(List<String> ingredients) {
        ObjectNode rest = job.deepCopy();
        ingredients.stream()
                .filter(Ablation::isPointer)
                .sorted(Comparator.comparing(JsonPointers::sortable).reversed())
                .forEach(pointer -> remove(rest, pointer));
        ingredients.stream()
                .flatMap(word -> Ingredient.of(word).stream())
                .forEach(ingredient -> ingredient.removeFrom(rest));
        return rest;
    }

    private static void remove(ObjectNode from, String pointer) {
        List<String> steps = JsonPointers.steps(pointer);
        String last = steps.get(steps.size() - 1);
        JsonNode parent = from.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(last));
        } else if (parent instanceof ObjectNode object) {
            object.remove(last);
        }
    }
}
