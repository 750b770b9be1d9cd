package dev.dropwise.store;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes {@code dropwise.home} absolute before anything reads it: H2 refuses a path like {@code
 * data}, which may mean one folder today and another tomorrow.
 */
class AbsoluteHome implements EnvironmentPostProcessor {

    private static final String PROPERTY = "dropwise.home";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        String home = environment.getProperty(PROPERTY);
        if (home != null) {
            String absolute = Path.of(home).toAbsolutePath().normalize().toString();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("home", Map.of(PROPERTY, absolute)));
        }
    }
}
