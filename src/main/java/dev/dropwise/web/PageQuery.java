package dev.dropwise.web;

import dev.dropwise.web.binding.FaultMessages;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/**
 * Which part of a collection a client asks for, {@code ?limit=50&after=<cursor>}; a controller
 * takes it as a parameter.
 *
 * @param limit how many items at most
 * @param after the id of the last item that the client has, out of its opaque cursor; null for the
 *     first page
 */
@ParameterObject
public record PageQuery(
        @Parameter(
                        description = "how many items at most",
                        schema =
                                @Schema(
                                        type = "integer",
                                        minimum = "1",
                                        maximum = "200",
                                        defaultValue = "50"))
                int limit,
        @Parameter(description = "the cursor that came as next with the page before")
                @Nullable String after) {

    static final int DEFAULT_LIMIT = 50;
    static final int MOST = 200;

    /** How many rows to fetch: one more than the limit tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /**
     * The page out of the rows that come after {@link #after}, newest first, up to {@link #fetch}
     * of them.
     */
    public <T> Page<T> page(List<T> fetched, Function<? super T, String> id) {
        if (fetched.size() <= limit) {
            return new Page<>(fetched, null);
        }
        return new Page<>(fetched.subList(0, limit), cursor(id.apply(fetched.get(limit - 1))));
    }

    /** The page out of a whole collection in memory, newest first. */
    public <T> Page<T> pageOf(List<T> all, Function<? super T, String> id) {
        int from = 0;
        for (int i = 0; after != null && i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(after)) {
                from = i + 1;
            }
        }
        return page(all.subList(from, Math.min(all.size(), from + fetch())), id);
    }

    /**
     * The id of the last item that the client has, where ids are UUIDs; null for the first page.
     */
    public @Nullable UUID afterId() {
        if (after == null) {
            return null;
        }
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new BadParameter(
                    "after", "a cursor from next", FaultMessages.quoted(cursor(after)));
        }
    }

    static String cursor(String id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    static String id(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadParameter("after", "a cursor from next", FaultMessages.quoted(cursor));
        }
    }
}
