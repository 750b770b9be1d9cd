package dev.dropwise;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Trains neural networks over HTTP and serves them. */
@SpringBootApplication
public class DropwiseApplication {

    public static void main(String[] args) {
        SpringApplication.run(DropwiseApplication.class, args);
    }
}
