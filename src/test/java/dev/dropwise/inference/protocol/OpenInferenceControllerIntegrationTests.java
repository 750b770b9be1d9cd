package dev.dropwise.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.DropwiseTest;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@DropwiseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenInferenceControllerIntegrationTests {

    private static final String WITH_DROPOUT =
            """
            [{"type": "dense", "units": 16, "activation": "relu"}, {"type": "dropout", "rate": 0.3},
             {"type": "dense"}]\
            """;

    private static final String FLOWER =
            """
            {"inputs": [{"name": "input", "shape": [1, 4], "datatype": "FP32",
                         "data": [5.1, 3.5, 1.4, 0.2]}]}\
            """;

    private static final String PENGUINS =
            """
            {"inputs": [
              {"name": "island", "shape": [2], "datatype": "BYTES", "data": ["Biscoe", "Dream"]},
              {"name": "bill_length_mm", "shape": [2, 1], "datatype": "FP64", "data": [[46.1], [null]]},
              {"name": "bill_depth_mm", "shape": [2], "datatype": "FP32", "data": [13.2, 18]},
              {"name": "flipper_length_mm", "shape": [2], "datatype": "INT32", "data": [211, 190]},
              {"name": "body_mass_g", "shape": [2], "datatype": "INT64", "data": [4500, 3800]},
              {"name": "sex", "shape": [2], "datatype": "BYTES", "data": ["female", null]},
              {"name": "year", "shape": [2], "datatype": "INT16", "data": [2007, 2008]}]}\
            """;

    @Autowired MockMvcTester mvc;
    @Autowired TrainedRuns trained;
    @Autowired ModelRegistry registry;

    @BeforeAll
    void train() {
        registry.registerServed("v2-iris", trained.train("iris", WITH_DROPOUT, 20));
        registry.registerServed("v2-penguins", trained.train("penguins", WITH_DROPOUT, 10));
        registry.registerServed("v2-diabetes", trained.train("diabetes", WITH_DROPOUT, 3));
        registry.registerServed("v2-digits", trained.train("digits", WITH_DROPOUT, 1));
    }

    @Test
    void describesTheServerAndItsHealth() {
        assertThat(mvc.get().uri("/v2"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "dropwise",
                         "extensions": ["binary_tensor_data", "classification", "model_repository",
                                        "parameters", "statistics"]}""");
        assertThat(mvc.get().uri("/v2/health/live"))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo("{\"live\":true}");
        assertThat(mvc.get().uri("/v2/health/ready"))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo("{\"ready\":true}");
    }

    @Test
    void describesModels() {
        assertThat(mvc.get().uri("/v2/models/v2-iris"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "v2-iris", "versions": ["1"], "platform": "pytorch_torchscript",
                         "properties": {"task": "classification", "dataset": "iris", "epoch": "20"},
                         "parameters": {"max_instances": 1000, "max_samples": 1000},
                         "inputs": [{"name": "input", "datatype": "FP32", "shape": [-1, 4]}],
                         "outputs": [{"name": "probabilities", "datatype": "FP32", "shape": [-1, 3],
                                      "parameters": {"classes": ["setosa", "versicolor", "virginica"]}},
                                     {"name": "label", "datatype": "BYTES", "shape": [-1]}]}\
                        """);
        assertThat(mvc.get().uri("/v2/models/v2-iris"))
                .bodyJson()
                .extractingPath("$.keys()")
                .isEqualTo(
                        Set.of(
                                "name",
                                "versions",
                                "platform",
                                "properties",
                                "parameters",
                                "inputs",
                                "outputs"));
        assertThat(mvc.get().uri("/v2/models/v2-digits/versions/1"))
                .bodyJson()
                .extractingPath("$.inputs[0].shape")
                .isEqualTo(List.of(-1, 1, 8, 8));
        assertThat(mvc.get().uri("/v2/models/v2-penguins"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"inputs": [{"name": "island", "datatype": "BYTES", "shape": [-1, 1],
                                     "parameters": {"categories": ["Torgersen", "Biscoe", "Dream"]}},
                                    {"name": "bill_length_mm", "datatype": "FP32"},
                                    {}, {}, {}, {"name": "sex"}, {"name": "year"}]}\
                        """);
        assertThat(mvc.get().uri("/v2/models/v2-diabetes"))
                .bodyJson()
                .extractingPath("$.outputs[0].name")
                .isEqualTo("value");
        assertThat(mvc.get().uri("/v2/models/v2-iris/ready"))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo("{\"name\": \"v2-iris\", \"ready\": true}");
        assertThat(mvc.get().uri("/v2/models/v2-iris/versions/1/ready")).hasStatusOk();
        for (String missing : List.of("/v2-none", "/v2-iris/versions/2/ready", "/v2-none/ready")) {
            assertThat(mvc.get().uri("/v2/models" + missing))
                    .hasStatus(404)
                    .bodyJson()
                    .extractingPath("$.error")
                    .asString()
                    .startsWith("there is no");
        }
    }

    @Test
    void infersAClassAndSaysNothingOfAnIdThatWasNotSent() {
        MvcTestResult answer = infer("v2-iris", FLOWER);
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"model_name": "v2-iris", "model_version": "1", "outputs": [
                          {"name": "probabilities", "shape": [1, 3], "datatype": "FP32"},
                          {"name": "label", "shape": [1], "datatype": "BYTES", "data": ["setosa"]}]}\
                        """);
        assertThat(answer).bodyJson().doesNotHavePath("$.id");
        assertThat(answer).bodyJson().doesNotHavePath("$.parameters");
        String withId = FLOWER.replaceFirst("\\{", "{\"id\": \"seven\", ");
        assertThat(infer("v2-iris", withId)).bodyJson().extractingPath("$.id").isEqualTo("seven");
    }

    @Test
    void takesWhatOtherClientsSend() throws UnsupportedEncodingException {
        String expected = data(infer("v2-iris", FLOWER));
        for (String sent :
                List.of(
                        FLOWER.replace("\"input\"", "\"input-0\""),
                        FLOWER.replace("[1, 4]", "[4]"),
                        FLOWER.replace("FP32", "FP16"),
                        FLOWER.replace("FP32", "BF16"),
                        FLOWER.replaceFirst("\\{", "{\"model_name\": \"v2-iris\", "),
                        FLOWER.replaceFirst("\\{", "{\"model_version\": \"1\", "),
                        FLOWER.replaceFirst("\\{", "{\"parameters\": {\"timeout\": 3}, "))) {
            assertThat(data(infer("v2-iris", sent))).as(sent).isEqualTo(expected);
        }
        for (String type :
                List.of(
                        "application/octet-stream",
                        "text/plain",
                        "application/x-www-form-urlencoded")) {
            MvcTestResult answer =
                    mvc.post()
                            .uri("/v2/models/v2-iris/infer")
                            .header("Content-Type", type)
                            .content(FLOWER)
                            .exchange();
            assertThat(data(answer)).isEqualTo(expected);
        }
        assertThat(data(mvc.post().uri("/v2/models/v2-iris/infer").content(FLOWER).exchange()))
                .isEqualTo(expected);
        assertThat(infer("v2-iris", FLOWER.replaceFirst("\\{", "{\"model_version\": \"9\", ")))
                .hasStatus(404);
    }

    @Test
    void takesAndGivesTensorsAsBytesAfterTheJson() throws UnsupportedEncodingException {
        ByteBuffer numbers = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        numbers.asFloatBuffer().put(new float[] {5.1f, 3.5f, 1.4f, 0.2f});
        String json =
                """
                {"parameters": {"binary_data_output": true},
                 "inputs": [{"name": "input", "shape": [1, 4], "datatype": "FP32",
                             "parameters": {"binary_data_size": 16}}]}""";
        MvcTestResult answer = inferBytes(json, numbers.array());

        assertThat(answer).hasStatusOk().hasContentType(MediaType.APPLICATION_OCTET_STREAM);
        byte[] body = answer.getResponse().getContentAsByteArray();
        int length =
                Integer.parseInt(answer.getResponse().getHeader("Inference-Header-Content-Length"));
        String head = new String(body, 0, length, StandardCharsets.UTF_8);
        assertThat(JsonPath.<Integer>read(head, "$.outputs[0].parameters.binary_data_size"))
                .isEqualTo(12);
        assertThat(JsonPath.<Integer>read(head, "$.outputs[1].parameters.binary_data_size"))
                .isEqualTo(10);
        assertThat(JsonPath.<List<Object>>read(head, "$.outputs[*].data")).isEmpty();
        assertThat(body).hasSize(length + 22).endsWith("setosa".getBytes(StandardCharsets.UTF_8));
        float first = ByteBuffer.wrap(body, length, 4).order(ByteOrder.LITTLE_ENDIAN).getFloat();
        assertThat(JsonPath.<Double>read(text(infer("v2-iris", FLOWER)), "$.outputs[0].data[0]"))
                .isEqualTo(Double.parseDouble(Float.toString(first)));

        String one =
                json.replaceFirst(
                        "\\{",
                        "{\"outputs\": [{\"name\": \"label\", \"parameters\": {\"binary_data\": false}}], ");
        assertThat(inferBytes(one, numbers.array()))
                .hasStatusOk()
                .hasContentType(MediaType.APPLICATION_JSON)
                .bodyJson()
                .extractingPath("$.outputs[0].data[0]")
                .isEqualTo("setosa");
        assertThat(inferBytes(json, new byte[17]))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.error")
                .asString()
                .contains("received 1 bytes more");
        assertThat(inferBytes(json, new byte[15])).hasStatus(422);
    }

    private MvcTestResult inferBytes(String json, byte[] tail) {
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, body, head.length, tail.length);
        return mvc.post()
                .uri("/v2/models/v2-iris/infer")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Inference-Header-Content-Length", head.length)
                .content(body)
                .exchange();
    }

    @Test
    void refusesALengthThatIsNone() {
        for (String length : List.of("-1", "x", "1000000")) {
            assertThat(
                            mvc.post()
                                    .uri("/v2/models/v2-iris/infer")
                                    .header("Inference-Header-Content-Length", length)
                                    .content(FLOWER))
                    .hasStatus(400)
                    .bodyJson()
                    .hasPath("$.error");
        }
    }

    @Test
    void takesOneTensorForEachColumn() {
        assertThat(infer("v2-penguins", PENGUINS))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outputs[1].data[0]")
                .isEqualTo("Gentoo");
    }

    @Test
    void takesImagesInEveryShapeAndType() throws UnsupportedEncodingException {
        String row = "[" + String.join(",", Collections.nCopies(8, "3")) + "]";
        String image = "[" + String.join(",", Collections.nCopies(8, row)) + "]";
        String flat = String.join(",", Collections.nCopies(64, "3"));
        String input =
                "{\"inputs\": [{\"name\": \"input\", \"shape\": %s, \"datatype\": \"%s\", \"data\":"
                        + " %s}]}";
        String expected =
                data(infer("v2-digits", input.formatted("[1, 64]", "UINT8", "[" + flat + "]")));
        for (String sent :
                List.of(
                        input.formatted("[1, 64]", "INT8", "[[" + flat + "]]"),
                        input.formatted("[1, 8, 8]", "FP64", "[" + image + "]"),
                        input.formatted("[1, 1, 8, 8]", "FP32", "[[" + image + "]]"),
                        input.formatted("[1, 1, 8, 8]", "INT64", "[" + flat + "]"))) {
            assertThat(data(infer("v2-digits", sent))).isEqualTo(expected);
        }
        String truths = String.join(",", Collections.nCopies(64, "true"));
        String ones = String.join(",", Collections.nCopies(64, "1"));
        assertThat(data(infer("v2-digits", input.formatted("[1, 64]", "BOOL", "[" + truths + "]"))))
                .isEqualTo(
                        data(
                                infer(
                                        "v2-digits",
                                        input.formatted("[1, 64]", "INT16", "[" + ones + "]"))));
    }

    @Test
    void samplesAddWhatTheyTell() {
        String sampled =
                FLOWER.replaceFirst("\\{", "{\"parameters\": {\"samples\": 20, \"seed\": 7}, ");
        assertThat(infer("v2-iris", sampled))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"parameters": {"seed": 7}, "outputs": [
                          {"name": "probabilities"}, {"name": "label"},
                          {"name": "std", "shape": [1, 3]}, {"name": "entropy", "shape": [1]},
                          {"name": "mutual_information", "shape": [1]}]}\
                        """);
        String chosen =
                sampled.replaceFirst(
                        "\\{", "{\"outputs\": [{\"name\": \"entropy\"}, {\"name\": \"label\"}], ");
        assertThat(infer("v2-iris", chosen))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.outputs[*].name")
                .isEqualTo(List.of("entropy", "label"));
    }

    @Test
    void aValueHasItsStdAlone() {
        String numbers = String.join(",", Collections.nCopies(20, "1"));
        String body =
                """
                {"parameters": {"samples": 5},
                 "inputs": [{"name": "input", "shape": [2, 10], "datatype": "FP32", "data": [%s]}]}\
                """
                        .formatted(numbers);
        assertThat(infer("v2-diabetes", body))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"outputs": [{"name": "value", "shape": [2, 1]},
                                     {"name": "std", "shape": [2, 1]}]}\
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"shape\": [1, 4] | \"shape\": [1, 3] | expected [-1, 4], received [1, 3]",
                "\"shape\": [1, 4] | \"shape\": [2, 4] | expected 8 values for the shape [2, 4],"
                        + " received 4",
                "\"shape\": [1, 4] | \"shape\": [0, 4] | /inputs/0/shape/0",
                "\"shape\": [1, 4] | \"shape\": [] | /inputs/0/shape",
                "FP32 | FP8 | expected one of \"BOOL\"",
                "FP32 | BYTES | expected a type of numbers",
                "FP32 | INT8 | expected INT8, received 5.1",
                "0.2] | \"x\"] | expected FP32, received \"x\"",
                "0.2] | null] | expected FP32, received null",
                "0.2] | true] | received true or false",
                "0.2] | [0.2]] | expected values at one depth",
                "0.2] | {}] | expected numbers or texts, received an object",
                "0.2]} | 0.2]}, {\"name\": \"more\", \"shape\": [1], \"datatype\": \"FP32\", \"data\": [1]} | columns",
                "{\"inputs\" | {\"model_name\": \"other\", \"inputs\" | expected \"v2-iris\" as in the path, received \"other\"",
                "{\"inputs\" | {\"model_version\": \"newest\", \"inputs\" | expected a version like \"1\", received \"newest\"",
                "\"data\": [5.1, 3.5, 1.4, 0.2] | \"parameters\": {} | expected a list, or parameters.binary_data_size, received nothing",
                "\"data\": | \"parameters\": {\"binary_data_size\": 16}, \"data\": | expected a list or parameters.binary_data_size, received both",
                "\"data\": [5.1, 3.5, 1.4, 0.2] | \"parameters\": {\"binary_data_size\": 16} | expected 16 bytes after the JSON for parameters.binary_data_size 16, received 0",
                "\"data\" | \"dat\" | unknown property 'dat'",
                "{\"inputs\" | {\"parameters\": {\"sample\": 3}, \"inputs\" | unknown parameter;"
                        + " expected samples or seed",
                "{\"inputs\" | {\"parameters\": {\"samples\": 2.5}, \"inputs\" | expected a whole"
                        + " number",
                "{\"inputs\" | {\"parameters\": {\"samples\": 5000}, \"inputs\" | expected 1 <="
                        + " samples <= 1000",
                "{\"inputs\" | {\"outputs\": [{\"name\": \"std\"}], \"inputs\" | expected one of"
                        + " probabilities, label (more with parameters.samples), received \"std\""
            })
    void saysInOneSentenceWhatIsWrong(String part, String instead, String error)
            throws UnsupportedEncodingException {
        MvcTestResult answer = infer("v2-iris", FLOWER.replace(part, instead));
        assertThat(answer).hasStatus(422).hasContentType(MediaType.APPLICATION_JSON);
        assertThat(JsonPath.<String>read(text(answer), "$.error")).contains(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"Biscoe\" | \"Elba\" | /inputs/0/data/0: expected one of",
                "\"name\": \"sex\" | \"name\": \"sexes\" | received \"sexes\"",
                "\"name\": \"sex\" | \"name\": \"sexes\" | missing the column sex",
                "\"name\": \"sex\" | \"name\": \"year\" | expected every column once",
                "\"year\", \"shape\": [2] | \"year\", \"shape\": [1] | expected as many values as"
                        + " the first tensor has, 2, received 1",
                "[2007, 2008] | [2007, null] | expected a number, received null"
            })
    void saysWhichColumnIsWrong(String part, String instead, String error)
            throws UnsupportedEncodingException {
        MvcTestResult answer = infer("v2-penguins", PENGUINS.replace(part, instead));
        assertThat(answer).hasStatus(422);
        assertThat(JsonPath.<String>read(text(answer), "$.error")).contains(error);
    }

    @Test
    void whatIsNotThereOrNotJsonIsSaidAsTheProtocolAsks() {
        assertThat(infer("v2-none", FLOWER)).hasStatus(404);
        assertThat(infer("v2-iris/versions/9", FLOWER)).hasStatus(404);
        assertThat(infer("v2-iris", "{")).hasStatus(400).bodyJson().hasPath("$.error");
    }

    private MvcTestResult infer(String model, String body) {
        return mvc.post()
                .uri("/v2/models/" + model + "/infer")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String data(MvcTestResult answer) throws UnsupportedEncodingException {
        assertThat(answer).hasStatusOk();
        return JsonPath.read(text(answer), "$.outputs[0].data").toString();
    }

    private static String text(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }
}
