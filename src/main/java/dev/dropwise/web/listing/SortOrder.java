package dev.dropwise.web.listing;

import dev.dropwise.web.BadParameter;
import dev.dropwise.web.binding.FaultMessages;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The order that a client asks for: {@code name}, or {@code -name} for the greatest first. */
record SortOrder(String property, boolean descending) {

    static final String CREATED = "createdAt";
    static final SortOrder NEWEST_FIRST = new SortOrder(CREATED, true);

    static SortOrder of(@Nullable String sort, Collection<String> properties) {
        if (sort == null || sort.isEmpty()) {
            return NEWEST_FIRST;
        }
        boolean descending = sort.startsWith("-");
        String property = descending ? sort.substring(1) : sort;
        if (!properties.contains(property)) {
            throw new BadParameter(
                    "sort",
                    "one of "
                            + String.join(", ", properties)
                            + ", with - before it for the reverse",
                    FaultMessages.quoted(sort));
        }
        return new SortOrder(property, descending);
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + property;
    }
}
