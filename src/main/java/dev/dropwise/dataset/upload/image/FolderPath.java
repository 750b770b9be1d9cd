package dev.dropwise.dataset.upload.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a file lies in a folder per class: {@code roses/1.png}, {@code train/roses/1.png} or {@code
 * flowers/train/roses/1.png}.
 *
 * @param root what all files have in common, mostly empty
 * @param part the folder around that of the class, in lower case, where it is called as parts of
 *     data sets are; null where it is not
 * @param folder that the file lies in; null where it lies in none
 */
record FolderPath(String root, @Nullable String part, @Nullable String folder) {

    private static final Set<String> TRAINING = Set.of("train", "training");
    private static final Set<String> TEST = Set.of("test", "testing");
    private static final Set<String> VALIDATION = Set.of("val", "valid", "validation");
    private static final Set<String> JUNK = Set.of("__macosx", "thumbs.db", "desktop.ini");

    static FolderPath of(String path) {
        List<String> folders = Arrays.asList(path.split("/"));
        int depth = folders.size() - 1;
        if (depth == 0) {
            return new FolderPath("", null, null);
        }
        String around = depth == 1 ? "" : folders.get(depth - 2).toLowerCase(Locale.ROOT);
        String part = isPart(around) ? around : null;
        String root = String.join("/", folders.subList(0, depth - (part == null ? 1 : 2)));
        return new FolderPath(root, part, folders.get(depth - 1));
    }

    /** What file managers leave in archives, and all that is hidden. */
    static boolean isJunk(String path) {
        return Arrays.stream(path.split("/"))
                .anyMatch(
                        name ->
                                name.startsWith(".")
                                        || JUNK.contains(name.toLowerCase(Locale.ROOT)));
    }

    static boolean isPart(String folder) {
        String name = folder.toLowerCase(Locale.ROOT);
        return TRAINING.contains(name) || TEST.contains(name) || VALIDATION.contains(name);
    }

    boolean isForTesting() {
        return part != null && TEST.contains(part);
    }

    boolean isForValidation() {
        return part != null && VALIDATION.contains(part);
    }

    /** Whether the folders of both classes lie side by side, or in parts that do. */
    boolean isBeside(FolderPath other) {
        return root.equals(other.root) && (part == null) == (other.part == null);
    }
}
