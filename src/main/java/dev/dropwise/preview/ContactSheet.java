package dev.dropwise.preview;

import dev.dropwise.layer.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Images side by side in lines, on white, small ones enlarged. */
final class ContactSheet {

    /** Small images are enlarged to about this height. */
    private static final int READABLE = 56;

    private static final int GAP = 2;
    private static final int PAPER = 0xFFFFFF;

    private final Shape shape;
    private final int scale;
    private final BufferedImage sheet;

    /**
     * An empty sheet.
     *
     * @param shape channels (grey, or red, green and blue), height, width
     */
    ContactSheet(Shape shape, int lines, int columns) {
        this.shape = shape;
        scale = Math.max(1, READABLE / shape.size(1));
        sheet =
                new BufferedImage(
                        place(columns, shape.size(2)) + GAP,
                        place(lines, shape.size(1)),
                        BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                sheet.setRGB(x, y, PAPER);
            }
        }
    }

    /** How large a sheet would be, in pixels. */
    static long size(Shape shape, int lines, int columns) {
        int scale = Math.max(1, READABLE / shape.size(1));
        return ((long) shape.size(1) * scale + GAP)
                * lines
                * ((long) shape.size(2) * scale + GAP)
                * columns;
    }

    private int place(int index, int size) {
        return GAP + index * (size * scale + GAP);
    }

    /**
     * Draws an image at its place.
     *
     * @param images [n, channels, height, width], row-major, 0 black to 1 full
     * @param index which of them
     */
    void draw(float[] images, int index, int line, int column) {
        drawAt(images, index, line, place(column, shape.size(2)));
    }

    /** Draws it a little apart from those before. */
    void drawApart(float[] images, int index, int line, int column) {
        drawAt(images, index, line, place(column, shape.size(2)) + GAP);
    }

    private void drawAt(float[] images, int index, int line, int left) {
        int top = place(line, shape.size(1));
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

    byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(sheet, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
