package dev.dropwise.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Has Tomcat say what it refuses before any servlet sees it as problem details, not as HTML. */
@Component
class ContainerProblems implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(ContainerProblems.class);

    private final JsonMapper mapper;

    ContainerProblems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Valve(mapper)));
    }

    private static final class Valve extends ErrorReportValve {

        private final JsonMapper mapper;

        Valve(JsonMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            String path = request.getRequestURI() == null ? "" : request.getRequestURI();
            String detail = "the HTTP request could not be understood";
            ProblemResponse problemResponse =
                    ProblemResponse.of(
                            Problem.of(HttpStatusCode.valueOf(response.getStatus()), detail, path));
            try {
                write(response, problemResponse);
            } catch (IOException e) {
                log.debug("{}: the client has gone", path, e);
            }
        }

        private void write(Response response, ProblemResponse problemResponse) throws IOException {
            response.setContentType(problemResponse.contentType().toString());
            response.setCharacterEncoding("UTF-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(mapper.writeValueAsString(problemResponse.body()));
                response.finishResponse();
            }
        }
    }
}
