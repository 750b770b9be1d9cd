package dev.dropwise.model;

import dev.dropwise.problem.NamePattern;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people write on a version.
 *
 * @param tags texts by name, at most 50
 * @param description for people; at most 10,000 characters
 */
record VersionNotes(
        @Size(max = 50)
                Map<
                                @Pattern(regexp = NamePattern.REGEX, message = NamePattern.EXPECTED)
                                String,
                                @NotNull @Size(max = 500) String>
                        tags,
        @Nullable @Size(max = 10_000) String description) {

    static final VersionNotes NONE = new VersionNotes(Map.of(), null);

    VersionNotes {
        tags = tags == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }
}
