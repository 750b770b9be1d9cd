package dev.dropwise.bench.study;

import dev.dropwise.DropwiseApplication;
import dev.dropwise.support.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Whether comparisons can be believed: how often they find a difference where there is none, how
 * often they find one that is there, and whether they say so where dropout hurts. Writes {@code
 * src/docs/studies.md}. Ends with exit code 1 where one of its claims does not hold.
 *
 * <pre>./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.study.StudyBenchmark</pre>
 */
public final class StudyBenchmark {

    private static final int ALIKE = 200;
    private static final int POWERFUL = 20;
    private static final Path PAGE = Path.of("src", "docs", "studies.md");

    private final ComparisonClient client;

    private StudyBenchmark(ComparisonClient client) {
        this.client = client;
    }

    /** Runs all studies, prints what they found and writes the page. */
    public static void main(String[] args) throws IOException {
        Path home = Files.createTempDirectory("studies-");
        StudyClaims claims;
        try (ConfigurableApplicationContext service = start(home)) {
            int port = ((WebServerApplicationContext) service).getWebServer().getPort();
            claims = new StudyBenchmark(new ComparisonClient(new Api(port))).claims();
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.out.println(claims.text());
        Files.writeString(PAGE, claims.text());
        System.exit(claims.hold() ? 0 : 1);
    }

    private static ConfigurableApplicationContext start(Path home) {
        return new SpringApplication(DropwiseApplication.class)
                .run("--server.port=0", "--dropwise.home=" + home, "--logging.level.root=warn");
    }

    private StudyClaims claims() {
        List<ComparedDropout> signs = new ArrayList<>();
        signs.add(client.onMnist("five rare classes", "\"imbalance\": 0.6"));
        signs.add(client.onMnist("20 % wrong labels", "\"labelNoise\": 0.2"));
        signs.add(client.onMnist("40 % wrong labels", "\"labelNoise\": 0.4"));
        List<ComparedDropout> powerful =
                LongStream.rangeClosed(1, POWERFUL).mapToObj(client::onDigits).toList();
        List<ComparedDropout> alike =
                LongStream.rangeClosed(1, ALIKE).mapToObj(client::alike).toList();
        return new StudyClaims(signs, powerful, alike);
    }
}
