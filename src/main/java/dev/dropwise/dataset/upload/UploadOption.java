package dev.dropwise.dataset.upload;

import dev.dropwise.problem.Fault;
import java.util.function.Predicate;

/** An option that some formats use and others do not. */
public enum UploadOption {
    TARGET("/target", options -> !options.target().isEmpty()),
    TASK("/task", options -> options.task() != null),
    IGNORE("/ignore", options -> !options.ignore().isEmpty()),
    TYPES("/types", options -> !options.types().isEmpty()),
    MISSING("/missing", options -> !options.missing().isEmpty()),
    TEST_FILE("/test/file", options -> options.test() != null && options.test().file() != null),
    GROUP("/group", options -> options.group() != null),
    TIME("/time", options -> options.time() != null),
    DAY_FIRST("/dayFirst", options -> options.dayFirst() != null),
    POSITIVE_CLASS("/positiveClass", options -> options.positiveClass() != null),
    DELIMITER("/delimiter", options -> options.delimiter() != null),
    HEADER("/header", options -> options.header() != null),
    IMAGE_SIZE("/image", options -> options.image() != null && options.image().resizes()),
    IMAGE_GREYSCALE(
            "/image/greyscale",
            options -> options.image() != null && options.image().greyscale() != null),
    IMAGE_PIXEL_RANGE(
            "/image/pixelRange",
            options -> options.image() != null && options.image().pixelRange() != null);

    private final String pointer;

    @SuppressWarnings("ImmutableEnumChecker") // none of them holds anything
    private final Predicate<UploadOptions> given;

    UploadOption(String pointer, Predicate<UploadOptions> given) {
        this.pointer = pointer;
        this.given = given;
    }

    boolean isIn(UploadOptions options) {
        return given.test(options);
    }

    Fault unused(String format) {
        return new Fault(pointer, "expected none: the format %s does not use it".formatted(format));
    }
}
