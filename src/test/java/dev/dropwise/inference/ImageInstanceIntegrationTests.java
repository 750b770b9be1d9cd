package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Images that are sent as files instead of lists of pixels. */
@DropwiseTest
class ImageInstanceIntegrationTests {

    private static final String LAYERS = "[{\"type\": \"dense\"}]";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private JsonNode predict(UUID run, String instance) {
        return api.post(
                        "/api/v1/runs/" + run + "/predict",
                        "{\"instances\": [%s]}".formatted(instance))
                .at("/predictions/0");
    }

    private static String encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    /** Each pixel as a square of its own, so that making it smaller gives the pixels again. */
    private static BufferedImage drawn(JsonNode pixels, int scale, int type) {
        int size = (int) Math.sqrt(pixels.size());
        BufferedImage image = new BufferedImage(size * scale, size * scale, type);
        for (int y = 0; y < size * scale; y++) {
            for (int x = 0; x < size * scale; x++) {
                int level = pixels.get(y / scale * size + x / scale).asInt();
                image.getRaster().setSample(x, y, 0, level);
                if (image.getRaster().getNumBands() > 1) {
                    image.getRaster().setSample(x, y, 1, level);
                    image.getRaster().setSample(x, y, 2, level);
                }
            }
        }
        return image;
    }

    @Test
    void aPngOfTheSameSizeIsTheSameAsItsPixels() throws IOException {
        UUID run = trained.train("mnist-small", LAYERS, 1);
        JsonNode pixels =
                api.get("/api/v1/datasets/mnist-small/preview?rows=1").at("/rows/0/instance");
        String grey = encoded(drawn(pixels, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
        String coloured = encoded(drawn(pixels, 1, BufferedImage.TYPE_INT_RGB), "png");

        JsonNode expected = predict(run, pixels.toString());

        assertThat(predict(run, "{\"image\": \"%s\"}".formatted(grey))).isEqualTo(expected);
        assertThat(predict(run, "{\"image\": \"%s\"}".formatted(coloured))).isEqualTo(expected);
        assertThat(predict(run, "{\"image\": \"data:image/png;base64,%s\"}".formatted(grey)))
                .isEqualTo(expected);
    }

    @Test
    void aLargerJpegIsBroughtToTheSizeOfTheDataSet() throws IOException {
        UUID run = trained.train("mnist-small", LAYERS, 1);
        JsonNode pixels =
                api.get("/api/v1/datasets/mnist-small/preview?rows=1").at("/rows/0/instance");
        String large = encoded(drawn(pixels, 4, BufferedImage.TYPE_BYTE_GRAY), "jpeg");

        JsonNode prediction = predict(run, "{\"image\": \"%s\"}".formatted(large));

        JsonNode expected = predict(run, pixels.toString());
        assertThat(prediction.get("label")).isEqualTo(expected.get("label"));
        assertThat(prediction.get("probability").asDouble())
                .isCloseTo(expected.get("probability").asDouble(), within(0.15));
    }

    /** Its pixels go from 0 to 16. */
    @Test
    void whiteIsTheLargestValueOfThePixels() throws IOException {
        UUID run = trained.train("digits", LAYERS, 1);
        BufferedImage white = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        white.getRaster()
                .setSamples(
                        0,
                        0,
                        8,
                        8,
                        0,
                        java.util.stream.IntStream.generate(() -> 255).limit(64).toArray());
        StringBuilder pixels = new StringBuilder("16");
        pixels.append(", 16".repeat(63));

        assertThat(predict(run, "{\"image\": \"%s\"}".formatted(encoded(white, "png"))))
                .isEqualTo(predict(run, "[%s]".formatted(pixels)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"image\": \"%%%\"} | /instances/0/image | no base64",
                "{\"image\": \"aGVsbG8=\"} | /instances/0/image | other bytes",
                "{\"image\": \"iVBORw0KGgo=\"} | /instances/0/image | damaged",
                "{\"image\": 3} | /instances/0 | base64",
                "{\"picture\": \"aGVsbG8=\"} | /instances/0 | picture"
            })
    void saysWhatIsNoImage(String instance, String pointer, String detail) {
        UUID run = trained.train("digits", LAYERS, 1);

        JsonNode problem =
                api.problem(
                        422,
                        "POST",
                        "/api/v1/runs/" + run + "/predict",
                        "{\"instances\": [%s]}".formatted(instance));

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/detail").asString()).contains(detail);
    }

    @Test
    void columnsAreNoImages() {
        UUID run = trained.train("iris", LAYERS, 1);

        assertThat(
                        api.problem(
                                        422,
                                        "POST",
                                        "/api/v1/runs/" + run + "/predict",
                                        "{\"instances\": [{\"image\": \"aGVsbG8=\"}]}")
                                .at("/errors/0/pointer")
                                .asString())
                .startsWith("/instances/0");
    }
}
