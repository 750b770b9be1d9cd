package dev.dropwise.study.design;

import dev.dropwise.study.search.Racing;
import dev.dropwise.study.search.SearchSpace;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialRequests;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.study.trial.TrialStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every setting on the same pairs of split and seed, setting by setting, those that fall behind not
 * to their end, and then the best of them on fresh pairs.
 */
record SearchDesign(StudyPlan plan, SearchSpec spec) implements StudyDesign {

    @Override
    public int trials() {
        return settings(space()) * spec.repeats() + spec.confirm();
    }

    private SearchSpace space() {
        return SearchSpace.of(plan.job(null));
    }

    private int settings(SearchSpace space) {
        Integer asked = spec.trials();
        return asked == null ? space.gridSize().intValueExact() : asked;
    }

    @Override
    public List<TrialSetting> next(List<TrialOutcome> soFar) {
        SearchSpace space = space();
        SearchTrials trials = trials(space, soFar);
        return trials.known() < settings(space) ? proposed(space, trials) : confirming(trials);
    }

    /** Null where settings are not halved. */
    private @Nullable SearchBrackets brackets(SearchSpace space) {
        Integer epochs = fullEpochs();
        return epochs == null ? null : SearchBrackets.of(spec.pruning(), settings(space), epochs);
    }

    @Override
    public @Nullable Integer fullEpochs() {
        return spec.prunes() ? Integer.valueOf(spec.epochs()) : null;
    }

    @Override
    public double fullTrials() {
        SearchBrackets brackets = brackets(space());
        return brackets == null
                ? trials()
                : spec.repeats() * (double) brackets.totalEpochs() / brackets.epochs()
                        + spec.confirm();
    }

    @Override
    public boolean hasSteps() {
        return spec.prunes() || spec.repeats() > 1;
    }

    @Override
    public List<TrialStep> steps(List<TrialOutcome> soFar) {
        SearchSpace space = space();
        SearchBrackets brackets = brackets(space);
        SearchTrials trials = trials(space, soFar);
        return brackets == null
                ? new SearchRace(Racing.of(spec.repeats()), spec.parallel()).steps(trials)
                : brackets.steps(trials);
    }

    private SearchTrials trials(SearchSpace space, List<TrialOutcome> soFar) {
        return SearchTrials.of(soFar, settings(space), spec.repeats(), plan);
    }

    /** A setting follows as soon as those have ended that it may depend on. */
    private List<TrialSetting> proposed(SearchSpace space, SearchTrials trials) {
        SearchBrackets brackets = brackets(space);
        int end =
                brackets == null
                        ? Math.min(settings(space), trials.ended() + spec.parallel())
                        : brackets.allowed(trials, spec.parallel());
        List<Pair> pairs = Pair.of(plan.seed(), spec.repeats());
        List<TrialSetting> proposed = new ArrayList<>();
        for (int number = trials.known(); number < end; number++) {
            Map<String, JsonNode> values =
                    spec.sampler()
                            .sample(
                                    space,
                                    plan.seed(),
                                    number,
                                    brackets == null
                                            ? trials.observations(number - spec.parallel() + 1)
                                            : brackets.observations(
                                                    trials, number, spec.parallel()));
            pairs.forEach(pair -> proposed.add(new TrialSetting(null, values, pair)));
        }
        return proposed;
    }

    /** None where no setting ended well. */
    private List<TrialSetting> confirming(SearchTrials trials) {
        Optional<TriedSetting> best = trials.best();
        if (best.isEmpty() || !trials.haveAllEnded() || !trials.confirming().isEmpty()) {
            return List.of();
        }
        return Pair.of(plan.seed(), spec.repeats() + spec.confirm()).stream()
                .skip(spec.repeats())
                .map(pair -> new TrialSetting(null, best.get().values(), pair))
                .toList();
    }

    @Override
    public ObjectNode request(TrialSetting setting) {
        return request(space(), setting.values(), setting.pair());
    }

    private ObjectNode request(SearchSpace space, Map<String, JsonNode> values, Pair pair) {
        return TrialRequests.seeded((ObjectNode) space.apply(plan.job(null), values), pair);
    }

    @Override
    public StudyAnswer answer(List<TrialOutcome> soFar) {
        SearchSpace space = space();
        return new SearchAnswer(plan, space, brackets(space), trials(space, soFar)).answer(soFar);
    }
}
