package dev.dropwise.job.event;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The streams of jobs' events; other modules make their own. */
@Configuration(proxyBeanMethods = false)
class EventStreamsConfiguration {

    @Bean
    EventStreams jobEventStreams(JobEventSource source) {
        return new EventStreams("events", source);
    }
}
