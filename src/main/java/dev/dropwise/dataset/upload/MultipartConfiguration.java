package dev.dropwise.dataset.upload;

import dev.dropwise.store.ScratchFolders;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the web server write the parts of uploads into this process' own folder. */
@Configuration(proxyBeanMethods = false)
class MultipartConfiguration {

    @Bean
    MultipartConfigElement parts(MultipartProperties properties, ScratchFolders scratch) {
        properties.setLocation(scratch.parts().toString());
        return properties.createMultipartConfig();
    }
}
