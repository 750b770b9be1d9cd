package dev.dropwise.keras;

import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Shape;
import dev.dropwise.layer.ShapeMismatch;
import dev.dropwise.modelspec.ModelSpecs;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.NamePattern;
import dev.dropwise.spec.InputSpec;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.web.binding.JsonBodies;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Keras model on its way to a model spec: layer by layer, with the shapes between them. */
final class ModelImport {

    /** As many as a model spec may have. */
    private static final int MOST_LAYERS = 500;

    /** What Keras calls a model that nobody named. */
    private static final Pattern UNNAMED = Pattern.compile("(sequential|functional|model)(_\\d+)?");

    private final LayerPlace model;
    private final JsonBodies bodies;
    private final List<LayerPlace> layers;
    private final ChannelLayout layout;
    private final ImportFindings findings = new ImportFindings();
    private final List<LayerImport> made = new ArrayList<>();
    private final InputImport input;
    private @Nullable Shape shape;

    ModelImport(LayerPlace model, JsonBodies bodies) {
        this.model = model;
        this.bodies = bodies;
        this.layers = LayerPlace.layersOf(model);
        this.layout = ChannelLayout.of(layers.stream().map(LayerPlace::layer).toList());
        this.input = new InputImport(model, layers, layout, bodies);
    }

    Imported read() {
        requireLayers();
        InputSpec inputSpec = input.read(findings);
        shape = inputSpec == null ? null : inputSpec.shape();
        for (int i = 0; i < layers.size(); i++) {
            read(layers.get(i), i == layers.size() - 1);
        }
        if (!model.layer().path("compile_config").isEmpty()) {
            findings.note(
                    model.pointer() + "/compile_config",
                    "optimizer, loss and metrics do not carry over: a job's training has them");
        }
        findings.throwIfAnyFaults();
        ModelSpec spec = sound(inputSpec);
        return new Imported(spec, findings.notes());
    }

    private void requireLayers() {
        if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw new Invalid(
                    model.listPointer(),
                    "expected 1 to %d layers, received %d".formatted(MOST_LAYERS, layers.size()));
        }
    }

    private void read(LayerPlace layer, boolean last) {
        LayerImport layerImport =
                new LayerImport(
                        layer,
                        new ImportContext.Place(layout, shape, isFirst(), last),
                        findings,
                        bodies);
        layerImport.read();
        made.add(layerImport);
        for (LayerSpec spec : layerImport.specs()) {
            shape = after(spec, shape);
        }
        if (layerImport.isUnknown()) {
            shape = null;
        }
    }

    private boolean isFirst() {
        return made.stream().allMatch(layer -> layer.specs().isEmpty() && !layer.isUnknown());
    }

    /** What does not fit is found with all the rest, once the spec is whole. */
    private static @Nullable Shape after(LayerSpec layer, @Nullable Shape input) {
        try {
            return input == null ? null : layer.outputShape(input);
        } catch (ShapeMismatch | ArithmeticException misfit) {
            return null;
        }
    }

    /** The spec, if it stands the check that saving one would; names that do not are dropped. */
    private ModelSpec sound(@Nullable InputSpec inputSpec) {
        List<LayerSpec> specs = made.stream().flatMap(layer -> layer.specs().stream()).toList();
        if (specs.isEmpty()) {
            throw new Invalid(
                    model.listPointer(),
                    "expected a layer that does not go without saying, received none");
        }
        ModelSpec spec = new ModelSpec(name(), inputSpec, specs);
        try {
            ModelSpecs.requireSound(spec);
            return spec;
        } catch (Invalid invalid) {
            List<Fault> names = invalid.faults().stream().filter(ModelImport::isOfName).toList();
            Invalid.throwIfAny(
                    invalid.faults().stream()
                            .filter(fault -> !isOfName(fault))
                            .map(this::translated)
                            .toList());
            names.forEach(this::dropName);
            return sound(inputSpec);
        }
    }

    private static boolean isOfName(Fault fault) {
        return fault.pointer().endsWith("/name");
    }

    private void dropName(Fault fault) {
        LayerImport layer = made(fault);
        findings.note(layer.pointer() + "/config/name", "the name is left out: " + fault.detail());
        layer.dropName();
    }

    private Fault translated(Fault fault) {
        if (fault.pointer().startsWith("/layers/")) {
            return new Fault(made(fault).pointer(), fault.detail());
        }
        return new Fault(
                fault.pointer().startsWith("/input") ? input.pointer() : "", fault.detail());
    }

    /** Where the layer of a fault comes from. */
    private LayerImport made(Fault fault) {
        int index = Integer.parseInt(fault.pointer().split("/", 4)[2]);
        for (LayerImport layer : made) {
            if (index < layer.specs().size()) {
                return layer;
            }
            index -= layer.specs().size();
        }
        throw new IllegalStateException("no layer for " + fault);
    }

    private @Nullable String name() {
        JsonNode name = model.config().path("name");
        if (!name.isString() || UNNAMED.matcher(name.asString()).matches()) {
            return null;
        }
        if (!name.asString().matches(NamePattern.REGEX)) {
            findings.note(
                    model.pointer() + "/config/name",
                    "the name is left out: no model spec can be called " + name);
            return null;
        }
        return name.asString();
    }
}
