package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RenamedSettingsTests {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withBean(RenamedSettings.class);

    @ParameterizedTest
    @CsvSource({
        "dropwise.jobs.look=1s, dropwise.jobs.poll-interval",
        "dropwise.jobs.deaths=5, dropwise.jobs.max-worker-losses"
    })
    void refusesAnOldNameAndSaysTheNewOne(String old, String current) {
        context.withPropertyValues(old)
                .run(
                        started ->
                                assertThat(started.getStartupFailure())
                                        .isInstanceOf(
                                                InvalidConfigurationPropertyValueException.class)
                                        .hasMessageContaining(old.substring(0, old.indexOf('=')))
                                        .hasMessageContaining(current));
    }

    @ParameterizedTest
    @CsvSource({"dropwise.jobs.poll-interval=1s", "dropwise.jobs.max-worker-losses=5"})
    void takesTheNewNames(String setting) {
        context.withPropertyValues(setting).run(started -> assertThat(started).hasNotFailed());
    }
}
