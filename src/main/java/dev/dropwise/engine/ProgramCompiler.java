package dev.dropwise.engine;

import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.LossSpec;
import dev.dropwise.spec.OptimizerSpec;
import dev.dropwise.spec.Regularization;
import dev.dropwise.spec.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the program for an architecture: takes the scripts that its layers, loss and optimizer are
 * named after, and adds a class {@code Net} that chains them.
 */
public final class ProgramCompiler {

    private final Scripts scripts = new Scripts();
    private final Architecture architecture;
    private final TrainingSpec training;
    private final Regularization regularization;
    private final Shape example;
    private final Network network;

    private ProgramCompiler(Architecture architecture, TrainingSpec training, Shape example) {
        this.architecture = architecture;
        this.training = training;
        this.regularization = training.regularization();
        this.example = example;
        boolean isTurned = regularization.adversarialDropout() != null;
        this.network = new Network(architecture, example, isTurned, scripts);
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
        Script lossScript = scripts.use("losses/" + Script.snake(loss.typeName()));
        Script optimizerScript = scripts.use("optimizers/" + optimizer.script());
        ScriptObject net = network.object();
        Restraints restraints = new Restraints(regularization, scripts::use);
        scripts.add("restraints", restraints.script());
        Augmentations augmentations = new Augmentations(training.augmentation(), example, scripts);
        scripts.add("augmentation", augmentations.script());
        Script main =
                new Script(
                        (Script.named("program").text() + network.real() + reach())
                                .replace(
                                        "__torch__.Optimizer",
                                        "__torch__." + optimizerScript.className()));
        ScriptObject root =
                main.instance(
                        Map.of(
                                "net", net,
                                "augmentation", augmentations.instance(),
                                "objective", objective(),
                                "loss", lossScript.instance(valuesOf(loss)),
                                "optimizer", optimizerScript.instance(Attributes.of(optimizer)),
                                "restraints", restraints.instance(),
                                "weight_decay", regularization.decay(),
                                "draws_per_batch", architecture.drawsPerBatch()));
        String source =
                (scripts.text() + "\n" + main.text())
                        .replace("__torch__.Loss", "__torch__." + lossScript.className());
        return new Program(source, root);
    }

    private Map<String, Object> valuesOf(LossSpec loss) {
        Map<String, Object> values = Attributes.of(loss);
        values.put("label_smoothing", regularization.smoothing());
        values.put("class_weights", regularization.weightsOfClasses());
        return values;
    }

    /** What a step brings down, and its class. */
    private ScriptObject objective() {
        Map<String, Script> layers = new LinkedHashMap<>();
        network.places("net").forEach((place, layer) -> layers.put(place, network.script(layer)));
        Objective objective = new Objective(regularization, example);
        Script script = objective.script(layers);
        scripts.add("objective", script);
        return objective.instance(script);
    }

    private String reach() {
        Reach reach = new Reach(scripts::use);
        network.places("self.net")
                .forEach((place, layer) -> reach.add(place, layer, network.script(layer)));
        return reach.methods();
    }
}
