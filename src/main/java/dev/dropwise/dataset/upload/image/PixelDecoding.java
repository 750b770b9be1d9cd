package dev.dropwise.dataset.upload.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * Takes pixels from the JDK's images as their files have them: of 16 bits the upper 8, what is
 * transparent over white. Java's own conversions would brighten grey, and a colour profile can make
 * them a thousand times slower.
 */
final class PixelDecoding {

    private static final int WHITE = 255;

    private PixelDecoding() {}

    static DecodedImage of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean bytes =
                image.getRaster().getTransferType() == DataBuffer.TYPE_BYTE
                        || image.getRaster().getTransferType() == DataBuffer.TYPE_USHORT;
        if (model instanceof ComponentColorModel && bytes) {
            int type = model.getColorSpace().getType();
            if (type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_RGB) {
                return ofSamples(image, type == ColorSpace.TYPE_GRAY ? 1 : 3);
            }
        }
        return ofColours(image);
    }

    private static DecodedImage ofSamples(BufferedImage image, int channels) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int bands = raster.getNumBands();
        int size = width * image.getHeight();
        int shift = Math.max(0, image.getColorModel().getComponentSize(0) - Byte.SIZE);
        byte[] pixels = new byte[channels * size];
        int[] line = new int[width * bands];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, line);
            for (int x = 0; x < width; x++) {
                int at = x * bands;
                int alpha = bands > channels ? line[at + bands - 1] >> shift : WHITE;
                for (int channel = 0; channel < channels; channel++) {
                    pixels[channel * size + y * width + x] =
                            overWhite(line[at + channel] >> shift, alpha);
                }
            }
        }
        return new DecodedImage(channels, image.getHeight(), width, pixels);
    }

    /** Of palettes and packed bits, whose conversion is a look-up. */
    private static DecodedImage ofColours(BufferedImage image) {
        int width = image.getWidth();
        int size = width * image.getHeight();
        byte[] pixels = new byte[3 * size];
        int[] line = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, line, 0, width);
            for (int x = 0; x < width; x++) {
                int alpha = line[x] >>> 24;
                int at = y * width + x;
                pixels[at] = overWhite(line[x] >> 16 & 0xff, alpha);
                pixels[size + at] = overWhite(line[x] >> 8 & 0xff, alpha);
                pixels[2 * size + at] = overWhite(line[x] & 0xff, alpha);
            }
        }
        return new DecodedImage(3, image.getHeight(), width, pixels);
    }

    private static byte overWhite(int level, int alpha) {
        return (byte)
                (alpha == WHITE ? level : (level * alpha + WHITE * (WHITE - alpha) + 127) / WHITE);
    }
}
