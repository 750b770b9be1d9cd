package dev.dropwise.dataset.upload.array;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an array of a data set is for, which its name says. */
enum ArrayRole {
    X("x", "x_train", "data", "features", "images", "train_images"),
    Y("y", "y_train", "target", "labels", "train_labels"),
    X_TEST("x_test", "test_images"),
    Y_TEST("y_test", "test_labels");

    private static final Set<ArrayRole> WITHOUT_TEST = Set.of(X, Y);

    @SuppressWarnings("ImmutableEnumChecker") // a set that cannot be changed
    private final Set<String> names;

    ArrayRole(String... names) {
        this.names = Set.of(names);
    }

    /** Null where the name says nothing; upper and lower case are the same. */
    static @Nullable ArrayRole of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(role -> role.names.contains(lower))
                .findFirst()
                .orElse(null);
    }

    /** Whether there are features and a target, of a hold-out too or not. */
    static boolean areComplete(Set<ArrayRole> roles) {
        return roles.equals(WITHOUT_TEST) || roles.size() == values().length;
    }

    /** The target that belongs to features. */
    ArrayRole target() {
        return this == X_TEST ? Y_TEST : Y;
    }
}
