package dev.dropwise.study.search;

import static dev.dropwise.study.search.TrialAction.FINISH;
import static dev.dropwise.study.search.TrialAction.PRUNE;
import static dev.dropwise.study.search.TrialAction.TRAIN;
import static dev.dropwise.study.search.TrialAction.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BracketTests {

    private static final Bracket BRACKET = new SuccessiveHalving(2, 20, 3).bracket(7);

    @Test
    void givesAThirdOfTheTrialsThriceTheEpochs() {
        assertThat(BRACKET.rungs())
                .containsExactly(new Rung(2, 7), new Rung(7, 2), new Rung(20, 1));
        assertThat(BRACKET.epochs()).isEqualTo(7 * 2 + 2 * 5 + 13);
    }

    @Test
    void trainsAllToTheFirstRung() {
        assertThat(BRACKET.decide(List.of()))
                .extracting(TrialDecision::trial, TrialDecision::action, TrialDecision::epochs)
                .containsExactly(
                        tuple(0, TRAIN, 2),
                        tuple(1, TRAIN, 2),
                        tuple(2, TRAIN, 2),
                        tuple(3, TRAIN, 2),
                        tuple(4, TRAIN, 2),
                        tuple(5, TRAIN, 2),
                        tuple(6, TRAIN, 2));
    }

    @Test
    void waitsForTheLastOfARung() {
        List<RungResult> results = new ArrayList<>(firstRung());
        results.remove(3);

        assertThat(BRACKET.decide(results))
                .extracting(TrialDecision::action)
                .containsExactly(WAIT, WAIT, WAIT, TRAIN, WAIT, PRUNE, WAIT);
    }

    /** Trials 1 and 2 are as good, trial 5 has failed. */
    private static List<RungResult> firstRung() {
        double[] objectives = {0.5, 0.2, 0.2, 0.9, 0.1, Double.NaN, 0.3};
        List<RungResult> results = new ArrayList<>();
        for (int trial = 0; trial < objectives.length; trial++) {
            results.add(new RungResult(trial, 2, objectives[trial]));
        }
        return results;
    }

    @Test
    void promotesTheBestAndOfEqualOnesTheEarlier() {
        List<RungResult> results = new ArrayList<>(firstRung());
        Collections.reverse(results);

        assertThat(BRACKET.decide(results))
                .extracting(TrialDecision::action, TrialDecision::epochs)
                .containsExactly(
                        tuple(PRUNE, 2),
                        tuple(TRAIN, 7),
                        tuple(PRUNE, 2),
                        tuple(PRUNE, 2),
                        tuple(TRAIN, 7),
                        tuple(PRUNE, 2),
                        tuple(PRUNE, 2));
    }

    @Test
    void finishesWithTheBestOfTheLastRung() {
        List<RungResult> results = new ArrayList<>(firstRung());
        results.add(new RungResult(1, 7, 0.15));
        results.add(new RungResult(4, 7, 0.18));
        results.add(new RungResult(1, 20, 0.12));

        assertThat(BRACKET.decide(results))
                .extracting(TrialDecision::action)
                .containsExactly(PRUNE, FINISH, PRUNE, PRUNE, PRUNE, PRUNE, PRUNE);
    }

    @Test
    void endsWhereAllHaveFailed() {
        List<RungResult> results =
                firstRung().stream()
                        .map(one -> new RungResult(one.trial(), 2, Double.POSITIVE_INFINITY))
                        .toList();

        assertThat(BRACKET.decide(results)).extracting(TrialDecision::action).containsOnly(PRUNE);
    }

    /** Li et al., 2018, table 1: brackets for 81 epochs and factor 3. */
    @Test
    void hyperbandHasTheBracketsOfThePaper() {
        List<Bracket> brackets = new Hyperband(new SuccessiveHalving(1, 81, 3)).brackets(143);

        assertThat(brackets)
                .extracting(Bracket::firstTrial, Bracket::rungs)
                .containsExactly(
                        tuple(
                                0,
                                List.of(
                                        new Rung(1, 81),
                                        new Rung(3, 27),
                                        new Rung(9, 9),
                                        new Rung(27, 3),
                                        new Rung(81, 1))),
                        tuple(
                                81,
                                List.of(
                                        new Rung(3, 34),
                                        new Rung(9, 11),
                                        new Rung(27, 3),
                                        new Rung(81, 1))),
                        tuple(115, List.of(new Rung(9, 15), new Rung(27, 5), new Rung(81, 1))),
                        tuple(130, List.of(new Rung(27, 8), new Rung(81, 2))),
                        tuple(138, List.of(new Rung(81, 5))));
    }

    @Test
    void hyperbandBeginsAnewAndEndsWithTheTrials() {
        List<Bracket> brackets = new Hyperband(new SuccessiveHalving(2, 20, 3)).brackets(20);

        assertThat(brackets)
                .extracting(Bracket::firstTrial, Bracket::trials)
                .containsExactly(tuple(0, 9), tuple(9, 5), tuple(14, 3), tuple(17, 3));
    }

    @Test
    void tellsAllThatIsWrongWithARange() {
        assertThatThrownBy(() -> new SuccessiveHalving(60, 60, 1))
                .isInstanceOf(Invalid.class)
                .hasMessage(
                        "/minEpochs: expected 1 <= minEpochs < 60, the epochs of the training, received 60; "
                                + "/factor: expected factor >= 2, received 1");
    }
}
