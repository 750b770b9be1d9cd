package dev.dropwise;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

/** Trains neural networks over HTTP and serves them. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DropwiseApplication {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(DropwiseApplication.class);
        application.addInitializers(DropwiseApplication::makeHomeAbsolute);
        application.run(args);
    }

    /**
     * H2 refuses a path like {@code data}, which may mean one folder today and another tomorrow.
     */
    private static void makeHomeAbsolute(ConfigurableApplicationContext context) {
        String property = "dropwise.home";
        Path home = Path.of(context.getEnvironment().getRequiredProperty(property));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "home",
                                Map.of(property, home.toAbsolutePath().normalize().toString())));
    }

    /** As fine as databases keep time, so that an answer shows what will be read later. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
