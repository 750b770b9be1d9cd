package dev.dropwise.bench.http;

import dev.dropwise.DropwiseApplication;
import dev.dropwise.bench.http.HttpPredictionBenchmark.Load;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Predictions a second with a key, and past everything that looks at keys, hosts, origins and
 * headers, by turns. Ends with exit code 1 where security costs more than a tenth.
 *
 * <pre>{@code ./mvnw -Pbench test-compile exec:exec -Dbench=bench.http.SecurityBenchmark}
 * </pre>
 */
public final class SecurityBenchmark {

    private static final int ROUNDS = 9;
    private static final double LEAST = 0.9;
    private static final String PAST = "Past-Security";

    private SecurityBenchmark() {}

    /** Leads requests with a header past what the security module has before the dispatcher. */
    @TestComponent
    static class SidePath implements BeanPostProcessor {

        private static final Set<String> FILTERS =
                Set.of("springSecurityFilterChain", "headerFilter", "auditFilter");

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof Filter filter && FILTERS.contains(name) ? past(filter) : bean;
        }

        private static Filter past(Filter filter) {
            return (request, response, chain) -> {
                boolean isPast =
                        request instanceof HttpServletRequest http && http.getHeader(PAST) != null;
                if (isPast) {
                    chain.doFilter(request, response);
                } else {
                    filter.doFilter(request, response, chain);
                }
            };
        }
    }

    public static void main(String[] arguments) throws Exception {
        SpringApplication application =
                new SpringApplication(DropwiseApplication.class, TrainedRuns.class, SidePath.class);
        Path home = Files.createTempDirectory("security-");
        Path keyFile = home.resolve("key");
        boolean isCheap;
        try (ConfigurableApplicationContext context =
                application.run(
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--dropwise.home=" + home,
                        "--dropwise.security.first-key-file=" + keyFile)) {
            UUID run =
                    context.getBean(TrainedRuns.class)
                            .train("mnist-small", HttpPredictionBenchmark.NETWORK, 1);
            context.getBean(ModelRegistry.class).registerServed("mnist", run);
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            isCheap =
                    compare(
                            "http://127.0.0.1:" + port + "/api/v1/models/mnist/predict",
                            "Bearer " + Files.readString(keyFile).strip());
        }
        System.exit(isCheap ? 0 : 1);
    }

    private static boolean compare(String predict, String key) throws Exception {
        double[] ratios = new double[ROUNDS + 1];
        for (int round = 0; round < ratios.length; round++) {
            Load past = HttpPredictionBenchmark.load(predict, PAST, "1");
            Load guarded = HttpPredictionBenchmark.load(predict, "Authorization", key);
            ratios[round] = guarded.rate() / past.rate();
            System.out.printf(
                    "past security %.0f/s (%.0f us of processor each), with a key %.0f/s (%.0f us),"
                            + " ratio %.2f%n",
                    past.rate(),
                    past.microseconds(),
                    guarded.rate(),
                    guarded.microseconds(),
                    ratios[round]);
        }
        // the first is for the JIT compiler
        double[] counted = Arrays.copyOfRange(ratios, 1, ratios.length);
        Arrays.sort(counted);
        double median = counted[ROUNDS / 2];
        System.out.printf("median ratio %.2f (at least %.1f)%n", median, LEAST);
        return median >= LEAST;
    }
}
