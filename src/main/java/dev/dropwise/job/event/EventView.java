package dev.dropwise.job.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.springframework.modulith.NamedInterface;

/**
 * An event as clients see it.
 *
 * @param id grows with time
 * @param type state, epoch, checkpoint or message
 */
@NamedInterface("event")
public record EventView(
        long id,
        String type,
        @JsonRawValue @Schema(types = "object", example = "{\"state\": \"running\"}") String data,
        Instant createdAt) {

    public static EventView of(JobEvent event) {
        return new EventView(event.id(), event.type().word(), event.data(), event.createdAt());
    }
}
