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
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The extensions that {@code GET /v2} declares, and what hostile bytes come to. */
@DropwiseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InferExtensionsIntegrationTests {

    private static final String LAYERS =
            "[{\"type\": \"dense\", \"units\": 8, \"activation\": \"relu\"},"
                    + " {\"type\": \"dropout\", \"rate\": 0.2}, {\"type\": \"dense\"}]";

    private static final String FLOWERS =
            """
            {"outputs": [%s],
             "inputs": [{"name": "input", "shape": [2, 4], "datatype": "FP32",
                         "data": [5.1, 3.5, 1.4, 0.2, 6.7, 3.0, 5.2, 2.3]}]}""";

    private static final String BINARY =
            """
            {"inputs": [{"name": "input", "shape": [2, 4], "datatype": "FP32",
                         "parameters": {"binary_data_size": 32}}]}""";

    @Autowired private MockMvcTester mvc;
    @Autowired private TrainedRuns trained;
    @Autowired private ModelRegistry registry;

    @BeforeAll
    void train() {
        UUID run = trained.train("iris", LAYERS, 20);
        registry.registerServed("ext-iris", run);
        registry.registerServed("ext-iris", run);
        registry.registerServed("ext-diabetes", trained.train("diabetes", LAYERS, 2));
    }

    private MvcTestResult infer(String model, String outputs) {
        return mvc.post()
                .uri("/v2/models/" + model + "/infer")
                .contentType(MediaType.APPLICATION_JSON)
                .content(FLOWERS.formatted(outputs))
                .exchange();
    }

    private static String text(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }

    @Test
    void ranksTheLikeliestClasses() throws UnsupportedEncodingException {
        String plain = text(infer("ext-iris", "{\"name\": \"probabilities\"}"));
        List<Double> probabilities = JsonPath.read(plain, "$.outputs[0].data");
        String ranked =
                text(
                        infer(
                                "ext-iris",
                                "{\"name\": \"probabilities\", \"parameters\": {\"classification\": 2}}"));

        assertThat(JsonPath.<String>read(ranked, "$.outputs[0].datatype")).isEqualTo("BYTES");
        assertThat(JsonPath.<List<Integer>>read(ranked, "$.outputs[0].shape"))
                .containsExactly(2, 2);
        List<String> texts = JsonPath.read(ranked, "$.outputs[0].data");
        assertThat(texts).hasSize(4);
        assertThat(texts.get(0)).isEqualTo(probabilities.get(0).floatValue() + ":0:setosa");
        assertThat(texts.get(1)).isEqualTo(probabilities.get(1).floatValue() + ":1:versicolor");
        assertThat(texts.get(2)).isEqualTo(probabilities.get(5).floatValue() + ":2:virginica");
        for (int count : new int[] {3, 1000}) {
            String all =
                    text(
                            infer(
                                    "ext-iris",
                                    "{\"name\": \"probabilities\", \"parameters\": {\"classification\": %d}}"
                                            .formatted(count)));
            assertThat(JsonPath.<List<String>>read(all, "$.outputs[0].data")).hasSize(6);
        }
    }

    @Test
    void countsRequestsByVersionAndSize() throws UnsupportedEncodingException {
        String path = "/v2/models/ext-iris/versions/1";
        String before = text(mvc.get().uri(path + "/stats").exchange());
        for (int i = 0; i < 3; i++) {
            assertThat(
                            mvc.post()
                                    .uri(path + "/infer")
                                    .content(FLOWERS.formatted("{\"name\": \"label\"}")))
                    .hasStatusOk();
        }
        assertThat(
                        mvc.post()
                                .uri(path + "/infer")
                                .content(FLOWERS.formatted("{\"name\": \"none\"}")))
                .hasStatus(422);
        String after = text(mvc.get().uri(path + "/stats").exchange());

        assertThat(JsonPath.<Integer>read(before, "$.model_stats[0].inference_count")).isZero();
        assertThat(JsonPath.<Integer>read(before, "$.model_stats[0].last_inference")).isZero();
        String stats = "$.model_stats[0].";
        assertThat(JsonPath.<String>read(after, stats + "version")).isEqualTo("1");
        assertThat(JsonPath.<Integer>read(after, stats + "inference_count")).isEqualTo(6);
        assertThat(JsonPath.<Integer>read(after, stats + "execution_count")).isEqualTo(3);
        assertThat(JsonPath.<Integer>read(after, stats + "inference_stats.success.count"))
                .isEqualTo(3);
        assertThat(JsonPath.<Integer>read(after, stats + "inference_stats.fail.count"))
                .isEqualTo(1);
        assertThat(JsonPath.<Integer>read(after, stats + "inference_stats.compute_infer.count"))
                .isEqualTo(3);
        assertThat(JsonPath.<Integer>read(after, stats + "batch_stats[0].batch_size")).isEqualTo(2);
        long infer = number(after, stats + "inference_stats.compute_infer.ns");
        long all = number(after, stats + "inference_stats.success.ns");
        assertThat(infer).isPositive().isLessThanOrEqualTo(all);
        assertThat(number(after, stats + "batch_stats[0].compute_infer.ns")).isEqualTo(infer);
        assertThat(number(after, stats + "last_inference")).isPositive();
    }

    private static long number(String json, String path) {
        return JsonPath.<Number>read(json, path).longValue();
    }

    @Test
    void showsTheStatisticsOfAllVersions() throws UnsupportedEncodingException {
        String model = text(mvc.get().uri("/v2/models/ext-iris/stats").exchange());
        assertThat(JsonPath.<List<String>>read(model, "$.model_stats[*].version"))
                .containsExactly("2", "1");
        String all = text(mvc.get().uri("/v2/models/stats").exchange());
        assertThat(JsonPath.<List<String>>read(all, "$.model_stats[*].name"))
                .contains("ext-iris", "ext-diabetes");
        assertThat(mvc.get().uri("/v2/models/ext-none/stats")).hasStatus(404);
        assertThat(mvc.get().uri("/v2/models/ext-iris/versions/9/stats")).hasStatus(404);
    }

    @Test
    void listsTheRepositoryAndLoadsFromIt() throws UnsupportedEncodingException {
        for (String body : List.of("", "{}", "{\"ready\": true}")) {
            MvcTestResult index = mvc.post().uri("/v2/repository/index").content(body).exchange();
            assertThat(index).hasStatusOk();
            assertThat(
                            JsonPath.<List<String>>read(
                                    text(index), "$[?(@.name == 'ext-iris')].version"))
                    .containsExactly("1", "2");
            assertThat(JsonPath.<List<String>>read(text(index), "$[*].state"))
                    .containsOnly("READY");
        }
        assertThat(mvc.post().uri("/v2/repository/models/ext-iris/load")).hasStatusOk();
        assertThat(
                        mvc.post()
                                .uri("/v2/repository/models/ext-iris/load")
                                .content("{\"parameters\": {\"config\": \"{}\"}}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.error")
                .asString()
                .contains("expected none");
        assertThat(mvc.post().uri("/v2/repository/models/ext-none/load")).hasStatus(404);
        assertThat(mvc.post().uri("/v2/repository/models/ext-none/unload")).hasStatus(404);
        assertThat(mvc.post().uri("/v2/repository/models/ext-iris/unload"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.error")
                .asString()
                .contains("not unloaded on request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\": \"label\", \"parameters\": {\"classification\": 2}}"
                        + " | expected it for the output probabilities",
                "{\"name\": \"probabilities\", \"parameters\": {\"classification\": -1}}"
                        + " | expected a whole number from 0 on, received -1",
                "{\"name\": \"probabilities\", \"parameters\": {\"classification\": 1.5}}"
                        + " | expected a whole number from 0 on, received 1.5",
                "{\"name\": \"label\", \"parameters\": {\"binary_data\": 1}}"
                        + " | expected true or false, received 1",
                "{\"name\": \"label\", \"parameters\": {\"shared_memory_region\": \"a\"}}"
                        + " | unknown parameter; expected binary_data or classification",
                "{\"name\": \"label\"}, {\"name\": \"label\"} | expected every output once",
                "{\"name\": \"value\"} | expected one of probabilities, label"
            })
    void saysWhatIsWrongWithOutputs(String outputs, String error)
            throws UnsupportedEncodingException {
        MvcTestResult answer = infer("ext-iris", outputs);
        assertThat(answer).hasStatus(422);
        assertThat(JsonPath.<String>read(text(answer), "$.error")).contains(error);
    }

    @Test
    void saysNoMoreThanAHundredThings() throws UnsupportedEncodingException {
        String outputs = String.join(",", Collections.nCopies(5000, "{\"name\": \"none\"}"));
        MvcTestResult answer = infer("ext-iris", outputs);
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).hasSizeLessThan(20_000);

        String inputs =
                String.join(
                        ",",
                        Collections.nCopies(
                                5000,
                                "{\"name\": \"x\", \"shape\": [1], \"datatype\": \"FP32\", \"data\": [1]}"));
        MvcTestResult many =
                mvc.post()
                        .uri("/v2/models/ext-iris/infer")
                        .content("{\"inputs\": [" + inputs + "]}")
                        .exchange();
        assertThat(many).hasStatus(422);
        assertThat(text(many)).hasSizeLessThan(40_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "32}  | \"32\"} | 32 | 422",
                "32}  | 1.5}    | 32 | 422",
                "32}  | -1}     | 32 | 422",
                "32}  | null}   | 32 | 422",
                "32}  | 9999999999} | 32 | 422",
                "32}  | 32}     | 31 | 422",
                "32}  | 32}     | 33 | 422",
                "32}  | 31}     | 31 | 422",
                "[2, 4] | [3, 4] | 32 | 422",
                "[2, 4] | [1073741824, 1073741824, 1073741824] | 32 | 422",
                "FP32 | INT64  | 32 | 422",
                "FP32 | BYTES  | 32 | 422",
                "FP32 | FP32   | 32 | 200"
            })
    void refusesBytesThatAreNotWhatTheyAreSaidToBe(
            String part, String instead, int bytes, int status) {
        byte[] head = BINARY.replace(part, instead).getBytes(StandardCharsets.UTF_8);
        MvcTestResult answer = inferBytes(head, head.length, numbers(bytes));
        assertThat(answer).hasStatus(status);
        if (status != 200) {
            assertThat(answer).bodyJson().hasPath("$.error");
        }
    }

    @Test
    void aHeaderLengthThatLiesIsNoServerError() {
        byte[] head = BINARY.getBytes(StandardCharsets.UTF_8);
        for (int length : new int[] {0, 1, head.length - 1, head.length + 1, head.length + 32}) {
            MvcTestResult answer = inferBytes(head, length, numbers(32));
            assertThat(answer.getResponse().getStatus()).isBetween(400, 422);
            assertThat(answer).bodyJson().hasPath("$.error");
        }
    }

    private static byte[] numbers(int bytes) {
        ByteBuffer numbers =
                ByteBuffer.allocate(Math.max(bytes, 32)).order(ByteOrder.LITTLE_ENDIAN);
        numbers.asFloatBuffer().put(new float[] {5.1f, 3.5f, 1.4f, 0.2f, 6.7f, 3, 5.2f, 2.3f});
        return Arrays.copyOf(numbers.array(), bytes);
    }

    private MvcTestResult inferBytes(byte[] head, int length, byte[] tail) {
        ByteBuffer body = ByteBuffer.allocate(head.length + tail.length);
        body.put(head).put(tail);
        return mvc.post()
                .uri("/v2/models/ext-iris/infer")
                .header("Inference-Header-Content-Length", length)
                .content(body.array())
                .exchange();
    }
}
