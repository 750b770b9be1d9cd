package dev.dropwise.preview;

import dev.dropwise.layer.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * Images side by side, a line each: the original, then its variants.
 *
 * @param shape channels (grey, or red, green and blue), height, width
 * @param originals [lines, channels, height, width], row-major, 0 black to 1 full
 * @param changed [lines, variants, channels, height, width]
 */
@SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
record ContactSheet(Shape shape, float[] originals, float[] changed, int lines, int variants) {

    /** Small images are enlarged to about this height. */
    private static final int READABLE = 56;

    private static final int GAP = 2;
    private static final int PAPER = 0xFFFFFF;

    byte[] png() {
        int scale = Math.max(1, READABLE / shape.size(1));
        int width = shape.size(2) * scale + GAP;
        int height = shape.size(1) * scale + GAP;
        BufferedImage sheet =
                new BufferedImage(
                        width * (1 + variants) + 2 * GAP,
                        height * lines + GAP,
                        BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                sheet.setRGB(x, y, PAPER);
            }
        }
        for (int line = 0; line < lines; line++) {
            int top = GAP + line * height;
            draw(sheet, originals, line, GAP, top, scale);
            for (int variant = 0; variant < variants; variant++) {
                // the originals stand a little apart
                int left = 2 * GAP + (1 + variant) * width;
                draw(sheet, changed, line * variants + variant, left, top, scale);
            }
        }
        return written(sheet);
    }

    private void draw(
            BufferedImage sheet, float[] images, int index, int left, int top, int scale) {
        for (int y = 0; y < shape.size(1) * scale; y++) {
            for (int x = 0; x < shape.size(2) * scale; x++) {
                sheet.setRGB(left + x, top + y, colour(images, index, y / scale, x / scale));
            }
        }
    }

    private int colour(float[] images, int index, int y, int x) {
        int channels = shape.size(0);
        int colour = 0;
        for (int third = 0; third < 3; third++) {
            int channel = Math.min(third, channels - 1);
            int pixel = ((index * channels + channel) * shape.size(1) + y) * shape.size(2) + x;
            colour = colour << 8 | Math.round(255 * Math.max(0, Math.min(1, images[pixel])));
        }
        return colour;
    }

    private static byte[] written(BufferedImage sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(sheet, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
