package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Results agree with a plain DJL {@code SequentialBlock} given the same weights. */
class DjlAgreementTests {

    private static final int BATCH = 6;
    private static final float[] CLASSES = {0, 3, 1, 2, 3, 0};

    @Test
    void aMultilayerPerceptronAgrees() {
        SequentialBlock plain =
                new SequentialBlock()
                        .add(Linear.builder().setUnits(16).build())
                        .add(Activation.reluBlock())
                        .add(Linear.builder().setUnits(8).build())
                        .add(Activation.tanhBlock())
                        .add(Linear.builder().setUnits(4).build());

        assertAgrees(
                plain,
                new Shape(BATCH, 20),
                """
                {input: {shape: [20]}, layers: [
                    {type: 'dense', units: 16, activation: 'relu'},
                    {type: 'dropout', rate: 0.5},
                    {type: 'dense', units: 8, activation: 'tanh'},
                    {type: 'dense', units: 4}]}""");
    }

    @Test
    void aConvolutionalNetworkAgrees() {
        SequentialBlock plain =
                new SequentialBlock()
                        .add(convolution(5, 3).build())
                        .add(Activation.reluBlock())
                        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                        .add(
                                convolution(4, 3)
                                        .optPadding(new Shape(1, 1))
                                        .optStride(new Shape(2, 2))
                                        .build())
                        .add(Pool.avgPool2dBlock(new Shape(2, 2), new Shape(1, 1)))
                        .add(Blocks.batchFlattenBlock())
                        .add(Linear.builder().setUnits(4).build());

        assertAgrees(
                plain,
                new Shape(BATCH, 2, 12, 12),
                """
                {input: {shape: [2, 12, 12]}, layers: [
                    {type: 'conv2d', filters: 5, kernel: 3, activation: 'relu'},
                    {type: 'maxPool2d'},
                    {type: 'conv2d', filters: 4, kernel: 3, stride: 2, padding: 'same'},
                    {type: 'avgPool2d', size: 2, stride: 1},
                    {type: 'flatten'},
                    {type: 'dense', units: 4}]}""");
    }

    private static Conv2d.Builder convolution(int filters, int kernel) {
        return Conv2d.builder().setFilters(filters).setKernelShape(new Shape(kernel, kernel));
    }

    private static void assertAgrees(Block plain, Shape input, String model) {
        float[] inputs = Probe.normal(9, Math.toIntExact(input.size()));
        try (Probe probe = Probe.of(model, "{loss: {type: 'softmaxCrossEntropy'}}");
                TorchExamples data =
                        Probe.TORCH.examples(inputs, input.size() / BATCH, CLASSES, true);
                NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            plain.initialize(manager, DataType.FLOAT32, input);
            copy(probe.weights(), plain);
            NDArray scores =
                    plain.forward(
                                    new ParameterStore(manager, false),
                                    new NDList(manager.create(inputs, input)),
                                    false)
                            .singletonOrThrow();
            NDArray loss =
                    Loss.softmaxCrossEntropyLoss()
                            .evaluate(new NDList(manager.create(CLASSES)), new NDList(scores));

            assertThat(probe.scores(inputs, BATCH))
                    .containsExactly(scores.toFloatArray(), within(1e-5f));
            assertThat(probe.program().predict(inputs, BATCH))
                    .containsExactly(scores.softmax(1).toFloatArray(), within(1e-5f));
            assertThat(
                            probe.program()
                                    .evaluate(data, new int[] {0, 1, 2, 3, 4, 5}, BATCH)
                                    .meanLoss())
                    .isCloseTo(loss.getFloat(), within(1e-5));
        }
    }

    /** Ours: all weights, then all biases; DJL's: a layer's weight and bias together. */
    private static void copy(float[] ours, Block plain) {
        List<Parameter> parameters = plain.getParameters().values().stream().toList();
        int start = 0;
        for (Parameter parameter : weightsFirst(parameters)) {
            int end = start + Math.toIntExact(parameter.getArray().size());
            parameter.getArray().set(asPlain(Arrays.copyOfRange(ours, start, end), parameter));
            start = end;
        }
        assertThat(start).isEqualTo(ours.length);
    }

    /** Our dense weights are [inputs, units], DJL's [units, inputs]. */
    private static float[] asPlain(float[] ours, Parameter parameter) {
        Shape shape = parameter.getArray().getShape();
        if (shape.dimension() != 2) {
            return ours;
        }
        int units = Math.toIntExact(shape.get(0));
        int inputs = Math.toIntExact(shape.get(1));
        float[] plain = new float[ours.length];
        for (int unit = 0; unit < units; unit++) {
            for (int input = 0; input < inputs; input++) {
                plain[unit * inputs + input] = ours[input * units + unit];
            }
        }
        return plain;
    }

    private static List<Parameter> weightsFirst(List<Parameter> parameters) {
        Map<Boolean, List<Parameter>> byKind =
                parameters.stream()
                        .collect(
                                Collectors.partitioningBy(
                                        parameter -> parameter.getName().equals("weight")));
        return Stream.of(true, false)
                .flatMap(kind -> byKind.getOrDefault(kind, List.of()).stream())
                .toList();
    }
}
