package dev.dropwise.job;

import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses settings by the names that they had once: ignored, they would do nothing, unnoticed. */
@Component
class RenamedSettings implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Map<String, String> NAMES =
            Map.of(
                    "dropwise.jobs.look", "dropwise.jobs.poll-interval",
                    "dropwise.jobs.deaths", "dropwise.jobs.max-worker-losses");

    @SuppressWarnings("NullAway.Init") // a post-processor's constructor gets nothing
    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        NAMES.forEach(
                (old, current) -> {
                    String value = environment.getProperty(old);
                    if (value != null) {
                        throw new InvalidConfigurationPropertyValueException(
                                old, value, "expected " + current + ", as it is called now");
                    }
                });
    }
}
