package dev.dropwise.demo;

import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the service answers. */
@Component
@Profile("demo")
class DemoAddress {

    private final Environment environment;

    DemoAddress(Environment environment) {
        this.environment = environment;
    }

    /** The whole address of a path of the service. */
    String of(String path) {
        return "http://localhost:" + environment.getProperty("local.server.port", "8080") + path;
    }
}
