package dev.dropwise.inference.protocol;

import dev.dropwise.inference.PredictionOutputs;
import dev.dropwise.inference.SamplingOptions;
import dev.dropwise.inference.ServedCheckpoint;
import dev.dropwise.inference.protocol.InferRequest.RequestedOutput;
import dev.dropwise.inference.protocol.InferView.OutputTensor;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes outputs as the tensors of the Open Inference Protocol. */
final class InferOutputs {

    static final String PROBABILITIES = "probabilities";
    static final String LABEL = "label";
    static final String VALUE = "value";

    private InferOutputs() {}

    /**
     * The tensors that were asked for, in that order; all that there are where none was.
     *
     * @throws Invalid if there is no output of a name
     */
    static List<OutputTensor> of(
            ServedCheckpoint served,
            PredictionOutputs outputs,
            @Nullable List<RequestedOutput> asked) {
        Map<String, OutputTensor> all = new LinkedHashMap<>();
        for (OutputTensor tensor : tensors(served, outputs)) {
            all.put(tensor.name(), tensor);
        }
        if (asked == null || asked.isEmpty()) {
            return List.copyOf(all.values());
        }
        List<OutputTensor> chosen = new ArrayList<>();
        for (RequestedOutput output : asked) {
            OutputTensor tensor = Objects.requireNonNull(all.get(output.name()));
            int classes = new OutputParameters(output).classes();
            chosen.add(classes == 0 ? tensor : ClassRanking.of(served).first(classes, tensor));
        }
        return chosen;
    }

    /** Says before anything is computed which outputs are not there, or asked for in no way. */
    static void check(
            ServedCheckpoint served,
            SamplingOptions sampling,
            @Nullable List<RequestedOutput> asked) {
        List<RequestedOutput> outputs = asked == null ? List.of() : asked;
        List<String> names = names(served.isClassification(), sampling.samples() != null);
        String more = sampling.samples() == null ? " (more with parameters.samples)" : "";
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < outputs.size() && faults.size() < Invalid.MOST; i++) {
            RequestedOutput output = outputs.get(i);
            String at = "/outputs/" + i;
            new OutputParameters(output).check(at, faults);
            if (!names.contains(output.name())) {
                String expected = "expected one of %s%s, received \"%s\"";
                String known = String.join(", ", names);
                faults.add(new Fault(at + "/name", expected.formatted(known, more, output.name())));
            } else if (!seen.add(output.name())) {
                faults.add(new Fault(at + "/name", "expected every output once"));
            }
        }
        Invalid.throwIfAny(faults);
    }

    private static List<String> names(boolean classes, boolean samples) {
        if (classes) {
            return samples
                    ? List.of(PROBABILITIES, LABEL, "std", "entropy", "mutual_information")
                    : List.of(PROBABILITIES, LABEL);
        }
        return samples ? List.of(VALUE, "std") : List.of(VALUE);
    }

    private static List<OutputTensor> tensors(ServedCheckpoint served, PredictionOutputs outputs) {
        List<OutputTensor> tensors = new ArrayList<>();
        int targets = served.targets();
        int rows = outputs.rows() / targets;
        List<Integer> each = targets > 1 ? List.of(rows, targets) : List.of(rows);
        List<Integer> full = targets > 1 ? each : List.of(rows, outputs.width());
        if (served.isClassification()) {
            tensors.add(OutputTensor.of(PROBABILITIES, full, told(outputs.values(), served)));
            tensors.add(OutputTensor.of(LABEL, each, labels(outputs, served)));
        } else {
            tensors.add(
                    OutputTensor.of(
                            VALUE,
                            full,
                            outputs.values(),
                            TensorSignature.valueDatatype(served.target())));
        }
        // how far the members of an ensemble are apart is told with samples alone
        PredictionOutputs.Spread spread = outputs.seed() == null ? null : outputs.spread();
        if (spread != null) {
            tensors.add(OutputTensor.of("std", full, told(spread.std(), served)));
        }
        if (spread != null && served.isClassification()) {
            tensors.add(OutputTensor.of("entropy", each, spread.entropy()));
            tensors.add(OutputTensor.of("mutual_information", each, spread.mutualInformation()));
        }
        return tensors;
    }

    /** Of all classes; of several targets of the second class of each. */
    private static double[] told(double[] values, ServedCheckpoint served) {
        if (served.targets() == 1 || !served.isClassification()) {
            return values;
        }
        double[] second = new double[values.length / 2];
        for (int i = 0; i < second.length; i++) {
            second[i] = values[2 * i + 1];
        }
        return second;
    }

    private static List<String> labels(PredictionOutputs outputs, ServedCheckpoint served) {
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < outputs.rows(); row++) {
            int best = outputs.best(row);
            labels.add(best < 0 ? "" : served.classes(row % served.targets()).get(best));
        }
        return labels;
    }
}
