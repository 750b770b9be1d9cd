package dev.dropwise.inference;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings and gauges of predictions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InferenceProperties.class)
class InferenceConfiguration {

    @Bean
    MeterBinder loadedProgramsGauge(LoadedPrograms programs) {
        return registry ->
                Gauge.builder("dropwise.inference.programs", programs, LoadedPrograms::open)
                        .description("Programs in memory, ready to predict")
                        .register(registry);
    }
}
