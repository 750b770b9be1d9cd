package dev.dropwise.study.design;

import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialRequests;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a job may have against overfitting, and an ablation takes away. */
enum Ingredient {
    /** All that drops or disturbs what passes or weights, and what cannot do without. */
    DROPOUT(
            "(?i).*(drop|noise|standout).*",
            "(?i).*drop.*|zoneout|stochasticDepth",
            List.of("rDrop", "adversarialDropout")),
    PENALTIES(List.of("l1", "l2", "elasticNet", "weightDecay")) {
        @Override
        void removeFrom(ObjectNode job) {
            super.removeFrom(job);
            boolean decaysByItself =
                    "adamw".equals(job.at("/training/optimizer/type").asString(""));
            if (decaysByItself && !job.at(REGULARIZATION).has("weightDecay")) {
                regularization(job).put("weightDecay", 0);
            }
        }
    },
    CONSTRAINTS(List.of("maxNorm", "unitNorm", "nonNegative")),
    BATCH_NORM("batchNorm"),
    LAYER_NORM("layerNorm"),
    GROUP_NORM("groupNorm"),
    AUGMENTATION,
    EARLY_STOPPING,
    LABEL_SMOOTHING(List.of("labelSmoothing")),
    CLASS_WEIGHTS(List.of("classWeights")),
    MIXUP(List.of("mixup")),
    CUTMIX(List.of("cutmix")),
    R_DROP(List.of("rDrop")),
    ADVERSARIAL(List.of("adversarial")),
    ADVERSARIAL_DROPOUT(List.of("adversarialDropout")),
    EMA(List.of("ema")),
    CLIPPING(List.of("clipValue", "clipNorm"));

    private static final String REGULARIZATION = "/training/regularization";
    private static final String NOTHING = "(?!)";

    private final Pattern layers;
    private final Pattern properties;

    @SuppressWarnings("ImmutableEnumChecker") // all come from List.of
    private final List<String> settings;

    Ingredient(String layers, String properties, List<String> settings) {
        this.layers = Pattern.compile(layers);
        this.properties = Pattern.compile(properties);
        this.settings = settings;
    }

    Ingredient(List<String> settings) {
        this(NOTHING, NOTHING, settings);
    }

    Ingredient(String layers) {
        this(layers, NOTHING, List.of());
    }

    Ingredient() {
        this(NOTHING, NOTHING, List.of());
    }

    /** As clients write it. */
    String word() {
        return TrialMetrics.camelCase(name());
    }

    static Optional<Ingredient> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static String words() {
        return Stream.of(values()).map(Ingredient::word).collect(Collectors.joining(", "));
    }

    /** Whether there is anything of it to remove. */
    boolean isIn(ObjectNode job) {
        ObjectNode without = job.deepCopy();
        removeFrom(without);
        return !without.equals(job);
    }

    /** Changes a job whose network and length are written out. */
    void removeFrom(ObjectNode job) {
        JobLayers.removeIf(job, layer -> layers.matcher(layer.path("type").asString("")).matches());
        JobLayers.forEach(
                job,
                layer -> {
                    removeActive(
                            layer,
                            layer.propertyNames().stream().filter(this::isProperty).toList());
                    if (layer.get("regularization") instanceof ObjectNode own) {
                        removeActive(own, settings);
                    }
                });
        if (job.at(REGULARIZATION) instanceof ObjectNode all) {
            removeActive(all, settings);
        }
        removeActive(TrialRequests.training(job), List.of(word()));
    }

    private boolean isProperty(String name) {
        return properties.matcher(name).matches();
    }

    private static void removeActive(ObjectNode from, List<String> names) {
        names.stream().filter(name -> isActive(from.path(name))).forEach(from::remove);
    }

    /** Whether a setting does anything. */
    private static boolean isActive(JsonNode value) {
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isNumber() && value.asDouble() == 0)
                && !(value.isBoolean() && !value.asBoolean())
                && !(value.isContainer() && value.isEmpty());
    }

    private static ObjectNode regularization(ObjectNode job) {
        return job.at(REGULARIZATION) instanceof ObjectNode all
                ? all
                : TrialRequests.training(job).putObject("regularization");
    }
}
