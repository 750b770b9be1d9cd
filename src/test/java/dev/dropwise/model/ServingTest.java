package dev.dropwise.model;

import dev.dropwise.DropwiseApplication;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.store.HomeProperties;
import dev.dropwise.training.TrainingProperties;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The whole service on an empty database in memory, with a folder and {@link TrainedRuns}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DropwiseApplication.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
            "dropwise.home=target/tests/${random.uuid}"
        })
@AutoConfigureMockMvc
@Import(ServingTest.Beans.class)
public @interface ServingTest {

    /** What tests add to the service. */
    @TestConfiguration(proxyBeanMethods = false)
    @Import(TrainedRuns.class)
    @EnableConfigurationProperties({
        EngineProperties.class,
        HomeProperties.class,
        TrainingProperties.class
    })
    class Beans {

        @Bean
        @Primary
        Clock testClock() {
            return Clock.systemUTC();
        }
    }
}
