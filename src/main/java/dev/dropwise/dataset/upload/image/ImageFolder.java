package dev.dropwise.dataset.upload.image;

import dev.dropwise.dataset.upload.ArchiveFiles;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.io.Resource;

/** An archive of images, walked as often as somebody looks at it. */
record ImageFolder(UploadSource source, Resource archive) {

    /** Larger than any photograph, small enough for the heap. */
    private static final int MOST_BYTES = 64 << 20;

    private static final Set<String> ENDINGS =
            Set.of(
                    "png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "webp", "tif", "tiff",
                    "heic", "avif", "svg");

    /** Takes an image, or says why it cannot. */
    interface Look {
        void at(FolderPath folder, String path, EncodedImage image)
                throws IOException, EncodedImage.Broken;
    }

    String name() {
        return UploadSource.name(archive);
    }

    /**
     * Shows every image; files that are none are passed over.
     *
     * @throws UnreadableFile after the last one, when there are some that cannot be used
     */
    void forEach(Look look) throws IOException {
        ImageFaults faults = new ImageFaults(name());
        try (ArchiveFiles files = ArchiveFiles.open(source, archive)) {
            for (String path = files.next(); path != null; path = files.next()) {
                if (!FolderPath.isJunk(path)) {
                    look(files, path, look, faults);
                }
            }
        }
        faults.throwIfAny();
    }

    private void look(ArchiveFiles files, String path, Look look, ImageFaults faults)
            throws IOException {
        byte[] start = files.readNBytes(EncodedImage.LONGEST_MAGIC);
        if (EncodedImage.of(start) == null) {
            if (ArchiveFiles.isNamedAsOne(path)) {
                throw new UnreadableFile(name(), "expected no archive within, received " + path);
            }
            if (isNamedAsImage(path)) {
                faults.add(path, "expected a PNG, JPEG, GIF or BMP");
            }
            return;
        }
        byte[] bytes = whole(start, files);
        EncodedImage image = EncodedImage.of(bytes);
        if (image == null || bytes.length > MOST_BYTES) {
            faults.add(path, "expected at most %,d bytes, received more".formatted(MOST_BYTES));
            return;
        }
        try {
            look.at(FolderPath.of(path), path, image);
        } catch (EncodedImage.Broken e) {
            faults.add(path, e.getMessage());
        }
    }

    /** One byte too many where there are more than there may be. */
    private static byte[] whole(byte[] start, InputStream in) throws IOException {
        byte[] rest = in.readNBytes(MOST_BYTES + 1 - start.length);
        byte[] whole = Arrays.copyOf(start, start.length + rest.length);
        System.arraycopy(rest, 0, whole, start.length, rest.length);
        return whole;
    }

    private static boolean isNamedAsImage(String path) {
        return ENDINGS.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
