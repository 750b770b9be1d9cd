package dev.dropwise.job.event;

import org.springframework.modulith.NamedInterface;

/**
 * An event as a stream tells it.
 *
 * @param id grows with time
 * @param type one word
 * @param data JSON
 */
@NamedInterface("event")
public record StreamedEvent(long id, String type, String data) {}
