package dev.dropwise.export.network;

import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.StandardizedTarget;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import java.util.List;

/** What standardized values are in their targets' own units: value · std + mean. */
public record TargetUnits(List<Double> means, List<Double> stds) {

    public static TargetUnits of(TargetEncoding target) {
        List<StandardizedTarget> targets =
                target instanceof SeveralTargets several
                        ? several.targets().stream()
                                .map(named -> (StandardizedTarget) named.encoding())
                                .toList()
                        : List.of((StandardizedTarget) target);
        return new TargetUnits(
                targets.stream().map(StandardizedTarget::mean).toList(),
                targets.stream().map(StandardizedTarget::std).toList());
    }
}
