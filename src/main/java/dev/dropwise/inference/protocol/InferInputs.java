package dev.dropwise.inference.protocol;

import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.inference.Instance;
import dev.dropwise.inference.InstanceBatch;
import dev.dropwise.problem.Invalid;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The instances that the tensors of a request hold.
 *
 * @param pointers where faults of the instances are among the tensors
 */
record InferInputs(List<Instance> instances, InstanceBatch.Pointers pointers) {

    /**
     * Reads tensors: one for all numbers, or one for each column.
     *
     * @throws Invalid with all faults
     */
    static InferInputs read(TensorSignature signature, List<Tensor> tensors) {
        TensorChecks checks = new TensorChecks();
        InferInputs inputs =
                isPacked(signature, tensors)
                        ? new PackedInput(signature, checks).read(tensors)
                        : new ColumnInputs(signature.columns(), checks).read(tensors);
        Invalid.throwIfAny(checks.faults());
        return inputs;
    }

    /** A column that is called as the one tensor is goes before. */
    private static boolean isPacked(TensorSignature signature, List<Tensor> tensors) {
        Set<String> columns =
                signature.columns().stream().map(ColumnEncoding::name).collect(Collectors.toSet());
        return columns.isEmpty()
                || (signature.takesOneTensor()
                        && tensors.stream().noneMatch(tensor -> columns.contains(tensor.name())));
    }
}
