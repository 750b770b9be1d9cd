package dev.dropwise.dataset.upload.image;

import dev.dropwise.dataset.upload.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** The images that cannot be used: which is the first, and how many there are. */
final class ImageFaults {

    private final String archive;
    private @Nullable String first;
    private int count;

    ImageFaults(String archive) {
        this.archive = archive;
    }

    void add(String path, @Nullable String why) {
        if (++count == 1) {
            first = path + ": " + why;
        }
    }

    void throwIfAny() {
        if (first != null) {
            String others = count == 1 ? "" : "; %,d more cannot be used".formatted(count - 1);
            throw new UnreadableFile(archive, first + others);
        }
    }
}
