package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.problem.Fault;
import dev.dropwise.spec.Architecture.ShapedLayer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Transfer learning: layers begin with the weights that a trained model has in its layers of the
 * same names, running statistics included. The others begin as ever; {@code frozen} in a layer
 * keeps it as it was taken. Layers at both ends go by the names of columns, categories and classes,
 * not by their places, and by the units of numbers: in another order or scaled otherwise they are
 * brought to the other data set where that is exact.
 *
 * @param model a registered model
 * @param version its newest at submission where missing
 * @param sha256 of that version's checkpoint; filled in at submission, so that a plan says from
 *     which weights it began
 * @param layers names of layers outermost in the network; all that have weights where missing
 * @param onDifference what to do with layers that do not fit; {@code refuse}
 * @param leftOut layers that were left out, and why; a plan has it, a request need not
 */
public record InitializeFrom(
        @Schema(description = "A registered model", example = "mnist") @NotBlank String model,
        @Schema(description = "Its newest where missing", example = "1") @Min(1)
                @Nullable Integer version,
        @Schema(
                        description =
                                "The SHA-256 of that version's checkpoint; a plan has it, and begins with"
                                        + " no other",
                        example =
                                "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef")
                @Pattern(regexp = "[0-9a-f]{64}")
                @Nullable String sha256,
        @Schema(
                        description = "Layers by name, all with weights where missing",
                        example = "[\"conv2d1\", \"conv2d2\"]")
                @Nullable
                @Size(min = 1, max = 500)
                List<@NotBlank @NotNull String> layers,
        @Schema(description = "What to do with layers that do not fit", example = "refuse")
                OnDifference onDifference,
        @Schema(description = "Layers that were left out, and why; filled in by the plan")
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> leftOut) {

    public InitializeFrom {
        // as they came: nulls are reported as faults of the request
        layers = layers == null ? null : Collections.unmodifiableList(new ArrayList<>(layers));
        onDifference = onDifference == null ? OnDifference.REFUSE : onDifference;
        leftOut = leftOut == null ? Map.of() : Collections.unmodifiableMap(leftOut);
    }

    /** The same with nothing left open. */
    public InitializeFrom resolved(int version, String sha256, Architecture network) {
        return new InitializeFrom(model, version, sha256, wanted(network), onDifference, Map.of());
    }

    /** The same without some layers. */
    public InitializeFrom without(Map<String, String> reasons) {
        List<String> others =
                layers == null
                        ? null
                        : layers.stream().filter(layer -> !reasons.containsKey(layer)).toList();
        return new InitializeFrom(model, version, sha256, others, onDifference, reasons);
    }

    /** The layers to take, in their order. */
    public List<String> wanted(Architecture network) {
        return layers == null
                ? network.layers().stream()
                        .filter(layer -> layer.parameters() > 0)
                        .map(ShapedLayer::name)
                        .toList()
                : layers;
    }

    /**
     * Every layer that cannot be taken, as pointers into this.
     *
     * @param network what is to be trained
     * @param source what the model was trained as
     */
    public List<Fault> faultsFor(Architecture network, Architecture source) {
        return List.copyOf(differences(network, source, LayerMatch.AS_THEY_ARE).values());
    }

    /**
     * Every layer that cannot be taken, and why, as pointers into this.
     *
     * @param network what is to be trained
     * @param source what the model was trained as
     * @param match how its layers fit the data
     */
    public Map<String, Fault> differences(
            Architecture network, Architecture source, LayerMatch match) {
        Map<String, ShapedLayer> own = byName(network);
        Map<String, ShapedLayer> theirs = byName(source);
        Map<String, Fault> faults = new LinkedHashMap<>();
        List<String> wanted = wanted(network);
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.get(i);
            String pointer = layers == null ? "/layers" : "/layers/" + i;
            ShapedLayer mine = own.get(name);
            ShapedLayer other = theirs.get(name);
            if (mine == null) {
                faults.put(name, new Fault(pointer, unknown(name, "the network", own)));
            } else if (other == null) {
                faults.put(name, new Fault(pointer, unknown(name, "the model " + model, theirs)));
            } else {
                difference(mine, other, match)
                        .ifPresent(detail -> faults.put(name, new Fault(pointer, detail)));
            }
        }
        return faults;
    }

    private Optional<String> difference(ShapedLayer mine, ShapedLayer other, LayerMatch match) {
        return match.differenceOf(mine.name())
                .map(found -> otherData(mine.name(), found))
                .or(
                        () ->
                                LayerDifferences.between(mine, match.adapted(other, mine)).stream()
                                        .reduce((one, another) -> one + ", " + another)
                                        .map(found -> differing(mine.name(), found)));
    }

    private String otherData(String name, String found) {
        return "expected %s of the model %s to fit the data set, received a difference: %s"
                .formatted(name, model, found);
    }

    private String differing(String name, String found) {
        return "expected %s to hold the same in the network and in the model %s, received %s"
                .formatted(name, model, found);
    }

    private static String unknown(String name, String where, Map<String, ShapedLayer> there) {
        return "expected a layer with weights of %s (%s), received \"%s\""
                .formatted(where, String.join(", ", there.keySet()), name);
    }

    private static Map<String, ShapedLayer> byName(Architecture network) {
        return network.layers().stream()
                .filter(layer -> layer.parameters() > 0)
                .collect(
                        Collectors.toMap(
                                ShapedLayer::name,
                                layer -> layer,
                                (one, other) -> one,
                                LinkedHashMap::new));
    }
}
