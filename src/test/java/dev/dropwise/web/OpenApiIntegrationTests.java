package dev.dropwise.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.OnEveryJdk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OnEveryJdk
@SpringBootTest(
        classes = WebTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dropwise.web.max-json-size=100KB",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
class OpenApiIntegrationTests {

    @LocalServerPort private int port;

    private JsonNode document;

    @BeforeEach
    void fetch() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs"))
                        .build();
        String json = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        document = DropwiseJson.mapper().readTree(json);
    }

    @Test
    void aSealedInterfaceIsOneOfItsRecordsByType() {
        JsonNode step = document.at("/components/schemas/Step");
        assertThat(step.at("/discriminator/propertyName").asString()).isEqualTo("type");
        assertThat(step.at("/discriminator/mapping").toString())
                .isEqualTo(
                        "{\"dense\":\"#/components/schemas/Dense\","
                                + "\"dropout\":\"#/components/schemas/Drop\","
                                + "\"residual\":\"#/components/schemas/Residual\"}");
        assertThat(step.path("oneOf")).hasSize(3);
    }

    @Test
    void eachOfThemHasItsTypeAndItsParametersWithRanges() {
        JsonNode drop = document.at("/components/schemas/Drop");
        assertThat(drop.at("/properties/type/enum/0").asString()).isEqualTo("dropout");
        assertThat(drop.at("/properties/rate/minimum").asInt()).isEqualTo(0);
        assertThat(drop.at("/properties/rate/exclusiveMaximum").asInt()).isEqualTo(1);
        assertThat(drop.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("type", "rate", "inPlace");
        assertThat(drop.has("allOf")).isFalse();
        JsonNode activation = document.at("/components/schemas/Dense/properties/activation");
        assertThat(activation.path("default").asString()).isEqualTo("relu");
        assertThat(activation.path("description").asString()).isEqualTo("applied to the sum");
    }

    @Test
    void sealedInterfacesAreReferredToFromListsMapsAndThemselves() {
        String step = "#/components/schemas/Step";
        for (String at :
                new String[] {
                    "Sketch/properties/layers/items",
                    "Sketch/properties/named/additionalProperties",
                    "Residual/properties/layers/items"
                }) {
            assertThat(document.at("/components/schemas/" + at + "/$ref").asString())
                    .isEqualTo(step);
        }
    }

    @Test
    void enumerationsHaveTheirJsonNames() {
        assertThat(
                        document.at("/components/schemas/SketchView/properties/function/anyOf")
                                .toString())
                .isEqualTo(
                        "[{\"type\":\"string\",\"enum\":[\"relu\",\"leakyRelu\"]},{\"type\":\"null\"}]");
        assertThat(document.toString()).doesNotContain("LEAKY_RELU");
    }

    @Test
    void everyOperationHasItsErrors() {
        JsonNode create = document.at("/paths/~1sketches/post/responses");
        assertThat(create.propertyNames()).contains("400", "413", "415", "422", "500");
        JsonNode invalid = create.at("/422/content/application~1problem+json");
        assertThat(invalid.at("/schema/$ref").asString()).isEqualTo("#/components/schemas/Problem");
        assertThat(invalid.at("/example/errors")).isNotEmpty();
        assertThat(document.at("/paths/~1sketches~1{name}/get/responses").propertyNames())
                .contains("404", "500");
        assertThat(document.at("/paths/~1v2~1broken/get/responses/500/content").propertyNames())
                .containsExactly("application/json");
    }

    @Test
    void pagesAreAskedForInTwoParameters() {
        JsonNode parameters = document.at("/paths/~1sketches/get/parameters");
        assertThat(parameters.valueStream().map(p -> p.path("name").asString()))
                .containsExactly("limit", "after", "function");
        assertThat(parameters.at("/0/schema/maximum").asInt()).isEqualTo(200);
        assertThat(parameters.at("/0/required").asBoolean(false)).isFalse();
    }

    @Test
    void theDocumentSaysWhatItIs() {
        assertThat(document.at("/info/title").asString()).isEqualTo("Dropwise");
        assertThat(document.at("/info/version").asString()).isNotBlank();
        assertThat(document.at("/info/license/name").asString()).isEqualTo("Apache-2.0");
    }
}
