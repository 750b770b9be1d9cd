package dev.dropwise.engine;

import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Regularization;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.spec.loss.LossSpec;
import dev.dropwise.spec.optimizer.OptimizerSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the program for an architecture: takes the scripts that its layers, loss and optimizer are
 * named after, and adds a class {@code Net} that chains them.
 */
public final class ProgramCompiler {

    private final ScriptLibrary scriptLibrary = new ScriptLibrary();
    private final Architecture architecture;
    private final TrainingSpec training;
    private final Regularization regularization;
    private final Shape example;
    private final NetworkWriter network;

    private ProgramCompiler(Architecture architecture, TrainingSpec training, Shape example) {
        this.architecture = architecture;
        this.training = training;
        this.regularization = training.regularization();
        this.example = example;
        boolean perturbsMasks = regularization.adversarialDropout() != null;
        this.network = new NetworkWriter(architecture, example, perturbsMasks, scriptLibrary);
    }

    /** For examples in the shape that the network takes. */
    public static Program compile(Architecture architecture, TrainingSpec training) {
        return compile(architecture, training, architecture.input());
    }

    /**
     * The program that trains {@code architecture} as {@code training} says; its loss must be
     * known.
     *
     * @param example the shape of examples, as they are augmented
     */
    public static Program compile(Architecture architecture, TrainingSpec training, Shape example) {
        LossSpec loss = training.loss();
        if (loss == null) {
            throw new IllegalArgumentException("a program needs a loss");
        }
        return new ProgramCompiler(architecture, training, example).program(loss);
    }

    private Program program(LossSpec loss) {
        OptimizerSpec optimizer = training.optimizer();
        ScriptClass lossScript = scriptLibrary.use("losses/" + ScriptClass.snake(loss.typeName()));
        ScriptClass optimizerScript = scriptLibrary.use("optimizers/" + optimizer.script());
        ScriptObject net = network.object();
        UpdateHooks updateHooks = new UpdateHooks(regularization, scriptLibrary::use);
        scriptLibrary.add("update_hooks", updateHooks.script());
        AugmentationWriter augmentationWriter =
                new AugmentationWriter(training.augmentation(), example, scriptLibrary);
        scriptLibrary.add("augmentation", augmentationWriter.script());
        ScriptClass main =
                new ScriptClass(
                        (ScriptClass.named("program").text()
                                        + gradients(lossScript)
                                        + network.mask()
                                        + perLayerMethods())
                                .replace(
                                        "__torch__.Optimizer",
                                        "__torch__." + optimizerScript.className()));
        ScriptObject root =
                main.instance(
                        Map.of(
                                "net", net,
                                "augmentation", augmentationWriter.instance(),
                                "objective", objective(),
                                "loss", lossScript.instance(valuesOf(loss)),
                                "optimizer",
                                        optimizerScript.instance(ScriptAttributes.of(optimizer)),
                                "update_hooks", updateHooks.instance(),
                                "weight_decay", regularization.decay(),
                                "draws_per_batch", architecture.drawsPerBatch()));
        String source =
                TorchConstant.numbered(
                                scriptLibrary.text() + "\n" + main.text() + StateMethods.of(root))
                        .replace("__torch__.Loss", "__torch__." + lossScript.className());
        return new Program(source, root);
    }

    private Map<String, Object> valuesOf(LossSpec loss) {
        Map<String, Object> values = ScriptAttributes.of(loss);
        values.put("label_smoothing", regularization.smoothing());
        values.put("class_weights", regularization.weightsOfClasses());
        return values;
    }

    /** What a step minimizes, and its class. */
    private ScriptObject objective() {
        Map<String, ScriptClass> layers = new LinkedHashMap<>();
        network.places("net").forEach((place, layer) -> layers.put(place, network.script(layer)));
        ObjectiveWriter objective = new ObjectiveWriter(regularization, example);
        ScriptClass script = objective.script(layers);
        scriptLibrary.add("objective", script);
        return objective.instance(script);
    }

    /** How a step finds its gradients: as all that take part know their own, or by autograd. */
    private String gradients(ScriptClass loss) {
        boolean areKnown =
                network.hasBackward()
                        && loss.has(ScriptHook.BACKWARD)
                        && new ObjectiveWriter(regularization, example).isPlain();
        return ScriptClass.named(areKnown ? "gradients_by_backward" : "gradients_by_autograd")
                .text();
    }

    private String perLayerMethods() {
        PerLayerMethods perLayerMethods = new PerLayerMethods(scriptLibrary::use);
        network.places("self.net")
                .forEach(
                        (place, layer) -> perLayerMethods.add(place, layer, network.script(layer)));
        return perLayerMethods.methods();
    }
}
