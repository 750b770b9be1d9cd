package dev.dropwise.dataset;

import dev.dropwise.store.Scratch;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the web server write the parts of uploads into this process' own folder. */
@Configuration(proxyBeanMethods = false)
class PartsConfiguration {

    @Bean
    MultipartConfigElement parts(MultipartProperties properties, Scratch scratch) {
        properties.setLocation(scratch.parts().toString());
        return properties.createMultipartConfig();
    }
}
