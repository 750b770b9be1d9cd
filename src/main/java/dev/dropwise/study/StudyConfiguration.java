package dev.dropwise.study;

import dev.dropwise.job.event.EventStreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StudyConfiguration {

    static final String STREAMS = "studyEventStreams";

    /** Beside those of jobs, which are asked for without a name. */
    @Bean(name = STREAMS, defaultCandidate = false)
    EventStreams studyEventStreams(StudyEvents events) {
        return new EventStreams("events of studies", events);
    }
}
