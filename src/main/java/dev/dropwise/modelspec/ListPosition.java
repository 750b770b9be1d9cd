package dev.dropwise.modelspec;

import dev.dropwise.web.BadParameter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;

/** A place in the list of model specs, which goes from the newest to the oldest, then by name. */
record ListPosition(Instant updatedAt, String name) implements Comparable<ListPosition> {

    private static final Comparator<ListPosition> ORDER =
            Comparator.comparing(ListPosition::updatedAt)
                    .reversed()
                    .thenComparing(ListPosition::name);

    /** Reads what {@link #cursor} wrote. */
    static ListPosition of(String cursor) {
        int space = cursor.indexOf(' ');
        try {
            return new ListPosition(
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
    public int compareTo(ListPosition other) {
        return ORDER.compare(this, other);
    }
}
