package dev.dropwise.study.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dropwise.spec.Monitor;
import dev.dropwise.study.design.StudyPlan.PlannedVariant;
import dev.dropwise.study.search.SamplerType;
import dev.dropwise.study.search.TrialAction;
import dev.dropwise.study.trial.ReachedRung;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialState;
import dev.dropwise.study.trial.TrialStep;
import dev.dropwise.web.DropwiseJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PrunedSearchTests {

    private static final String JOB =
            """
            {"dataset": "iris",
             "model": {"layers": [
               {"type": "dropout", "rate": {"search": {"type": "float", "from": 0, "to": 0.8}}},
               {"type": "dense"}]},
             "training": {"epochs": 9}}""";

    private static SearchDesign design(PruningSpec pruning, int trials, int repeats) {
        ObjectNode job = DropwiseJson.mapper().readValue(JOB, ObjectNode.class);
        SearchSpec spec =
                new SearchSpec(
                        null,
                        Monitor.VALIDATION_LOSS,
                        7L,
                        job,
                        SamplerType.TPE,
                        trials,
                        repeats,
                        2,
                        pruning,
                        4,
                        null);
        StudyPlan plan =
                new StudyPlan(
                        7,
                        Monitor.VALIDATION_LOSS,
                        List.of(new PlannedVariant(null, job)),
                        0.1,
                        List.of());
        return new SearchDesign(plan, spec);
    }

    private static SearchDesign hyperband(int trials) {
        return design(new PruningSpec(PruningType.HYPERBAND, 3, 1), trials, 1);
    }

    @Test
    void countsAsManyTrialsAsItsEpochsMake() {
        SearchDesign design = hyperband(17);

        // 9 + 3 * 2 + 6, then 5 * 3 + 6, then 3 * 9 epochs
        assertThat(design.fullTrials()).isEqualTo((21 + 21 + 27) / 9.0 + 2);
        assertThat(design.fullEpochs()).isEqualTo(9);
        assertThat(design.trials()).isEqualTo(19);
    }

    @Test
    void settingsFollowWhenOthersHaveComeToTheFirstRung() {
        Simulation simulation = new Simulation(hyperband(17));
        simulation.add();
        assertThat(simulation.trials).hasSize(4);
        simulation.train(1);
        simulation.train(2);
        simulation.add();
        assertThat(simulation.trials).as("the first has not come so far").hasSize(4);
        simulation.train(0);
        simulation.add();
        assertThat(simulation.trials).hasSize(7);
    }

    @Test
    void decidesTheSameInWhateverOrderTrialsArrive() {
        List<TrialOutcome> inOrder = new Simulation(hyperband(17)).end(null);
        List<TrialOutcome> shuffled = new Simulation(hyperband(17)).end(new Random(3));
        List<TrialOutcome> again = new Simulation(hyperband(17)).end(new Random(4));

        assertThat(inOrder).hasSize(19).isEqualTo(shuffled).isEqualTo(again);
        assertThat(inOrder.subList(0, 17)).filteredOn(TrialOutcome::isComplete).hasSize(1 + 1 + 3);
    }

    @Test
    void halvesAllSettingsTogether() {
        List<TrialOutcome> ended =
                new Simulation(design(new PruningSpec(PruningType.SUCCESSIVE_HALVING, 3, 1), 12, 1))
                        .end(null);

        assertThat(ended.subList(0, 12).stream().map(TrialOutcome::epochs).sorted())
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 9);
        TrialOutcome best =
                ended.stream().filter(TrialOutcome::isComplete).findFirst().orElseThrow();
        assertThat(ended.subList(0, 12))
                .allSatisfy(one -> assertThat(rate(one)).isGreaterThanOrEqualTo(rate(best)));
    }

    @Test
    void allPairsOfASettingGoOnTogether() {
        Simulation simulation =
                new Simulation(design(new PruningSpec(PruningType.SUCCESSIVE_HALVING, 3, 1), 4, 2));
        simulation.add();
        for (int trial = 0; trial < 7; trial++) {
            simulation.train(trial);
        }
        assertThat(simulation.design.steps(simulation.trials))
                .filteredOn(step -> step.number() < 7)
                .extracting(TrialStep::action)
                .containsOnly(TrialAction.WAIT);
        simulation.train(7);

        List<TrialStep> steps = simulation.design.steps(simulation.trials);
        assertThat(steps)
                .filteredOn(step -> step.action() == TrialAction.TRAIN)
                .extracting(TrialStep::number, TrialStep::epochs)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.toList().get(1)).isEqualTo(3));
        assertThat(steps).filteredOn(step -> step.action() == TrialAction.PRUNE).hasSize(6);
    }

    @Test
    void modelsSettingsAfterAsManyEpochs() {
        Simulation simulation = new Simulation(hyperband(40));
        List<TrialOutcome> ended = simulation.end(null);

        double first = ended.subList(0, 9).stream().mapToDouble(PrunedSearchTests::rate).sum() / 9;
        double later =
                ended.subList(26, 40).stream().mapToDouble(PrunedSearchTests::rate).sum() / 14;
        assertThat(later).isLessThan(first / 2);
    }

    @Test
    void pairsFollowOneAnotherWhereSettingsRace() {
        Simulation simulation = new Simulation(design(PruningSpec.NONE, 6, 3));
        simulation.add();

        assertThat(simulation.design.steps(simulation.trials))
                .extracting(TrialStep::number, TrialStep::action)
                .startsWith(tuple(2, TrialAction.WAIT), tuple(3, TrialAction.WAIT));
        simulation.train(0);
        assertThat(simulation.design.steps(simulation.trials))
                .extracting(TrialStep::number, TrialStep::action)
                .startsWith(tuple(2, TrialAction.TRAIN), tuple(3, TrialAction.WAIT));
    }

    private static double rate(TrialOutcome trial) {
        return Objects.requireNonNull(trial.setting().values().get("rate")).asDouble();
    }

    /** Carries out what a design decides; low rates are good, the more the longer. */
    private static final class Simulation {

        private final SearchDesign design;
        private final List<TrialOutcome> trials = new ArrayList<>();

        Simulation(SearchDesign design) {
            this.design = design;
        }

        /**
         * Until nothing is left to do.
         *
         * @param order of the trials; that of their numbers where it is null
         */
        List<TrialOutcome> end(@Nullable Random order) {
            add();
            while (trials.stream().anyMatch(one -> !one.state().isFinal())) {
                List<Integer> open = new ArrayList<>();
                trials.stream()
                        .filter(one -> !one.state().isFinal())
                        .forEach(one -> open.add(one.number() - 1));
                if (order != null) {
                    Collections.shuffle(open, order);
                }
                open.stream()
                        .filter(one -> step(one).action() == TrialAction.TRAIN)
                        .findFirst()
                        .ifPresent(this::train);
                open.forEach(this::prune);
                add();
            }
            return trials;
        }

        void add() {
            if (trials.size() < design.trials()) {
                design.next(trials)
                        .forEach(
                                setting ->
                                        trials.add(
                                                new TrialOutcome(
                                                        trials.size() + 1,
                                                        setting,
                                                        TrialState.WAITING,
                                                        null,
                                                        Map.of(),
                                                        null,
                                                        null)));
            }
        }

        private TrialStep step(int trial) {
            return design.steps(trials).stream()
                    .filter(one -> one.number() == trial + 1)
                    .findFirst()
                    .orElse(new TrialStep(trial + 1, TrialAction.TRAIN, null));
        }

        void train(int trial) {
            TrialOutcome now = trials.get(trial);
            TrialStep step = step(trial);
            if (now.state().isFinal() || step.action() != TrialAction.TRAIN) {
                return;
            }
            int epochs = step.epochs() == null ? 9 : step.epochs();
            double loss = 1.0 / epochs + rate(now);
            List<ReachedRung> rungs = new ArrayList<>(now.rungs());
            if (step.epochs() != null) {
                rungs.add(new ReachedRung(epochs, loss));
            }
            boolean isEnd = step.epochs() == null;
            trials.set(
                    trial,
                    new TrialOutcome(
                            now.number(),
                            now.setting(),
                            isEnd ? TrialState.COMPLETE : TrialState.WAITING,
                            isEnd ? loss : null,
                            Map.of("validationLoss", loss),
                            epochs,
                            rungs,
                            null,
                            null));
        }

        void prune(int trial) {
            TrialOutcome now = trials.get(trial);
            if (!now.state().isFinal() && step(trial).action() == TrialAction.PRUNE) {
                trials.set(
                        trial,
                        new TrialOutcome(
                                now.number(),
                                now.setting(),
                                TrialState.PRUNED,
                                null,
                                now.metrics(),
                                now.epochs(),
                                now.rungs(),
                                null,
                                null));
            }
        }
    }
}
