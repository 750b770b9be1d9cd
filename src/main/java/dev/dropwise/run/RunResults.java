package dev.dropwise.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.dropwise.run.Checkpoint.Kind;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.FinalMeasurement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together what runs have come to, from their checkpoints and epochs: the figures shown are
 * those of the weights that answer.
 */
@Component
@Transactional(readOnly = true)
public class RunResults {

    private final EpochRecords epochRecords;
    private final Checkpoints checkpoints;

    RunResults(EpochRecords epochRecords, Checkpoints checkpoints) {
        this.epochRecords = epochRecords;
        this.checkpoints = checkpoints;
    }

    /** Of one run. */
    public RunResult of(Run run) {
        return of(List.of(run)).getOrDefault(run.id(), RunResult.NOTHING);
    }

    /** What a run would have come to, were it to end now; null before its first epoch. */
    public @Nullable RunMetrics soFar(Run run) {
        Integer best = run.plan().training().servesBest() ? run.bestEpoch() : null;
        int served = best == null ? run.epochs() : best;
        return epochRecords
                .findById(new EpochRecord.Key(run.id(), served))
                .map(epoch -> RunMetrics.of(epoch.metrics(), null))
                .orElse(null);
    }

    /** How long its epochs took together. */
    public double seconds(UUID run) {
        return epochs(run).stream().mapToDouble(EpochMetrics::seconds).sum();
    }

    /** What its epochs came to, in their order. */
    public List<EpochMetrics> epochs(UUID run) {
        return epochRecords.findByKeyRunOrderByKeyEpoch(run).stream()
                .map(EpochRecord::metrics)
                .toList();
    }

    /** Of several runs by their ids, in as many queries as of one. */
    Map<UUID, RunResult> of(List<Run> runs) {
        Map<UUID, List<Checkpoint>> kept =
                checkpoints
                        .findByRunInAndKindNot(runs.stream().map(Run::id).toList(), Kind.PERIODIC)
                        .stream()
                        .collect(groupingBy(Checkpoint::run));
        Map<EpochRecord.Key, EpochMetrics> epochs = epochs(runs, kept);
        return runs.stream()
                .collect(
                        toMap(
                                Run::id,
                                run ->
                                        result(
                                                run,
                                                kept.getOrDefault(run.id(), List.of()),
                                                epochs)));
    }

    private Map<EpochRecord.Key, EpochMetrics> epochs(
            List<Run> runs, Map<UUID, List<Checkpoint>> kept) {
        Set<EpochRecord.Key> wanted = new HashSet<>();
        runs.forEach(run -> wanted.add(new EpochRecord.Key(run.id(), run.epochs())));
        kept.forEach(
                (run, all) ->
                        all.forEach(one -> wanted.add(new EpochRecord.Key(run, one.epoch()))));
        return epochRecords.findAllById(wanted).stream()
                .collect(toMap(EpochRecord::key, EpochRecord::metrics));
    }

    private static RunResult result(
            Run run, List<Checkpoint> kept, Map<EpochRecord.Key, EpochMetrics> epochs) {
        Map<Kind, Checkpoint> byKind =
                kept.stream().collect(toMap(Checkpoint::kind, Function.identity()));
        Checkpoint last = byKind.get(Kind.LAST);
        Checkpoint best = run.plan().training().servesBest() ? byKind.get(Kind.BEST) : null;
        Checkpoint served = best == null ? last : best;
        EpochMetrics lastEpoch = epochs.get(new EpochRecord.Key(run.id(), run.epochs()));
        return new RunResult(
                served == null ? null : served.epoch(),
                served == null ? null : metrics(served, epochs),
                lastEpoch == null ? null : RunMetrics.of(lastEpoch, endOf(last, lastEpoch)));
    }

    private static @Nullable RunMetrics metrics(
            Checkpoint checkpoint, Map<EpochRecord.Key, EpochMetrics> epochs) {
        EpochMetrics epoch = epochs.get(new EpochRecord.Key(checkpoint.run(), checkpoint.epoch()));
        return epoch == null || !checkpoint.isMeasured()
                ? null
                : RunMetrics.of(epoch, checkpoint.end());
    }

    private static @Nullable FinalMeasurement endOf(@Nullable Checkpoint last, EpochMetrics epoch) {
        return last != null && last.epoch() == epoch.epoch() ? last.end() : null;
    }
}
