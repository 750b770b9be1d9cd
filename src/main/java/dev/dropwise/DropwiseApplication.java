package dev.dropwise;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Trains neural networks over HTTP and serves them. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DropwiseApplication {

    public static void main(String[] args) {
        SpringApplication.run(DropwiseApplication.class, args);
    }

    /** As fine as databases keep time, so that an answer shows what will be read later. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
