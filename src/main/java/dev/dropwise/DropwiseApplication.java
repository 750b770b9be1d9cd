package dev.dropwise;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Trains neural networks over HTTP and serves them. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DropwiseApplication {

    public static void main(String[] args) {
        // A home folder may be given as "data", not only as "./data".
        System.setProperty("h2.implicitRelativePath", "true");
        SpringApplication.run(DropwiseApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
