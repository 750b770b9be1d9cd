package dev.dropwise.security;

import dev.dropwise.support.AnswerSchemas;
import dev.dropwise.support.HttpConversation;
import dev.dropwise.support.HttpFile;
import dev.dropwise.support.RunningService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The examples of keys, on a service of their own: afterwards it answers nobody without one. */
@RunningService
@TestPropertySource(properties = "dropwise.jobs.poll-interval=100ms")
@DirtiesContext
class KeyExamplesIntegrationTests {

    @LocalServerPort private int port;

    @TestFactory
    Stream<DynamicTest> everyRequestIsAnsweredAsItsCommentsSay() throws IOException {
        HttpFile file = HttpFile.read(Path.of("http-examples", "27-keys.http"));
        // the document that answers are held against, as long as everybody may read it
        AnswerSchemas.of("http://localhost:" + port);
        HttpConversation conversation = new HttpConversation(file, port);
        return file.requests().stream()
                .map(
                        request ->
                                DynamicTest.dynamicTest(
                                        request.title(), () -> conversation.send(request)));
    }
}
