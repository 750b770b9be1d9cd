package dev.dropwise.study.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trials by variant and pair. */
public record TrialTable(List<Pair> pairs, Map<Cell, TrialOutcome> cells) {

    private record Cell(@Nullable String variant, Pair pair) {}

    public static TrialTable of(List<TrialOutcome> trials) {
        Set<Pair> pairs = new LinkedHashSet<>();
        Map<Cell, TrialOutcome> cells = new LinkedHashMap<>();
        for (TrialOutcome trial : trials) {
            TrialSetting setting = trial.setting();
            pairs.add(setting.pair());
            cells.put(new Cell(setting.variant(), setting.pair()), trial);
        }
        return new TrialTable(new ArrayList<>(pairs), cells);
    }

    /** What a variant came to on each pair; NaN where it has not ended well. */
    public double[] values(@Nullable String variant, String metric) {
        return pairs.stream()
                .map(pair -> cells.get(new Cell(variant, pair)))
                .mapToDouble(
                        trial ->
                                trial == null
                                        ? Double.NaN
                                        : trial.metric(metric).orElse(Double.NaN))
                .toArray();
    }
}
