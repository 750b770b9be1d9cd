package dev.dropwise.dataset.upload;

import dev.dropwise.store.ScratchFolders;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;

/** Has the web server write the parts of uploads into this process' own folder. */
@Configuration(proxyBeanMethods = false)
class MultipartConfiguration {

    @Bean
    MultipartConfigElement parts(MultipartProperties properties, ScratchFolders scratch) {
        properties.setLocation(scratch.parts().toString());
        return properties.createMultipartConfig();
    }

    /**
     * Tomcat notes a body that breaks off on the request, and Spring would go on without the parts
     * then, as it does for a page that shows an error.
     */
    @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
    StandardServletMultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
                try {
                    return super.resolveMultipart(request);
                } catch (MultipartException e) {
                    request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
                    throw e;
                }
            }
        };
    }
}
