package dev.dropwise.dataset.upload.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedImageTests {

    private static final int MOST_PIXELS = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "jpeg"})
    void decodesEachFormat(String format) throws Exception {
        BufferedImage image = Pictures.plain(20, 10, BufferedImage.TYPE_INT_RGB, 0x00ff00);
        EncodedImage encoded = of(Pictures.encode(image, format));

        assertThat(encoded.format()).isEqualTo(format);
        assertThat(encoded.frame(MOST_PIXELS)).isEqualTo(new EncodedImage.Frame(20, 10, false));
        DecodedImage decodedImage = encoded.decode(p -> p);
        assertThat(decodedImage.channels()).isEqualTo(3);
        assertThat(decodedImage.pixels()).hasSize(600);
        assertThat(Byte.toUnsignedInt(decodedImage.pixels()[399])).isBetween(250, 255);
        assertThat(Byte.toUnsignedInt(decodedImage.pixels()[199])).isBetween(0, 5);
        assertThat(Byte.toUnsignedInt(decodedImage.pixels()[599])).isBetween(0, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "jpeg"})
    void refusesEachFormatCutOff(String format) {
        BufferedImage image = new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 2500; i++) {
            image.setRGB(i % 50, i / 50, i * 7919 & 0xf0f0f0);
        }
        byte[] whole = Pictures.encode(image, format);

        for (int length : new int[] {whole.length / 4, whole.length / 2, whole.length * 3 / 4}) {
            EncodedImage cutOff = of(Arrays.copyOf(whole, length));
            assertThatThrownBy(
                            () -> {
                                cutOff.frame(MOST_PIXELS);
                                cutOff.decode(p -> p);
                            })
                    .as(format + " of " + length)
                    .isInstanceOf(EncodedImage.Broken.class)
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    void keepsGreyAsItIs() throws Exception {
        assertThat(decode(Pictures.grey(3, 1, 0, 100, 255))).containsExactly(0, 100, 255);
    }

    @Test
    void takesTheUpperByteOfSixteenBits() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 2, 1, new int[] {0x12ff, 0xfe00});

        assertThat(decode(Pictures.encode(image, "png"))).containsExactly(0x12, 0xfe);
    }

    @Test
    void laysWhatIsTransparentOverWhite() throws Exception {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00000000);
        image.setRGB(1, 0, 0x80ff0000);
        image.setRGB(2, 0, 0xff0000ff);

        assertThat(decode(Pictures.encode(image, "png")))
                .containsExactly(255, 255, 0, 255, 127, 0, 255, 127, 255);
    }

    @Test
    void takesBlackAndWhite() throws Exception {
        BufferedImage image = Pictures.plain(2, 1, BufferedImage.TYPE_BYTE_BINARY, 0xffffff);
        byte[] png = Pictures.encode(image, "png");

        assertThat(of(png).frame(MOST_PIXELS).grey()).isTrue();
        assertThat(of(png).decode(p -> p).grey().pixels()).containsExactly(0, -1);
    }

    @Test
    void takesTheFirstImageOfAnAnimation() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int rgb : new int[] {0xff0000, 0x00ff00}) {
                BufferedImage image = Pictures.plain(8, 8, BufferedImage.TYPE_INT_RGB, rgb);
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }

        int[] levels = decode(bytes.toByteArray());
        assertThat(levels).hasSize(192);
        assertThat(levels[63]).isEqualTo(255);
        assertThat(levels[127]).isZero();
    }

    @Test
    void refusesCmyk() throws IOException {
        assertBroken("expected grey or red, green and blue, received CMYK or others", cmyk());
    }

    /** A head of 33 bytes may announce any number of pixels. */
    @Test
    void readsTheSizeBeforeThePixels() {
        byte[] png = Pictures.png(3, 2, 0xff);
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        assertBroken("expected sides of 1 to 65,535 pixels, received 100,000 and 100,000", png);
        ByteBuffer.wrap(png).putInt(16, 2000).putInt(20, 2000);
        assertBroken("expected at most 1,048,576 pixels, received 2,000 times 2,000", png);
    }

    @Test
    void refusesMoreScansThanPhotographsHave() {
        byte[] jpeg =
                Pictures.encode(Pictures.plain(20, 10, BufferedImage.TYPE_INT_RGB, 0xff), "jpeg");
        byte[] scans = Arrays.copyOf(jpeg, jpeg.length + 1000);
        for (int i = jpeg.length; i < scans.length; i += 2) {
            scans[i] = (byte) 0xff;
            scans[i + 1] = (byte) 0xda;
        }

        assertBroken("expected at most 200 scans, received 501", scans);
    }

    @Test
    void refusesOtherFormatsInABmp() {
        byte[] bmp = Pictures.encode(Pictures.plain(2, 2, BufferedImage.TYPE_INT_RGB, 0xff), "bmp");
        bmp[30] = 5;

        assertBroken("expected a BMP of its own, received another format in it", bmp);
    }

    @Test
    void knowsImagesByTheirFirstBytes() {
        assertThat(EncodedImage.of(new byte[0])).isNull();
        assertThat(EncodedImage.of(new byte[] {'R', 'I', 'F', 'F', 0, 0, 0, 0})).isNull();
    }

    private static byte[] cmyk() throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] plain = bytes.toByteArray();
        byte[] adobe = {
            (byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
        };
        return ByteBuffer.allocate(plain.length + adobe.length)
                .put(plain, 0, 2)
                .put(adobe)
                .put(plain, 2, plain.length - 2)
                .array();
    }

    private static EncodedImage of(byte[] bytes) {
        return Objects.requireNonNull(EncodedImage.of(bytes));
    }

    private static int[] decode(byte[] bytes) throws EncodedImage.Broken {
        byte[] pixels = of(bytes).decode(p -> p).pixels();
        int[] levels = new int[pixels.length];
        Arrays.setAll(levels, i -> Byte.toUnsignedInt(pixels[i]));
        return levels;
    }

    private static void assertBroken(String message, byte[] bytes) {
        assertThatThrownBy(() -> of(bytes).frame(MOST_PIXELS))
                .isInstanceOf(EncodedImage.Broken.class)
                .hasMessage(message);
    }
}
