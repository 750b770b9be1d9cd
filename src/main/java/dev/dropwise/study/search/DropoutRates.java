package dev.dropwise.study.search;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.rate.Rate;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Where a job says which fractions its layers drop; of a schedule, where its {@code rate} is. */
public final class DropoutRates {

    private static final Map<String, Set<String>> COMPONENTS = new TreeMap<>();

    static {
        collect(LayerSpec.class);
    }

    private DropoutRates() {}

    private static void collect(Class<?> type) {
        JsonTypeName name = type.getAnnotation(JsonTypeName.class);
        if (type.isRecord() && name != null) {
            COMPONENTS.put(
                    name.value(),
                    Arrays.stream(type.getRecordComponents())
                            .filter(component -> component.getType() == Rate.class)
                            .map(RecordComponent::getName)
                            .collect(Collectors.toSet()));
        } else if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(DropoutRates::collect);
        }
    }

    /** Pointers into the job, in its order. */
    public static List<String> in(JsonNode job) {
        List<String> places = new ArrayList<>();
        collect("/model", job.path("model"), places);
        return places;
    }

    private static void collect(String pointer, JsonNode node, List<String> places) {
        Set<String> rates = COMPONENTS.getOrDefault(node.path("type").asString(""), Set.of());
        Pointers.forEachChild(
                pointer,
                node,
                (name, place, child) -> {
                    if (rates.contains(name)) {
                        places.add(child.has("schedule") ? place + "/rate" : place);
                    } else {
                        collect(place, child, places);
                    }
                });
    }
}
