package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.dropwise.support.HttpConversation;
import dev.dropwise.support.HttpExpectation;
import dev.dropwise.support.HttpFile;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

/** Every request in http-examples is sent, in order, and answered as its comments say. */
@OnEveryJdk
@RunningService
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS) // a service that is empty yet
class HttpExamplesIntegrationTests {

    @LocalServerPort private int port;

    @Test
    void everyFileHasRequestsAndEachSaysWhatToExpect() throws IOException {
        assertThat(files()).isNotEmpty().allSatisfy(HttpExamplesIntegrationTests::saysWhatToExpect);
    }

    private static void saysWhatToExpect(HttpFile file) {
        assertThat(file.requests()).as(file.name()).isNotEmpty();
        assertThat(file.requests())
                .allSatisfy(
                        request -> {
                            assertThat(request.title()).as(request.toString()).isNotBlank();
                            assertThat(request.head()).as(request.title()).isNotEmpty();
                            assertThat(request.expectations())
                                    .as(request.title())
                                    .filteredOn(HttpExpectation::isStatus)
                                    .hasSize(1);
                        });
    }

    @TestFactory
    Stream<DynamicContainer> everyRequestIsAnsweredAsItsCommentsSay() throws IOException {
        return files().stream().map(file -> dynamicContainer(file.name(), requests(file)));
    }

    private Stream<DynamicTest> requests(HttpFile file) {
        HttpConversation conversation = new HttpConversation(file, port);
        return file.requests().stream()
                .map(request -> dynamicTest(request.title(), () -> conversation.send(request)));
    }

    private static List<HttpFile> files() throws IOException {
        try (Stream<Path> paths = Files.list(Path.of("http-examples"))) {
            List<HttpFile> files = new ArrayList<>();
            for (Path path :
                    paths.filter(HttpExamplesIntegrationTests::isRequests).sorted().toList()) {
                files.add(HttpFile.read(path));
            }
            return files;
        }
    }

    /** Those of keys have a service of their own, which answers nobody without one afterwards. */
    private static boolean isRequests(Path path) {
        return path.toString().endsWith(".http") && !path.endsWith("27-keys.http");
    }
}
