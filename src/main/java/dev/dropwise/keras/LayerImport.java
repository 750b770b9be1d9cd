package dev.dropwise.keras;

import dev.dropwise.layer.LayerSpec;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.web.binding.JsonBodies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one Keras layer makes here: a layer, none, or one with another before it. */
final class LayerImport {

    private final LayerPlace layer;
    private final ImportContext.Place place;
    private final ImportFindings findings;
    private final JsonBodies bodies;
    private final List<LayerSpec> specs = new ArrayList<>();
    private final List<ObjectNode> json = new ArrayList<>();
    private boolean unknown;

    LayerImport(
            LayerPlace layer,
            ImportContext.Place place,
            ImportFindings findings,
            JsonBodies bodies) {
        this.layer = layer;
        this.place = place;
        this.findings = findings;
        this.bodies = bodies;
    }

    String pointer() {
        return layer.pointer();
    }

    List<LayerSpec> specs() {
        return specs;
    }

    /** Whether it is at fault, so that nobody knows what comes out of it. */
    boolean isUnknown() {
        return unknown;
    }

    void read() {
        String className = layer.className();
        Optional<String> dispensable = DispensableLayers.why(layer, place.first());
        if (dispensable.isPresent()) {
            findings.note(pointer(), dispensable.get());
        } else if (place.last() && ActivationMapping.isOnScores(function())) {
            findings.note(pointer(), ActivationMapping.leftOut(function()));
        } else if (className.equals("Bidirectional")) {
            readBothWays();
        } else if (!className.equals("InputLayer")) {
            noteBoundedOutput();
            LayerMappings.ofKeras(className).ifPresentOrElse(this::read, this::refuse);
        }
    }

    /** The function that the layer is, if it is one. */
    private String function() {
        return layer.className().equals("Activation")
                ? ActivationMapping.name(layer.config().path("activation"))
                : ActivationMapping.name(layer.layer());
    }

    private void noteBoundedOutput() {
        if (place.last() && !layer.className().equals("Activation")) {
            ActivationMapping.bounds(function()).ifPresent(note -> findings.note(pointer(), note));
        }
    }

    private void refuse() {
        unknown = true;
        findings.fault(
                pointer() + "/class_name",
                "expected a layer that is here too (%s), received %s"
                        .formatted(
                                String.join(", ", LayerMappings.classNames()),
                                KerasObject.words(layer.layer().path("class_name"))));
    }

    private void read(LayerMapping layerMapping) {
        read(layerMapping, layer, false);
    }

    /** A recurrent layer and, in the same config, the one that reads from the end. */
    private void readBothWays() {
        LayerPlace inner =
                new LayerPlace(layer.config().path("layer"), pointer() + "/config/layer");
        JsonNode merged = layer.config().path("merge_mode");
        if (!merged.asString("concat").equals("concat")) {
            findings.fault(
                    pointer() + "/config/merge_mode",
                    "expected \"concat\", received " + KerasObject.words(merged));
        }
        Optional<LayerMapping> mapping =
                LayerMappings.ofKeras(inner.className()).filter(LayerMapping::isRecurrent);
        if (mapping.isPresent()) {
            read(mapping.get(), inner, true);
        } else {
            unknown = true;
            findings.fault(
                    inner.pointer() + "/class_name",
                    "expected an LSTM or a GRU, received "
                            + KerasObject.words(inner.layer().path("class_name")));
        }
    }

    private void read(LayerMapping layerMapping, LayerPlace from, boolean bothWays) {
        ImportContext importContext =
                new ImportContext(from.layer(), from.pointer(), place, findings);
        importContext.name(layer.config().path("name"), pointer() + "/config/name");
        if (bothWays) {
            importContext.put("bidirectional", true);
        }
        layerMapping.read(importContext);
        bind(importContext, layerMapping.type());
        unknown = findings.hasFaultsWithin(pointer());
        if (unknown) {
            specs.clear();
        }
    }

    private void bind(ImportContext importContext, String type) {
        try {
            for (ObjectNode ours : importContext.layers(type)) {
                specs.add(bodies.read(ours, LayerSpec.class));
                json.add(ours);
            }
        } catch (Invalid invalid) {
            for (Fault fault : invalid.faults()) {
                Fault translated = importContext.translated(fault);
                findings.fault(translated.pointer(), translated.detail());
            }
        }
    }

    /** The layer keeps what it does and gets a generated name. */
    void dropName() {
        int last = json.size() - 1;
        json.get(last).remove("name");
        specs.set(last, bodies.read(json.get(last), LayerSpec.class));
    }
}
