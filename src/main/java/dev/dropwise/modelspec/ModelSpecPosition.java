package dev.dropwise.modelspec;

import dev.dropwise.web.BadParameter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;

/** A place in the list of model specs, which goes from the newest to the oldest, then by name. */
record ModelSpecPosition(Instant updatedAt, String name) implements Comparable<ModelSpecPosition> {

    private static final Comparator<ModelSpecPosition> ORDER =
            Comparator.comparing(ModelSpecPosition::updatedAt)
                    .reversed()
                    .thenComparing(ModelSpecPosition::name);

    /** Reads what {@link #cursor} wrote. */
    static ModelSpecPosition of(String cursor) {
        int space = cursor.indexOf(' ');
        try {
            return new ModelSpecPosition(
                    Instant.parse(cursor.substring(0, Math.max(space, 0))),
                    cursor.substring(space + 1));
        } catch (DateTimeParseException e) {
            throw new BadParameter("after", "a cursor from next of this list", "another");
        }
    }

    String cursor() {
        return updatedAt + " " + name;
    }

    @Override
    public int compareTo(ModelSpecPosition other) {
        return ORDER.compare(this, other);
    }
}
