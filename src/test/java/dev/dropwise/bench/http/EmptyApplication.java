package dev.dropwise.bench.http;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;

/**
 * A Boot application with web, JPA and H2, and nothing of its own: what {@link StartupBenchmark}
 * compares with.
 */
@EnableAutoConfiguration(
        exclude = {
            FlywayAutoConfiguration.class,
            DbSchedulerAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            OAuth2ResourceServerWebSecurityAutoConfiguration.class
        },
        excludeName = {
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerMetricsAutoConfiguration",
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerActuatorAutoConfiguration"
        })
public class EmptyApplication {

    /** Starts it without Dropwise's own settings. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(EmptyApplication.class);
        application.run(args);
    }
}
