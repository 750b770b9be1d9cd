package dev.dropwise.preview;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.augmentation.Interpolation;
import dev.dropwise.problem.Invalid;
import dev.dropwise.web.BadParameter;
import dev.dropwise.web.binding.JsonBodies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads augmentations from query parameters: {@code rotation=15}, {@code flip.vertical=true}. Every
 * type that changes images is known by its name.
 */
@Component
class AugmentationQuery {

    private static final Set<String> OTHERS = Set.of("rows", "variants", "seed");

    private static final Map<String, Class<?>> TYPES =
            leaves(AugmentationSpec.class)
                    .filter(type -> type != Interpolation.class)
                    .collect(
                            Collectors.toMap(
                                    type -> type.getAnnotation(JsonTypeName.class).value(),
                                    type -> type,
                                    (one, other) -> one,
                                    TreeMap::new));

    private final JsonBodies bodies;
    private final JsonMapper mapper;

    AugmentationQuery(JsonBodies bodies, JsonMapper mapper) {
        this.bodies = bodies;
        this.mapper = mapper;
    }

    /**
     * The augmentations in the order in which they are first named.
     *
     * @throws BadParameter for a name or a value that is none
     */
    List<AugmentationSpec> read(MultiValueMap<String, String> parameters) {
        Map<String, ObjectNode> asked = new LinkedHashMap<>();
        parameters.forEach(
                (name, values) -> {
                    if (!OTHERS.contains(name)) {
                        put(asked, name, values);
                    }
                });
        if (asked.isEmpty()) {
            throw new BadParameter("rotation", "an augmentation: one of " + names(), "none");
        }
        return asked.entrySet().stream().map(one -> read(one.getKey(), one.getValue())).toList();
    }

    private void put(Map<String, ObjectNode> asked, String name, List<String> values) {
        int dot = name.indexOf('.');
        String type = dot < 0 ? name : name.substring(0, dot);
        Class<?> record = TYPES.get(type);
        if (record == null) {
            throw new BadParameter(
                    name, "rows, variants, seed or an augmentation: one of " + names(), name);
        }
        if (values.size() > 1) {
            throw new BadParameter(name, "one value", values.size() + " values");
        }
        ObjectNode node =
                asked.computeIfAbsent(type, t -> mapper.createObjectNode().put("type", t));
        String setting =
                dot < 0 ? record.getRecordComponents()[0].getName() : name.substring(dot + 1);
        set(node, setting, values.get(0));
    }

    /** An empty value leaves the setting at its default. */
    private static void set(ObjectNode node, String setting, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        if (value.equals("true") || value.equals("false")) {
            node.put(setting, Boolean.parseBoolean(value));
            return;
        }
        try {
            node.put(setting, Double.parseDouble(value));
        } catch (NumberFormatException text) {
            node.put(setting, value);
        }
    }

    private AugmentationSpec read(String type, ObjectNode node) {
        try {
            return bodies.read(node, AugmentationSpec.class);
        } catch (Invalid invalid) {
            String details =
                    invalid.faults().stream()
                            .map(fault -> fault.pointer() + " " + fault.detail())
                            .collect(Collectors.joining("; "));
            throw new BadParameter(type, details);
        }
    }

    private static String names() {
        return String.join(", ", TYPES.keySet());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?> @Nullable [] below = type.getPermittedSubclasses();
        return below == null
                ? Stream.of(type)
                : Stream.of(below).flatMap(AugmentationQuery::leaves);
    }
}
