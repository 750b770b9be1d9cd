package dev.dropwise.web.listing;

import dev.dropwise.web.BadParameter;
import java.time.DateTimeException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The last entity that a client has, in the order it asked for.
 *
 * @param value of what is sorted by, null where the entity has none or the id alone decides
 */
record ListPosition(UUID id, @Nullable String value) {

    /** As it is told to the client: the order goes along, as it means nothing in another. */
    static String text(SortOrder order, UUID id, @Nullable Object value) {
        if (order.equals(SortOrder.NEWEST_FIRST)) {
            return id.toString();
        }
        return order + " " + id + (value == null ? "" : " " + value);
    }

    static ListPosition of(SortOrder order, String text) {
        String[] parts =
                (text.indexOf(' ') < 0 ? SortOrder.NEWEST_FIRST + " " + text : text).split(" ", 3);
        try {
            if (order.toString().equals(parts[0])) {
                return new ListPosition(
                        UUID.fromString(parts[1]), parts.length < 3 ? null : parts[2]);
            }
        } catch (IllegalArgumentException e) {
            throw unknown(order);
        }
        throw unknown(order);
    }

    /** The value as it was before it became a text. */
    <C> @Nullable C value(Function<String, C> parsed, SortOrder order) {
        try {
            return value == null ? null : parsed.apply(value);
        } catch (DateTimeException e) {
            throw unknown(order);
        }
    }

    private static BadParameter unknown(SortOrder order) {
        return new BadParameter("after", "a cursor from next, of the order " + order, "another");
    }
}
