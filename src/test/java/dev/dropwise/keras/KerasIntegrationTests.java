package dev.dropwise.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@OnEveryJdk
@DropwiseTest
class KerasIntegrationTests {

    private static final String PATH = "/api/v1/model-specs";

    @Autowired private MockMvcTester mvc;
    @Autowired private JsonMapper mapper;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keras2-mlp.json",
                "keras2-cnn.json",
                "keras3-mlp.json",
                "keras3-cnn.json",
                "keras3-reviews.json"
            })
    void whatIsImportedCanBeSavedAndExported(String file) throws UnsupportedEncodingException {
        MvcTestResult imported = importModel(KerasDocuments.text(file));
        assertThat(imported).hasStatusOk();
        String spec = mapper.readTree(content(imported)).path("spec").toString();
        Object name = JsonPath.read(spec, "$.name");
        String saved = name == null ? "mine" : name.equals("article-mlp") ? "" : name.toString();
        if (!saved.isEmpty()) {
            assertThat(put(saved, spec)).hasStatus2xxSuccessful();
            String exported = content(export(saved, ""));
            assertThat(importModel(exported))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.spec.layers")
                    .isEqualTo(JsonPath.read(spec, "$.layers"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"article-mlp", "article-cnn"})
    void theArticlesNetworksGoThereAndBack(String name) throws UnsupportedEncodingException {
        MvcTestResult exported = export(name, "?format=keras");
        assertThat(exported)
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .hasHeader(
                        "Content-Disposition",
                        "attachment; filename=\"%s.keras.json\"".formatted(name))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"module": "keras", "class_name": "Sequential", "registered_name": null,
                         "config": {"name": "%s"}}"""
                                .formatted(name));
        String spec = content(mvc.get().uri(PATH + "/" + name).exchange());
        assertThat(importModel(content(exported)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.spec")
                .isEqualTo(JsonPath.read(spec, "$"));
    }

    @Test
    void takesTheStringThatPythonHas() {
        String model = KerasDocuments.text("keras2-mlp.json");
        assertThat(importModel(mapper.writeValueAsString(model)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.spec.layers.length()")
                .isEqualTo(5);
    }

    @Test
    void refusesWithPointersIntoTheDocument() {
        assertThat(
                        importModel(
                                """
                                {"class_name": "Sequential", "config": {"layers": [
                                   {"class_name": "Conv3D", "config": {}},
                                   {"class_name": "Dropout", "config": {"rate": 2}}]}}"""))
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/config/layers/0/class_name", "/config/layers/1/config/rate");
        assertThat(importModel("{\"class_name\": \"Transformer\", \"config\": {}}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("expected \"Sequential\" or \"Functional\", received \"Transformer\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"class_name\":", "\"{\"", "\"no JSON\"", "DEEP"})
    void refusesWhatIsNotJson(String body) {
        String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
        assertThat(importModel(body.replace("DEEP", deep))).hasStatus(400);
    }

    @Test
    void takesFromADataSetWhatTheSpecLeavesToIt() throws UnsupportedEncodingException {
        put("open", "{\"layers\": [{\"type\": \"dense\"}]}");
        assertThat(export("open", ""))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/input");
        String model = content(export("open", "?dataset=iris"));
        assertThat(JsonPath.<Object>read(model, "$.config.layers[0].config.batch_shape[1]"))
                .isEqualTo(4);
        assertThat(JsonPath.<Object>read(model, "$.config.layers[1].config.units")).isEqualTo(3);
    }

    @Test
    void refusesToExportWhatKerasDoesNotHave() {
        put(
                "own",
                """
                {"input": {"shape": [4]}, "layers": [{"type": "concreteDropout"},
                  {"type": "dense", "units": 2, "dropConnect": 0.5}]}""");
        assertThat(export("own", "?format=keras"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/layers/0/type", "/layers/1/dropConnect");
    }

    @Test
    void saysWhichFormatsThereAre() {
        assertThat(export("article-mlp", "?format=onnx"))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("\"keras\"", "\"onnx\"");
        assertThat(export("none", "?format=keras")).hasStatus(404);
        assertThat(export("article-mlp", "?dataset=none")).hasStatus(404);
    }

    private MvcTestResult importModel(String model) {
        return mvc.post()
                .uri(PATH + "/import")
                .contentType(MediaType.APPLICATION_JSON)
                .content(model)
                .exchange();
    }

    private MvcTestResult put(String name, String spec) {
        return mvc.put()
                .uri(PATH + "/{name}", name)
                .contentType(MediaType.APPLICATION_JSON)
                .content(spec)
                .exchange();
    }

    private MvcTestResult export(String name, String query) {
        return mvc.get().uri(PATH + "/" + name + "/export" + query).exchange();
    }

    private static String content(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
