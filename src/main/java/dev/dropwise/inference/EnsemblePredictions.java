package dev.dropwise.inference;

import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Networks that answer together. What each says counts as a pass, or with Monte-Carlo dropout as
 * its share of them, so that the answer is their mean and the spread is what they disagree about.
 * Lakshminarayanan et al., 2017, https://arxiv.org/abs/1612.01474
 *
 * <p>Members are asked in their order. The passes of each are the same for an instance in any
 * batch, and so is their mean; without samples it may differ by a rounding, as that of one network
 * may.
 */
final class EnsemblePredictions {

    private final Predictions predictions;
    private final ServedCheckpoint served;
    private final List<ServedCheckpoint> members;

    EnsemblePredictions(Predictions predictions, ServedCheckpoint served) {
        this.predictions = predictions;
        this.served = served;
        this.members = served.members();
    }

    /**
     * The mean of all, and how far they are apart.
     *
     * @param batches the same instances as each member takes them
     * @throws Invalid for fewer samples than members, for as many as it takes, and where no member
     *     draws anything
     */
    PredictionOutputs outputs(List<InstanceBatch> batches, SamplingOptions sampling) {
        if (sampling.isAuto()) {
            throw new Invalid(
                    sampling.pointer(),
                    "expected a number, which the networks of an ensemble share, received \"auto\"");
        }
        Integer samples = sampling.samples();
        return samples == null ? plain(batches) : sampled(batches, samples, sampling);
    }

    private PredictionOutputs plain(List<InstanceBatch> batches) {
        List<NetworkOutputs> said =
                IntStream.range(0, members.size()).mapToObj(i -> plain(i, batches.get(i))).toList();
        return PredictionOutputs.of(joined(said), members.size(), null, served).withoutPasses();
    }

    private PredictionOutputs sampled(
            List<InstanceBatch> batches, int samples, SamplingOptions sampling) {
        int count = members.size();
        if (samples < count) {
            throw new Invalid(
                    sampling.pointer(),
                    "expected at least %d samples, one of each network of the ensemble, received %d"
                            .formatted(count, samples));
        }
        long seed = sampling.seedOrDrawn();
        List<NetworkOutputs> said = new ArrayList<>();
        boolean draws = false;
        for (int i = 0; i < count; i++) {
            int share = share(samples, count, i);
            long own = seed(seed, i);
            NetworkOutputs drawn = predictions.passes(members.get(i), batches.get(i), share, own);
            draws |= drawn.rows() > 0;
            said.add(
                    drawn.rows() > 0
                            ? members.get(i).scaled(drawn)
                            : repeated(i, batches.get(i), share));
        }
        sampling.requireDraws(draws);
        PredictionOutputs outputs = PredictionOutputs.of(joined(said), samples, seed, served);
        return sampling.isReturned() ? outputs : outputs.withoutPasses();
    }

    /** How many of the samples a network draws. */
    static int share(int samples, int networks, int network) {
        return samples / networks + (network < samples % networks ? 1 : 0);
    }

    /** What it draws them from. */
    static long seed(long seed, int network) {
        return SplitMix64.mix(seed + network);
    }

    /** A member that draws nothing says the same in all of its passes. */
    private NetworkOutputs repeated(int member, InstanceBatch batch, int times) {
        return joined(Collections.nCopies(times, plain(member, batch)));
    }

    /** As it was calibrated, each by its own temperature. */
    private NetworkOutputs plain(int member, InstanceBatch batch) {
        ServedCheckpoint one = members.get(member);
        return one.scaled(predictions.plain(one, batch));
    }

    static NetworkOutputs joined(List<NetworkOutputs> parts) {
        int rows = parts.stream().mapToInt(NetworkOutputs::rows).sum();
        return new NetworkOutputs(
                joinedNumbers(parts.stream().map(NetworkOutputs::values).toList()),
                rows,
                joined(parts, NetworkOutputs::noise),
                joined(parts, NetworkOutputs::quantiles));
    }

    private static double @Nullable [] joined(
            List<NetworkOutputs> parts, Function<NetworkOutputs, double @Nullable []> of) {
        List<double[]> known = new ArrayList<>();
        for (NetworkOutputs part : parts) {
            double[] numbers = of.apply(part);
            if (numbers == null) {
                return null;
            }
            known.add(numbers);
        }
        return joinedNumbers(known);
    }

    private static double[] joinedNumbers(List<double[]> parts) {
        double[] all = new double[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
