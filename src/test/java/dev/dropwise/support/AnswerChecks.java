package dev.dropwise.support;

import java.io.UnsupportedEncodingException;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;

/** Holds what MockMvc is answered against the OpenAPI document of the same service. */
class AnswerChecks implements MockMvcBuilderCustomizer {

    private final Environment environment;

    AnswerChecks(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void customize(ConfigurableMockMvcBuilder<?> builder) {
        builder.alwaysDo(this::check);
    }

    private void check(MvcResult result) throws UnsupportedEncodingException {
        MockHttpServletResponse answer = result.getResponse();
        if (result.getRequest().isAsyncStarted()) {
            return;
        }
        AnswerSchemas.of("http://localhost:" + environment.getProperty("local.server.port"))
                .check(
                        String.valueOf(result.getRequest().getMethod()),
                        String.valueOf(result.getRequest().getRequestURI()),
                        answer.getStatus(),
                        answer.getContentType(),
                        answer.getContentAsString());
    }
}
