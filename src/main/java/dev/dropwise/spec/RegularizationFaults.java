package dev.dropwise.spec;

import dev.dropwise.problem.Fault;
import dev.dropwise.spec.optimizer.OptimizerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What contradicts itself, or could never do anything, as pointers into a regularization. */
final class RegularizationFaults {

    private final Regularization asked;
    private final List<Fault> faults = new ArrayList<>();

    private RegularizationFaults(Regularization asked) {
        this.asked = asked;
    }

    /** Whatever the network. */
    static List<Fault> of(TrainingSpec training, DataSignature data) {
        RegularizationFaults found = new RegularizationFaults(training.regularization());
        found.checkClasses(data);
        found.checkChoices();
        found.checkMixing(training.rowsPerStep(), data);
        return found.faults;
    }

    /** What does not go with the network. */
    static List<Fault> of(TrainingSpec training, Architecture network) {
        RegularizationFaults found = new RegularizationFaults(training.regularization());
        found.checkPenalties(training.optimizer(), network);
        found.checkNoise(network);
        found.checkInputs(network);
        return found.faults;
    }

    private void checkClasses(DataSignature data) {
        if (asked.classWeights() != null && data.hasSeveralTargets()) {
            add("/classWeights", "expected nothing for several targets, received a value");
        } else if (asked.classWeights() != null) {
            addForClasses("/classWeights", asked.classWeights().faultsFor(data), data);
        }
        if (asked.labelSmoothing() != null) {
            addForClasses("/labelSmoothing", List.of(), data);
        }
    }

    private void addForClasses(String pointer, List<Fault> found, DataSignature data) {
        if (data.isClassification()) {
            found.forEach(fault -> faults.add(fault.under(pointer)));
        } else {
            add(pointer, "expected nothing for a numeric target, received a value");
        }
    }

    private void checkChoices() {
        if (asked.elasticNet() != null && (asked.l1() != null || asked.l2() != null)) {
            String other = asked.l1() == null ? "l2" : asked.l2() == null ? "l1" : "both";
            add(
                    "/elasticNet",
                    "expected either elasticNet or l1 and l2, received elasticNet and " + other);
        }
        if (asked.maxNorm() != null && asked.unitNorm()) {
            add("/unitNorm", "expected either maxNorm or unitNorm, received both");
        }
    }

    private void checkMixing(int batchSize, DataSignature data) {
        if (asked.cutmix() != null && data.input().rank() != 3) {
            add(
                    "/cutmix",
                    "expected a data set of images [channels, height, width], received one of "
                            + data.input());
        }
        if (batchSize == 1) {
            String words = "expected a batchSize of 2 or more, to mix examples of, received 1";
            if (asked.mixup() != null) {
                add("/mixup", words);
            }
            if (asked.cutmix() != null) {
                add("/cutmix", words);
            }
        }
    }

    private void checkPenalties(OptimizerSpec optimizer, Architecture network) {
        if (LayerAt.of(network).stream().noneMatch(LayerAt::adjustsWeights)) {
            requested(optimizer)
                    .forEach(
                            name ->
                                    add(
                                            "/" + name,
                                            "expected weights that are trained, for this is not for"
                                                    + " biases and norms, received a network whose"
                                                    + " weights are all frozen"));
        }
    }

    /** The decay that an optimizer has by itself is nobody's request. */
    private Stream<String> requested(OptimizerSpec optimizer) {
        Map<String, Boolean> requested = new LinkedHashMap<>();
        boolean isNet = asked.elasticNet() != null;
        requested.put("l1", !isNet && asked.absolutePenalty() > 0);
        requested.put("l2", !isNet && asked.squaredPenalty() > 0);
        requested.put("elasticNet", isNet && asked.absolutePenalty() + asked.squaredPenalty() > 0);
        requested.put("weightDecay", asked.decay() > optimizer.defaultWeightDecay());
        requested.put("maxNorm", asked.maxNorm() != null);
        requested.put("unitNorm", asked.unitNorm());
        requested.put("nonNegative", asked.nonNegative());
        return requested.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey);
    }

    private void checkNoise(Architecture network) {
        if (asked.rDrop() != null && !network.draws()) {
            add(
                    "/rDrop",
                    "expected a network that draws something while it is trained (dropout, noise),"
                            + " received one whose two runs are the same");
        }
        if (asked.adversarialDropout() != null) {
            checkPerturbing(asked.adversarialDropout().budget(), network);
        }
    }

    private void checkPerturbing(double budget, Architecture network) {
        long units =
                LayerAt.of(network).stream()
                        .filter(at -> at.layer().spec().hasPerturbableMask() && !at.isFrozen())
                        .mapToLong(at -> at.layer().input().elements())
                        .max()
                        .orElse(0);
        if (units == 0) {
            add(
                    "/adversarialDropout",
                    "expected a network with a layer of type dropout that is not within a frozen"
                            + " one, received one without");
        } else if ((long) (budget * units) == 0) {
            add(
                    "/adversarialDropout/budget",
                    "expected a share of at least one of the %d units that the largest layer of type dropout has, received %s"
                            .formatted(units, budget));
        }
    }

    private void checkInputs(Architecture network) {
        if (network.readsTokens()) {
            String words = "expected nothing before an embedding, whose inputs are no amounts";
            if (asked.mixup() != null) {
                add("/mixup", words);
            }
            if (asked.adversarial() != null) {
                add("/adversarial", words);
            }
        }
    }

    private void add(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
    }
}
