package dev.dropwise.dataset.upload.image;

import dev.dropwise.dataset.upload.FilePrefix;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A PNG, JPEG, GIF or BMP as it is in a file. Its head is read before its pixels, which may be far
 * more than its bytes. Of several images in a file the first counts; the orientation that a camera
 * notes and colour profiles are not applied, as Pillow and Keras do not.
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived
record EncodedImage(String format, byte[] bytes) {

    static final int LONGEST_MAGIC = 4;

    /**
     * From this many pixels on, one image at a time is decoded: it may take hundreds of megabytes.
     */
    private static final int LARGE = 1 << 22;

    private static final Object ONE_AT_A_TIME = new Object();

    /** First bytes of the formats. */
    private static final Map<String, int[]> MAGIC =
            Map.of(
                    "png", new int[] {0x89, 'P', 'N', 'G'},
                    "jpeg", new int[] {0xff, 0xd8, 0xff},
                    "gif", new int[] {'G', 'I', 'F', '8'},
                    "bmp", new int[] {'B', 'M'});

    /** What a JPEG can say at most. */
    private static final int LONGEST_SIDE = 65_535;

    /** Each is a walk over all pixels, however few bytes it has; usual are about ten. */
    private static final int MOST_SCANS = 200;

    /** Where a BMP says how its pixels are packed, and what stands for a JPEG and a PNG in it. */
    private static final int BMP_COMPRESSION = 30;

    private static final int BMP_JPEG = 4;
    private static final int BMP_PNG = 5;

    /**
     * What an image is before it is decoded.
     *
     * @param grey whether it cannot hold any colour
     */
    record Frame(int width, int height, boolean grey) {
        String size() {
            return width + "x" + height;
        }
    }

    /** Why an image cannot be used. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        Broken(String why) {
            super(why);
        }
    }

    /** The image that a file is, by its first bytes; null when it is none. */
    static @Nullable EncodedImage of(byte[] file) {
        FilePrefix filePrefix = new FilePrefix("", file);
        for (Map.Entry<String, int[]> format : MAGIC.entrySet()) {
            if (filePrefix.startsWith(format.getValue())) {
                return new EncodedImage(format.getKey(), file);
            }
        }
        return null;
    }

    Frame frame(int mostPixels) throws Broken {
        checkPacking();
        return read(reader -> frame(reader, mostPixels));
    }

    private static Frame frame(ImageReader reader, int mostPixels) throws IOException, Broken {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) {
            throw new Broken(
                    "expected sides of 1 to %,d pixels, received %,d and %,d"
                            .formatted(LONGEST_SIDE, width, height));
        }
        if ((long) width * height > mostPixels) {
            throw new Broken(
                    "expected at most %,d pixels, received %,d times %,d"
                            .formatted(mostPixels, width, height));
        }
        return new Frame(width, height, isGrey(reader.getImageTypes(0)));
    }

    /** What would make decoding take far more than the image has of pixels. */
    private void checkPacking() throws Broken {
        if (format.equals("bmp") && bytes.length > BMP_COMPRESSION) {
            int compression = bytes[BMP_COMPRESSION];
            if (compression == BMP_JPEG || compression == BMP_PNG) {
                throw new Broken("expected a BMP of its own, received another format in it");
            }
        }
        if (format.equals("jpeg")) {
            long scans =
                    IntStream.range(1, bytes.length)
                            .filter(i -> bytes[i] == (byte) 0xda && bytes[i - 1] == (byte) 0xff)
                            .count();
            if (scans > MOST_SCANS) {
                throw new Broken("expected at most " + MOST_SCANS + " scans, received " + scans);
            }
        }
    }

    /** Some JDKs know CMYK and others have no type for it: the same images are to be the same. */
    private static boolean isGrey(Iterator<ImageTypeSpecifier> types) throws Broken {
        ColorModel model = types.hasNext() ? types.next().getColorModel() : null;
        if (model instanceof IndexColorModel palette) {
            int[] colours = new int[palette.getMapSize()];
            palette.getRGBs(colours);
            return IntStream.of(colours)
                    .allMatch(c -> (c & 0xff) == (c >> 8 & 0xff) && (c & 0xff) == (c >> 16 & 0xff));
        }
        int space = model == null ? ColorSpace.TYPE_CMYK : model.getColorSpace().getType();
        if (space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB) {
            throw new Broken("expected grey or red, green and blue, received CMYK or others");
        }
        return space == ColorSpace.TYPE_GRAY;
    }

    /**
     * Decodes it, which must take no more pixels than its {@link #frame} was found to have.
     *
     * @param use what is to become of it
     */
    <T> T decode(Function<DecodedImage, T> use) throws Broken {
        return read(
                reader -> {
                    if ((long) reader.getWidth(0) * reader.getHeight(0) < LARGE) {
                        return use.apply(decode(reader));
                    }
                    synchronized (ONE_AT_A_TIME) {
                        return use.apply(decode(reader));
                    }
                });
    }

    private static DecodedImage decode(ImageReader reader) throws IOException, Broken {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage image = reader.read(0);
        for (String warning : warnings) {
            // where a JPEG is cut off, the decoder makes the rest grey
            if (warning.contains("remature end")) {
                throw new Broken("it is cut off: " + warning);
            }
        }
        return PixelDecoding.of(image);
    }

    private interface Use<T> {
        T with(ImageReader reader) throws IOException, Broken;
    }

    /** The JDK's readers meet broken bytes with exceptions of many kinds. */
    private <T> T read(Use<T> use) throws Broken {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return use.with(reader);
        } catch (IOException | RuntimeException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new Broken("the %s is damaged or cut off: %s".formatted(format, why));
        } finally {
            reader.dispose();
        }
    }
}
