package dev.dropwise.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.engine.archive.TensorValues;
import dev.dropwise.export.safetensors.SafetensorsWriter;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.web.DropwiseJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Weights of other programs, sound ones and others. */
@DropwiseTest
class ImportIntegrationTests {

    private static final String OPTIONS =
            """
            {"dataset": "iris", "model": {"layers": [{"type": "dense", "name": "one", "units": 2, "activation": "relu"},
                                                     {"type": "batchNorm", "name": "norm"},
                                                     {"type": "dense", "name": "two"}]}}""";

    @LocalServerPort private int port;

    private static Map<String, TensorValues> weights() {
        Map<String, TensorValues> weights = new LinkedHashMap<>();
        weights.put("one.weight", tensor(0.1f, 2, 4));
        weights.put("one.bias", tensor(0.2f, 2));
        weights.put("norm.weight", tensor(1, 2));
        weights.put("norm.bias", tensor(0, 2));
        weights.put("norm.running_mean", tensor(0.1f, 2));
        weights.put("norm.running_var", tensor(1, 2));
        weights.put("two.weight", tensor(0.3f, 3, 2));
        weights.put("two.bias", tensor(-0.1f, 3));
        return weights;
    }

    /** Numbers that grow from the first one. */
    private static TensorValues tensor(float first, Integer... sizes) {
        float[] numbers = new float[Arrays.stream(sizes).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = first + 0.125f * i;
        }
        return new TensorValues(numbers, List.of(sizes));
    }

