package dev.dropwise.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.DropwiseTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@DropwiseTest
class AugmentedControllerIntegrationTests {

    /** An enlarged digit of 8 by 8, and the gap beside it. */
    private static final int CELL = 58;

    private static final String DIGITS = "/api/v1/datasets/digits/augmented?";

    @Autowired MockMvcTester mvc;

    @Test
    void showsEachImageAndItsVariants() throws IOException {
        BufferedImage sheet = image(DIGITS + "rotation=30&rows=3&variants=4");

        assertThat(sheet.getWidth()).isEqualTo(5 * CELL + 4);
        assertThat(sheet.getHeight()).isEqualTo(3 * CELL + 2);
        assertThat(cell(sheet, 1)).isNotEqualTo(cell(sheet, 0));
        assertThat(cell(sheet, 2)).isNotEqualTo(cell(sheet, 1));
    }

    @Test
    void leavesImagesAloneWhereNothingIsToChange() throws IOException {
        BufferedImage sheet = image(DIGITS + "shift=0&rows=1&variants=2");

        assertThat(cell(sheet, 1)).isEqualTo(cell(sheet, 0));
        assertThat(cell(sheet, 2)).isEqualTo(cell(sheet, 0));
        assertThat(Arrays.stream(cell(sheet, 0)).distinct().count()).isGreaterThan(4);
    }

    @Test
    void mirrorsAsTheSettingsSay() throws IOException {
        BufferedImage sheet =
                image(DIGITS + "flip=false&flip.vertical=true&rows=1&variants=32&seed=3");
        int[] original = cell(sheet, 0);
        int[] mirrored = new int[original.length];
        for (int y = 0; y < 56; y++) {
            System.arraycopy(original, (55 - y) * 56, mirrored, y * 56, 56);
        }

        for (int variant = 1; variant <= 32; variant++) {
            assertThat(cell(sheet, variant)).isIn(original, mirrored);
        }
    }

    @Test
    void givesTheSamePictureForTheSameSeed() throws IOException {
        String asked = DIGITS + "shift=0.3&gaussianNoise=0.1&rows=2&seed=";

        assertThat(bytes(asked + 1)).isEqualTo(bytes(asked + 1)).isNotEqualTo(bytes(asked + 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rotation=200|rotation|/degrees expected 0 <= degrees <= 180, received 200",
                "rotation=much|rotation|expected a number",
                "rotaton=10|rotaton|rows, variants, seed or an augmentation: one of brightness",
                "rotation.turns=3|rotation|turns",
                "rotation=1&rotation=2|rotation|expected one value, received 2 values",
                "rows=8|rotation|an augmentation",
                "rotation=1&rows=0|rows|expected 1 <= rows <= 64, received 0",
                "interpolation=0.5|interpolation|rows, variants"
            })
    void saysWhatAParameterMayBe(String query, String name, String words) {
        assertThat(mvc.get().uri(DIGITS + query))
                .hasStatus(400)
                .bodyText()
                .contains(name)
                .contains(words);
    }

    @Test
    void needsImages() {
        assertThat(mvc.get().uri("/api/v1/datasets/iris/augmented?rotation=10"))
                .hasStatus(409)
                .bodyText()
                .contains("expected a data set of images, iris has rows of [4]");
        assertThat(mvc.get().uri("/api/v1/datasets/none/augmented?rotation=10")).hasStatus(404);
    }

    private BufferedImage image(String uri) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes(uri)));
    }

    private byte[] bytes(String uri) {
        MockHttpServletResponse response = mvc.get().uri(uri).exchange().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).isEqualTo("image/png");
        return response.getContentAsByteArray();
    }

    /** The pixels of the first line's image at a place, the original at 0. */
    private static int[] cell(BufferedImage sheet, int place) {
        int left = (place == 0 ? 2 : 4) + place * CELL;
        return sheet.getRGB(left, 2, 56, 56, null, 0, 56);
    }
}
