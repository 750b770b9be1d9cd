package dev.dropwise.dataset.upload.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Images in colour from a folder to a prediction. */
@OnEveryJdk
@DropwiseTest
class ImageUploadIntegrationTests {

    private static final String PATH = "/api/v1/datasets/ripe";

    @LocalServerPort private int port;
    @Autowired private MockMvcTester mvc;

    private Api api;

    @BeforeEach
    void upload() {
        api = new Api(port);
        Map<String, byte[]> files = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            String part = i < 30 ? "train" : "test";
            int light = 150 + random.nextInt(100);
            int dark = random.nextInt(80);
            int size = 10 + random.nextInt(30);
            files.put(
                    part + "/red/" + i + ".png",
                    Pictures.png(size, size, light << 16 | dark << 8 | dark));
            files.put(
                    part + "/green/" + i + ".jpg",
                    Pictures.encode(
                            Pictures.plain(
                                    size,
                                    20,
                                    BufferedImage.TYPE_INT_RGB,
                                    dark << 16 | light << 8 | dark),
                            "jpeg"));
        }
        HttpResponse<String> answer =
                api.upload(
                        Upload.with(
                                        "{\"name\": \"ripe\", \"image\": {\"width\": 12, \"height\": 8}}")
                                .file("ripe.zip", Pictures.zip(files)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = DropwiseJson.mapper().readTree(answer.body());
        assertThat(made.at("/rows").asInt()).isEqualTo(80);
        assertThat(made.at("/features/0/shape").toString()).isEqualTo("[3,8,12]");
        assertThat(made.at("/target/classes").toString()).isEqualTo("[\"green\",\"red\"]");
    }

    @AfterEach
    void delete() {
        assertThat(api.exchange("DELETE", PATH, "").statusCode()).isEqualTo(204);
    }

    @Test
    void trainsOnColoursAndPredictsThem() {
        JsonNode job =
                api.train(
                        """
                        {"name": "ripe", "dataset": "ripe", "registerAs": "ripe",
                         "model": {"layers": [{"type": "conv2d", "filters": 4, "kernel": 3, "activation": "relu"},
                                              {"type": "spatialDropout2d", "rate": 0.1},
                                              {"type": "globalAveragePool"}, {"type": "dense"}]},
                         "training": {"epochs": 30, "batchSize": 10, "seed": 1,
                                      "optimizer": {"type": "adam", "learningRate": 0.02},
                                      "regularization": {"cutmix": 0.2},
                                      "augmentation": [{"type": "brightness"}, {"type": "rotation"}, {"type": "randomErasing"}]}}""");

        assertThat(job.at("/state").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(predicted(channels(plane(220), plane(20), plane(20)))).isEqualTo("red");
        assertThat(predicted(channels(plane(20), plane(220), plane(20)))).isEqualTo("green");
        JsonNode first = api.get(PATH + "/preview?rows=1").at("/rows/0");
        assertThat(predicted(first.get("instance").toString()))
                .isEqualTo(first.get("target").asString());
        assertThat(
                        api.exchange(
                                        "POST",
                                        "/api/v1/models/ripe/predict",
                                        "{\"instances\": [" + plane(1) + "]}")
                                .body())
                .contains("[3, 8, 12]");
    }

    private String predicted(String instance) {
        return api.post("/api/v1/models/ripe/predict", "{\"instances\": [" + instance + "]}")
                .at("/predictions/0/label")
                .asString();
    }

    private static String channels(String... planes) {
        return "[" + String.join(", ", planes) + "]";
    }

    private static String plane(int level) {
        String line = "[" + level + (", " + level).repeat(11) + "]";
        return "[" + line + (", " + line).repeat(7) + "]";
    }

    @Test
    void drawsThem() throws IOException {
        BufferedImage sheet = image(PATH + "/preview?rows=80");

        // 9 columns and lines, enlarged 7 times
        assertThat(sheet.getWidth()).isEqualTo(9 * (12 * 7 + 2) + 4);
        assertThat(sheet.getHeight()).isEqualTo(9 * (8 * 7 + 2) + 2);
        JsonNode rows = api.get(PATH + "/preview?rows=80").get("rows");
        for (int row : new int[] {0, 17, 79}) {
            int rgb = sheet.getRGB(2 + row % 9 * 86 + 43, 2 + row / 9 * 58 + 28);
            boolean red = (rgb >> 16 & 0xff) > (rgb >> 8 & 0xff);
            assertThat(rows.get(row).get("target").asString()).isEqualTo(red ? "red" : "green");
        }
        assertThat(image(PATH + "/augmented?rotation=10&rows=2&variants=3").getHeight())
                .isEqualTo(2 * 58 + 2);
    }

    @Test
    void drawsOnlyImagesAndOnlyWhereAsked() {
        assertThat(mvc.get().uri(PATH + "/preview"))
                .hasStatusOk()
                .hasContentType("application/json");
        assertThat(mvc.get().uri(PATH + "/preview").header("Accept", "text/html,*/*;q=0.8"))
                .hasContentType("application/json");
        assertThat(mvc.get().uri("/api/v1/datasets/iris/preview").header("Accept", "image/png"))
                .hasStatus(409)
                .bodyText()
                .contains("expected a data set of images, iris has 4 columns");
        assertThat(
                        mvc.get()
                                .uri("/api/v1/datasets/none/preview?rows=0")
                                .header("Accept", "image/png"))
                .hasStatus(400);
    }

    private BufferedImage image(String uri) throws IOException {
        byte[] png =
                mvc.get()
                        .uri(uri)
                        .header("Accept", "image/png")
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void saysWhatToDoWhereAReferenceCannotBeFetched() {
        HttpResponse<String> answer =
                api.exchange(
                        "POST",
                        "/api/v1/datasets",
                        "{\"name\": \"cifar\", \"source\": \"djl:cifar10\"}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("dataset/cv/ai/djl/basicdataset/cifar10/metadata.json cannot be reached")
                .contains("or upload the files themselves");
        assertThat(api.exchange("GET", "/api/v1/datasets/cifar", "").statusCode()).isEqualTo(404);
        assertThat(
                        api.problem(
                                        422,
                                        "POST",
                                        "/api/v1/datasets",
                                        "{\"name\": \"x\", \"source\": \"djl:imagenet\"}")
                                .at("/errors/0/detail")
                                .asString())
                .contains("djl:mnist", "djl:fashion-mnist", "djl:cifar10");
        assertThat(
                        api.exchange(
                                        "POST",
                                        "/api/v1/datasets",
                                        "{\"name\": \"iris\", \"source\": \"djl:mnist\"}")
                                .statusCode())
                .isEqualTo(409);
    }
}
