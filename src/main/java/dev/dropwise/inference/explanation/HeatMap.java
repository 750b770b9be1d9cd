package dev.dropwise.inference.explanation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * Contributions as colours: red above 0, blue below it, white at 0, as strong as the value is
 * beside the largest of all.
 */
final class HeatMap {

    /** Small images are enlarged to about so many pixels a side. */
    private static final int READABLE = 224;

    private static final int FULL = 255;

    private HeatMap() {}

    /**
     * @param values [height, width], row-major
     */
    static byte[] png(double[] values, int height, int width) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        int scale = Math.max(1, READABLE / Math.max(height, width));
        BufferedImage map =
                new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < map.getHeight(); y++) {
            for (int x = 0; x < map.getWidth(); x++) {
                double value = values[y / scale * width + x / scale];
                map.setRGB(x, y, colour(largest > 0 ? value / largest : 0));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(map, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * @param share from -1 to 1
     */
    private static int colour(double share) {
        int pale = (int) Math.round(FULL * (1 - Math.abs(share)));
        return share >= 0 ? FULL << 16 | pale << 8 | pale : pale << 16 | pale << 8 | FULL;
    }
}
