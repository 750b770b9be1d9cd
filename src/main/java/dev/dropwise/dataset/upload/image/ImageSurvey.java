package dev.dropwise.dataset.upload.image;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.upload.ImageForm;
import dev.dropwise.dataset.upload.ImageOptions;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What images in folders are, by a look at the head of each: their classes, size and colours, and
 * which are held out.
 */
final class ImageSurvey {

    private final String archive;
    private final ImageOptions asked;
    private final DatasetProperties limits;
    private final SortedSet<String> classes = new TreeSet<>();
    private @Nullable Seen first;
    private boolean colours;
    private boolean parts;
    private boolean tests;
    private boolean validations;

    private record Seen(String path, FolderPath folder, EncodedImage.Frame frame) {
        @Override
        public String toString() {
            return path + " of " + frame.size();
        }
    }

    ImageSurvey(String archive, @Nullable ImageOptions asked, DatasetProperties limits) {
        this.archive = archive;
        this.asked = asked == null ? new ImageOptions(null, null, null, null) : asked;
        this.limits = limits;
    }

    void look(FolderPath folder, String path, EncodedImage image) throws EncodedImage.Broken {
        EncodedImage.Frame frame = image.frame(limits.maxDecodedPixels());
        if (folder.folder() == null) {
            throw new EncodedImage.Broken("expected it in a folder that is called as its class");
        }
        Seen seen = new Seen(path, folder, frame);
        if (first == null) {
            first = seen;
        }
        check(first, seen);
        colours |= !frame.grey();
        parts |= folder.part() != null;
        tests |= folder.isForTesting();
        validations |= folder.isForValidation();
        if (classes.add(folder.folder()) && classes.size() > limits.maxCategories()) {
            throw new TooLarge(
                    "%s: expected at most %,d folders of classes, received more"
                            .formatted(archive, limits.maxCategories()));
        }
    }

    private void check(Seen one, Seen other) {
        if (!one.folder.isBeside(other.folder)) {
            throw new UnreadableFile(
                    archive,
                    "expected one folder a class, side by side, received %s and %s"
                            .formatted(one.path, other.path));
        }
        if ((asked.width() == null && one.frame.width() != other.frame.width())
                || (asked.height() == null && one.frame.height() != other.frame.height())) {
            throw new Invalid(
                    "/image",
                    ("expected images of one size, or image.width and image.height to bring them"
                                    + " to, received %s and %s")
                            .formatted(one, other));
        }
    }

    /**
     * What all images become.
     *
     * @throws UnreadableFile when there are none, or they are not in folders of classes
     */
    ImageForm form() {
        if (first == null) {
            throw new UnreadableFile(
                    archive, "expected PNG, JPEG, GIF or BMP images, received none");
        }
        boolean onlyParts = !parts && classes.stream().allMatch(FolderPath::isPart);
        if (classes.size() < 2 || onlyParts) {
            throw new UnreadableFile(
                    archive,
                    "expected a folder for each of two or more classes, received images in "
                            + String.join(", ", classes));
        }
        int height = asked.height() == null ? first.frame.height() : asked.height();
        int width = asked.width() == null ? first.frame.width() : asked.width();
        Boolean greyscale = asked.greyscale();
        boolean coloured = greyscale == null ? colours : !greyscale;
        ImageForm form = new ImageForm(coloured ? 3 : 1, height, width);
        form.check(archive, limits.maxPixels());
        return form;
    }

    List<String> classes() {
        return List.copyOf(classes);
    }

    /** Where there are folders for testing, those are held out, else those for validation. */
    boolean isHeldOut(FolderPath folder) {
        return tests ? folder.isForTesting() : validations && folder.isForValidation();
    }
}
