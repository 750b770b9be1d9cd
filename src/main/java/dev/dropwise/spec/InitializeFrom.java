package dev.dropwise.spec;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Transfer learning: layers begin with the weights that a trained model has in its layers of the
 * same names, running statistics included. The others begin as ever; {@code frozen} in a layer
 * keeps it as it was taken.
 *
 * @param model a registered model
 * @param version its newest at submission where missing
 * @param sha256 of that version's checkpoint; filled in at submission, so that a plan says from
 *     which weights it began
 * @param layers names of layers outermost in the network; all that have weights where missing
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
                List<@NotBlank @NotNull String> layers) {

    public InitializeFrom {
        // as they came: nulls are reported as faults of the request
        layers = layers == null ? null : Collections.unmodifiableList(new ArrayList<>(layers));
    }

    /** The same with nothing left open. */
    public InitializeFrom resolved(int version, String sha256, Architecture network) {
        return new InitializeFrom(model, version, sha256, wanted(network));
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
        Map<String, ShapedLayer> own = byName(network);
        Map<String, ShapedLayer> theirs = byName(source);
        List<Fault> faults = new ArrayList<>();
        List<String> wanted = wanted(network);
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.get(i);
            String pointer = layers == null ? "/layers" : "/layers/" + i;
            ShapedLayer mine = own.get(name);
            ShapedLayer other = theirs.get(name);
            if (mine == null) {
                faults.add(new Fault(pointer, unknown(name, "the network", own)));
            } else if (other == null) {
                faults.add(new Fault(pointer, unknown(name, "the model " + model, theirs)));
            } else {
                LayerDifferences.between(mine, other).stream()
                        .reduce((one, another) -> one + ", " + another)
                        .ifPresent(found -> faults.add(new Fault(pointer, differing(name, found))));
            }
        }
        return faults;
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
