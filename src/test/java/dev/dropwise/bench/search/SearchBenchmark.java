package dev.dropwise.bench.search;

import dev.dropwise.bench.Estimate;
import dev.dropwise.study.search.Observation;
import dev.dropwise.study.search.SamplerType;
import dev.dropwise.study.search.SearchSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the best of 40 trials comes to, mean over 30 seeds, by sampler. Argument: a Python with
 * {@code src/test/python/search-peer.txt}, where Optuna is to be beside them.
 *
 * <pre>{@code ./mvnw -Pbench test-compile exec:exec -Dbench=bench.search.SearchBenchmark}</pre>
 */
public final class SearchBenchmark {

    private static final int SEEDS = 30;
    private static final int TRIALS = 40;

    private SearchBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("| function | sampler | best of 40, mean ± standard error |");
        System.out.println("| --- | --- | --- |");
        for (SearchProblem problem :
                List.of(
                        SearchProblem.branin(),
                        SearchProblem.hartmann(),
                        SearchProblem.network())) {
            for (SamplerType sampler : EnumSet.complementOf(EnumSet.of(SamplerType.GRID))) {
                print(problem, sampler.name().toLowerCase(Locale.ROOT), own(problem, sampler));
            }
            for (String python : arguments) {
                for (String sampler : List.of("univariate", "multivariate", "random")) {
                    print(problem, "Optuna, " + sampler, peer(problem, python, sampler));
                }
            }
        }
    }

    private static void print(SearchProblem problem, String sampler, List<Double> bests) {
        Estimate estimate = Estimate.of(bests);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.4f ± %.4f |%n",
                problem.name(),
                sampler,
                estimate.mean(),
                estimate.error());
    }

    private static List<Double> own(SearchProblem problem, SamplerType sampler) {
        SearchSpace space = problem.knobs();
        List<Double> bests = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Observation> trials = new ArrayList<>();
            for (int number = 0; number < TRIALS; number++) {
                Map<String, JsonNode> values = sampler.sample(space, seed, number, trials);
                trials.add(new Observation(number, values, problem.loss().applyAsDouble(values)));
            }
            bests.add(trials.stream().mapToDouble(Observation::objective).min().orElseThrow());
        }
        return bests;
    }

    private static List<Double> peer(SearchProblem problem, String python, String sampler)
            throws IOException {
        SearchSpace space = problem.knobs();
        List<Double> bests = new ArrayList<>();
        try (OptunaPeer peer = new OptunaPeer(python, sampler, problem)) {
            for (int seed = 0; seed < SEEDS; seed++) {
                peer.begin(seed);
                double best = Double.POSITIVE_INFINITY;
                for (int number = 0; number < TRIALS; number++) {
                    double loss = problem.loss().applyAsDouble(peer.ask(space));
                    peer.tell(loss);
                    best = Math.min(best, loss);
                }
                bests.add(best);
            }
        }
        return bests;
    }
}
