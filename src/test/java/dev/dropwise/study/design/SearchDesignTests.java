package dev.dropwise.study.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.spec.Monitor;
import dev.dropwise.study.design.StudyPlan.PlannedVariant;
import dev.dropwise.study.result.SettingResult;
import dev.dropwise.study.result.StudyResult;
import dev.dropwise.study.search.SamplerType;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.study.trial.TrialState;
import dev.dropwise.web.DropwiseJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SearchDesignTests {

    private static final String JOB =
            """
            {"dataset": "iris",
             "model": {"layers": [
               {"type": "dense", "units": {"search": {"type": "int", "from": 4, "to": 64}}},
               {"type": "dropout", "rate": {"search": {"type": "float", "from": 0, "to": 0.8}}},
               {"type": "dense"}]}}""";

    private final SearchDesign design = design(1, 4);

    private static SearchDesign design(int repeats, int parallel) {
        SearchSpec spec =
                new SearchSpec(
                        null,
                        Monitor.VALIDATION_LOSS,
                        7L,
                        job(),
                        SamplerType.TPE,
                        20,
                        repeats,
                        2,
                        PruningSpec.NONE,
                        parallel,
                        null);
        StudyPlan plan =
                new StudyPlan(
                        7,
                        Monitor.VALIDATION_LOSS,
                        List.of(new PlannedVariant(null, job())),
                        0.1,
                        List.of());
        return new SearchDesign(plan, spec);
    }

    private static ObjectNode job() {
        return DropwiseJson.mapper().readValue(JOB, ObjectNode.class);
    }

    @Test
    void beginsWithAsManySettingsAsAreUnderWayAtOnce() {
        assertThat(design.trials()).isEqualTo(22);
        assertThat(design.next(List.of())).hasSize(4);
        assertThat(design(3, 2).next(List.of())).hasSize(6);
    }

    @Test
    void settingsAreTheSameInWhateverOrderTrialsEnd() {
        List<TrialSetting> oneByOne = settings(carriedOut(design, 1));
        List<TrialSetting> inWaves = settings(carriedOut(design, 4));
        List<TrialSetting> latestFirst = settings(carriedOut(design, -2));

        assertThat(oneByOne).hasSize(22).isEqualTo(inWaves).isEqualTo(latestFirst);
    }

    @Test
    void waitsForTheEarliestThatHasNotEnded() {
        List<TrialOutcome> trials = new ArrayList<>();
        design.next(List.of()).forEach(setting -> trials.add(waiting(trials.size() + 1, setting)));
        for (int i = 1; i < 4; i++) {
            trials.set(i, ended(trials.get(i)));
        }

        assertThat(design.next(trials)).isEmpty();
        trials.set(0, ended(trials.get(0)));
        assertThat(design.next(trials)).hasSize(4);
    }

    @Test
    void goesWhereGoodSettingsWere() {
        double early = meanRate(carriedOut(design, 4).subList(0, 10));
        double late = meanRate(carriedOut(design, 4).subList(14, 20));

        assertThat(late).isLessThan(early);
    }

    @Test
    void confirmsTheBestOnPairsThatTheSearchHasNotSeen() {
        List<TrialOutcome> trials = carriedOut(design(2, 4), 4);

        TrialOutcome best =
                trials.subList(0, 40).stream()
                        .min((a, b) -> Double.compare(loss(a.setting()), loss(b.setting())))
                        .orElseThrow();
        List<TrialOutcome> fresh = trials.subList(40, 42);
        assertThat(fresh)
                .allSatisfy(
                        one ->
                                assertThat(one.setting().values())
                                        .isEqualTo(best.setting().values()));
        assertThat(trials.stream().map(one -> one.setting().pair()).distinct()).hasSize(4);
    }

    @Test
    void aSettingWithAFailedTrialIsNotTheBest() {
        List<TrialOutcome> trials = new ArrayList<>();
        for (TrialSetting setting : design.next(List.of())) {
            TrialOutcome ended = ended(waiting(trials.size() + 1, setting));
            trials.add(ended);
        }
        TrialOutcome best =
                trials.stream()
                        .min((a, b) -> Double.compare(loss(a.setting()), loss(b.setting())))
                        .orElseThrow();
        trials.set(best.number() - 1, outcome(best, TrialState.FAILED, null));

        SettingResult other = Objects.requireNonNull(design.answer(trials).result().best());
        assertThat(other.values()).isNotEqualTo(best.setting().values());
        assertThat(design.answer(trials).findings().toString()).contains("1 trial of 4 failed");
    }

    @Test
    void endsWithoutConfirmationWhereNoTrialEndedWell() {
        List<TrialOutcome> trials = new ArrayList<>();
        List<TrialSetting> next = design.next(trials);
        while (!next.isEmpty()) {
            for (TrialSetting setting : next) {
                TrialOutcome trial = waiting(trials.size() + 1, setting);
                trials.add(outcome(trial, TrialState.FAILED, null));
            }
            next = design.next(trials);
        }

        assertThat(trials).hasSize(20);
        assertThat(design.answer(trials).result().best()).isNull();
    }

    @Test
    void theSimplestIsTheNarrowestWithinOneStandardErrorOfFreshRuns() {
        StudyResult result = design.answer(carriedOut(design, 4)).result();

        SettingResult best = Objects.requireNonNull(result.best());
        SettingResult simplest = Objects.requireNonNull(result.simplest());
        Double error = Objects.requireNonNull(result.confirmed()).standardError();
        assertThat(Objects.requireNonNull(simplest.objective()))
                .isLessThanOrEqualTo(
                        Objects.requireNonNull(best.objective()) + Objects.requireNonNull(error));
        assertThat(units(simplest)).isLessThanOrEqualTo(units(best));
    }

    private static int units(SettingResult setting) {
        return Objects.requireNonNull(setting.values().get("units")).asInt();
    }

    /**
     * All trials.
     *
     * @param atOnce how many of those that wait end before the next are asked for; the latest of
     *     them where it is negative
     */
    private static List<TrialOutcome> carriedOut(SearchDesign design, int atOnce) {
        List<TrialOutcome> trials = new ArrayList<>();
        while (trials.size() < design.trials() || trials.stream().anyMatch(one -> isOpen(one))) {
            if (trials.size() < design.trials()) {
                design.next(trials)
                        .forEach(setting -> trials.add(waiting(trials.size() + 1, setting)));
            }
            List<TrialOutcome> open = trials.stream().filter(one -> isOpen(one)).toList();
            int count = Math.min(Math.abs(atOnce), open.size());
            int from = atOnce < 0 ? open.size() - count : 0;
            open.subList(from, from + count)
                    .forEach(trial -> trials.set(trial.number() - 1, ended(trial)));
        }
        return trials;
    }

    private static boolean isOpen(TrialOutcome trial) {
        return !trial.state().isFinal();
    }

    private static TrialOutcome waiting(int number, TrialSetting setting) {
        return new TrialOutcome(number, setting, TrialState.WAITING, null, Map.of(), null, null);
    }

    private static TrialOutcome ended(TrialOutcome trial) {
        return outcome(trial, TrialState.COMPLETE, loss(trial.setting()) + noise(trial));
    }

    private static TrialOutcome outcome(
            TrialOutcome trial, TrialState state, @Nullable Double loss) {
        return new TrialOutcome(
                trial.number(),
                trial.setting(),
                state,
                loss,
                loss == null ? Map.of() : Map.of("validationLoss", loss),
                null,
                loss == null ? "it diverged" : null);
    }

    /** Pairs differ. */
    private static double noise(TrialOutcome trial) {
        return trial.setting().pair().seed() % 1000 * 1e-6;
    }

    /** Low rates are good, and so are many units, a little. */
    private static double loss(TrialSetting setting) {
        JsonNode rate = Objects.requireNonNull(setting.values().get("rate"));
        JsonNode units = Objects.requireNonNull(setting.values().get("units"));
        return rate.asDouble() - units.asInt() * 1e-4;
    }

    private static List<TrialSetting> settings(List<TrialOutcome> trials) {
        return trials.stream().map(TrialOutcome::setting).toList();
    }

    private static double meanRate(List<TrialOutcome> trials) {
        return trials.stream()
                .mapToDouble(
                        trial ->
                                Objects.requireNonNull(trial.setting().values().get("rate"))
                                        .asDouble())
                .average()
                .orElseThrow();
    }
}
