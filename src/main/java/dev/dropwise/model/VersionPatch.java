package dev.dropwise.model;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON Merge Patch says of {@link VersionNotes}, for the document of the API.
 *
 * @param tags texts by name; null removes one, or all
 * @param description null removes it
 */
@Schema(
        example =
                "{\"tags\": {\"stage\": \"candidate\"}, \"description\": \"dropout instead of weight decay\"}")
record VersionPatch(
        @Schema(
                        description =
                                "Texts by name, at most 50 of 500 characters; null removes one, or all")
                @Nullable Map<String, Object> tags,
        @Schema(description = "For people, at most 10,000 characters; null removes it")
                @Nullable String description) {}
