package dev.dropwise.report.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dropwise.spec.Monitor;
import dev.dropwise.study.design.PruningSpec;
import dev.dropwise.study.design.PruningType;
import dev.dropwise.study.design.SearchSpec;
import dev.dropwise.study.design.StudyPlan;
import dev.dropwise.study.search.SamplerType;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.study.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;

class SearchHistoryTests {

    private static final List<Pair> PAIRS = Pair.of(1, 3);

    private final List<TrialOutcome> trials = new ArrayList<>();

    private void trial(double rate, int pair, TrialState state, @Nullable Double objective) {
        TrialSetting setting =
                new TrialSetting(null, Map.of("rate", DoubleNode.valueOf(rate)), PAIRS.get(pair));
        trials.add(
                new TrialOutcome(
                        trials.size() + 1, setting, state, objective, Map.of(), null, null));
    }

    private List<SearchedSetting> history(Monitor objective) {
        SearchSpec spec =
                new SearchSpec(
                        null,
                        objective,
                        1L,
                        JsonNodeFactory.instance.objectNode(),
                        SamplerType.TPE,
                        9,
                        2,
                        1,
                        new PruningSpec(PruningType.NONE, null, null),
                        4,
                        null);
        return SearchHistory.of(spec, new StudyPlan(1, objective, List.of(), 0, List.of()), trials);
    }

    /** The third pair is a fresh one, on which the best is confirmed. */
    @Test
    void hasTheMeanOfEachSettingAndTheBestSoFar() {
        trial(0.1, 0, TrialState.COMPLETE, 0.5);
        trial(0.1, 1, TrialState.COMPLETE, 0.75);
        trial(0.2, 0, TrialState.COMPLETE, 0.25);
        trial(0.2, 1, TrialState.COMPLETE, 0.5);
        trial(0.3, 0, TrialState.COMPLETE, 1.0);
        trial(0.3, 1, TrialState.COMPLETE, 2.0);
        trial(0.2, 2, TrialState.COMPLETE, 0.01);

        List<SearchedSetting> history = history(Monitor.VALIDATION_LOSS);

        assertThat(history).extracting(SearchedSetting::number).containsExactly(1, 2, 3);
        assertThat(history)
                .extracting(SearchedSetting::objective)
                .containsExactly(0.625, 0.375, 1.5);
        assertThat(history).extracting(SearchedSetting::best).containsExactly(0.625, 0.375, 0.375);
        assertThat(history).extracting(SearchedSetting::trials).containsOnly(2);
    }

    @Test
    void ofAnAccuracyMoreIsBetter() {
        trial(0.1, 0, TrialState.COMPLETE, 0.5);
        trial(0.1, 1, TrialState.COMPLETE, 0.75);
        trial(0.2, 0, TrialState.COMPLETE, 0.25);
        trial(0.2, 1, TrialState.COMPLETE, 0.5);

        assertThat(history(Monitor.VALIDATION_ACCURACY))
                .extracting(SearchedSetting::best)
                .containsExactly(0.625, 0.625);
    }

    @Test
    void noBestIsOneThatFailedOrWasStoppedAndWhatGoesOnIsLeftOut() {
        trial(0.1, 0, TrialState.COMPLETE, 0.25);
        trial(0.1, 1, TrialState.FAILED, null);
        trial(0.2, 0, TrialState.PRUNED, 0.125);
        trial(0.3, 0, TrialState.COMPLETE, 0.1);
        trial(0.3, 1, TrialState.RUNNING, null);
        trial(0.4, 0, TrialState.COMPLETE, 0.5);
        trial(0.4, 1, TrialState.COMPLETE, 0.5);

        List<SearchedSetting> history = history(Monitor.VALIDATION_LOSS);

        assertThat(history)
                .extracting(SearchedSetting::number, SearchedSetting::state)
                .containsExactly(
                        tuple(1, TrialState.FAILED),
                        tuple(2, TrialState.PRUNED),
                        tuple(4, TrialState.COMPLETE));
        assertThat(history).extracting(SearchedSetting::best).containsExactly(null, null, 0.5);
        assertThat(history)
                .extracting(SearchedSetting::objective)
                .containsExactly(0.25, 0.125, 0.5);
    }

    /** As a search of few choices does. */
    @Test
    void theSameValuesOnAPairAgainAreAnotherSetting() {
        trial(0.1, 0, TrialState.COMPLETE, 0.5);
        trial(0.1, 1, TrialState.COMPLETE, 0.5);
        trial(0.1, 0, TrialState.COMPLETE, 0.5);
        trial(0.1, 1, TrialState.COMPLETE, 0.5);

        assertThat(history(Monitor.VALIDATION_LOSS))
                .extracting(SearchedSetting::number)
                .containsExactly(1, 2);
    }
}