    private static byte[] safetensors(Map<String, TensorValues> weights) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafetensorsWriter.write(weights, out);
        return out.toByteArray();
    }

    /** As {@code numpy.savez} writes it; a matrix in the other order where that is asked for. */
    private static byte[] npz(Map<String, TensorValues> weights, String descr, boolean fortran)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, TensorValues> tensor : weights.entrySet()) {
                zip.putNextEntry(new ZipEntry(tensor.getKey() + ".npy"));
                TensorValues values = tensor.getValue();
                String shape = values.sizes().toString().replace("[", "(").replace("]", ",)");
                String header =
                        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
                                .formatted(descr, fortran ? "True" : "False", shape);
                zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
                zip.write(new byte[] {(byte) header.length(), (byte) (header.length() >> 8)});
                zip.write(header.getBytes(StandardCharsets.US_ASCII));
                float[] numbers = fortran ? values.transposed().numbers() : values.numbers();
                ByteBuffer bytes =
                        ByteBuffer.allocate(8 * numbers.length)
                                .order(
                                        descr.startsWith(">")
                                                ? ByteOrder.BIG_ENDIAN
                                                : ByteOrder.LITTLE_ENDIAN);
                for (float number : numbers) {
                    if (descr.endsWith("8")) {
                        bytes.putDouble(number);
                    } else {
                        bytes.putFloat(number);
                    }
                }
                zip.write(bytes.array(), 0, bytes.position());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private JsonNode predicted(String model) {
        return new Api(port)
                .post(
                        "/api/v1/models/" + model + "/predict",
                        "{\"instances\": [[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]]}")
                .get("predictions");
    }

    @Test
    void takesSafetensorsAndNpzOfAnyOrder() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("import-safe", safetensors(weights()));
        files.put("import-f4", npz(weights(), "<f4", false));
        files.put("import-f8", npz(weights(), ">f8", false));
        files.put("import-fortran", npz(weights(), "<f4", true));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            HttpResponse<String> answer =
                    ImportRequest.send(port, file.getKey(), file.getValue(), OPTIONS);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(predicted(file.getKey())).isEqualTo(predicted("import-safe"));
        }
        JsonNode version = new Api(port).get("/api/v1/models/import-safe/versions/1");
        JsonNode run = new Api(port).get("/api/v1/runs/" + version.get("run").asString());
        assertThat(run.get("state").asString()).isEqualTo("succeeded");
        assertThat(run.get("epochs").asInt()).isZero();
        for (String more : List.of("/report", "/metrics", "/checkpoints")) {
            assertThat(
                            new Api(port)
                                    .exchange(
                                            "GET",
                                            "/api/v1/runs/" + run.get("id").asString() + more,
                                            "")
                                    .statusCode())
                    .as(more)
                    .isEqualTo(200);
        }
    }

    @Test
    void computesWhatTheWeightsSay() throws IOException {
        Map<String, TensorValues> weights = new LinkedHashMap<>();
        weights.put(
                "only.weight",
                new TensorValues(new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, List.of(3, 4)));
        weights.put("only.bias", new TensorValues(new float[] {0, 1, 2}, List.of(3)));
        String options =
                "{\"dataset\": \"iris\", \"model\": {\"layers\": [{\"type\": \"dense\", \"name\": \"only\"}]}}";
        assertThat(
                        ImportRequest.send(port, "import-known", safetensors(weights), options)
                                .statusCode())
                .isEqualTo(201);
        double sum = 1 + Math.E + Math.E * Math.E;
        JsonNode probabilities = predicted("import-known").get(0).get("probabilities");
        assertThat(probabilities.get("setosa").asDouble()).isEqualTo(1 / sum, offset());
        assertThat(probabilities.get("versicolor").asDouble()).isEqualTo(Math.E / sum, offset());
    }

    private static Offset<Double> offset() {
        return Offset.offset(1e-6);
    }

    @Test
    void tellsAllThatDoesNotFitAtOnce() throws IOException {
        Map<String, TensorValues> weights = weights();
        weights.remove("one.bias");
        weights.put("three.bias", tensor(1, 2));
        weights.put("two.weight", tensor(1, 2, 3));
        weights.put("norm.num_batches_tracked", tensor(1, 1));
        HttpResponse<String> answer =
                ImportRequest.send(port, "import-wrong", safetensors(weights), OPTIONS);

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode errors = DropwiseJson.mapper().readTree(answer.body()).get("errors");
        assertThat(errors).hasSize(3);
        assertThat(answer.body())
                .contains("expected no tensor \\\"three.bias\\\"")
                .contains("expected a tensor \\\"one.bias\\\" of [2], received none")
                .contains("two.weight: expected [3, 2], received [2, 3]");
    }

    @Test
    void refusesNumbersThatAreNone() throws IOException {
        Map<String, TensorValues> weights = weights();
        weights.put("one.bias", new TensorValues(new float[] {1, Float.NaN}, List.of(2)));
        HttpResponse<String> answer =
                ImportRequest.send(port, "import-nan", safetensors(weights), OPTIONS);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("one.bias: expected finite numbers, received NaN");
    }

    @Test
    void refusesArraysOfObjects() throws IOException {
        HttpResponse<String> answer =
                ImportRequest.send(port, "import-pickle", npz(weights(), "|O8", false), OPTIONS);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("expected f2, f4 or f8, received |O8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "7 | expected safetensors with at least 8 bytes",
                "60 | a header of 2 to",
                "900 | received"
            })
    void refusesFilesThatEndEarly(int length, String expected) throws IOException {
        byte[] whole = safetensors(weights());
        byte[] cut = Arrays.copyOf(whole, Math.min(length, whole.length - 1));
        HttpResponse<String> answer = ImportRequest.send(port, "import-cut", cut, OPTIONS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(expected);

        byte[] zip = npz(weights(), "<f4", false);
        assertThat(
                        ImportRequest.send(
                                        port,
                                        "import-cut",
                                        Arrays.copyOf(zip, Math.min(length, zip.length - 1)),
                                        OPTIONS)
                                .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | expected one of modelSpec and model",
                "{\"dataset\": \"iris\", \"modelSpec\": \"article-mlp\", \"model\": {\"layers\": []}} | received both",
                "{\"dataset\": \"iris\", \"model\": {\"layers\": [{\"type\": \"dense\", \"unit\": 3}]}} | /model/layers/0",
                "{\"dataset\": \"iris\", \"model\": {\"layers\": [{\"type\": \"conv2d\", \"filters\": 3, \"kernel\": 2}]}} | /model/layers/0",
                "{\"dataset\": \"iris\", \"model\": {\"layers\": [{\"type\": \"dense\"}]}, \"preprocessing\": {\"type\": \"table\"}} | /preprocessing",
                "{\"dataset\": \"iris\", \"model\": {\"layers\": [{\"type\": \"dense\"}]}, \"preprocessing\": {\"type\": \"image\", \"shape\": [1, 2, 2], \"pixelRange\": 255, \"target\": {\"type\": \"classes\", \"classes\": [\"a\", \"b\", \"c\"]}}} | expected the columns of the data set"
            })
    void saysWhatIsWrongWithTheOptions(String options, String expected) throws IOException {
        HttpResponse<String> answer =
                ImportRequest.send(port, "import-options", safetensors(weights()), options);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(expected);
    }

    @Test
    void aNetworkFarLargerThanTheFileCostsNothing() throws IOException {
        String options =
                "{\"dataset\": \"iris\", \"model\": {\"layers\": [{\"type\": \"dense\", \"units\": 1000000}, {\"type\": \"dense\", \"units\": 1000000}, {\"type\": \"dense\"}]}}";
        HttpResponse<String> answer =
                ImportRequest.send(port, "import-large", safetensors(weights()), options);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }
}
