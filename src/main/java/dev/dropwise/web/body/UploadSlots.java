package dev.dropwise.web.body;

import dev.dropwise.web.WebProperties;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/** Uploads that may be received and read at once, and the room on the disk that they need. */
final class UploadSlots {

    private static final Logger log = LoggerFactory.getLogger(UploadSlots.class);

    /** As many sockets, whose buffers are all that they take. */
    private static final int MOST_WAITING = 100;

    private final Deque<UploadTurn> waiting = new ArrayDeque<>();
    private final int most;
    private final long minFreeDisk;
    private final @Nullable MultipartConfigElement parts;
    private int free;

    UploadSlots(WebProperties properties, @Nullable MultipartConfigElement parts) {
        most = properties.maxUploads();
        free = most;
        minFreeDisk = properties.minFreeDisk().toBytes();
        this.parts = parts;
    }

    /** Why an upload cannot be received at all. */
    @Nullable BodyRejection refusal(HttpServletRequest request) {
        long length = Math.max(0, request.getContentLengthLong());
        if (parts != null && parts.getMaxRequestSize() >= 0 && length > parts.getMaxRequestSize()) {
            return new BodyRejection(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "expected a body of at most %,d bytes, received %,d"
                            .formatted(parts.getMaxRequestSize(), length),
                    0);
        }
        if (freeDisk() - length < minFreeDisk) {
            log.warn("an upload of {} bytes was refused: too little space on the disk", length);
            return BodyRejection.overloaded(
                    "the disk has too little space for it (dropwise.web.min-free-disk is %s)"
                            .formatted(DataSize.ofBytes(minFreeDisk)));
        }
        return null;
    }

    BodyRejection busy() {
        return BodyRejection.overloaded(
                "%d uploads are being received and read already".formatted(most));
    }

    /** Takes a slot if one is free. */
    synchronized boolean tryTake() {
        if (free == 0) {
            return false;
        }
        free--;
        return true;
    }

    /** Has an upload wait its turn; false where too many do. */
    synchronized boolean add(UploadTurn turn) {
        if (waiting.size() >= MOST_WAITING) {
            return false;
        }
        if (tryTake()) {
            turn.grant();
        } else {
            waiting.add(turn);
        }
        return true;
    }

    /** The slot goes to the upload that has waited longest. */
    synchronized void giveBack() {
        for (UploadTurn next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.grant()) {
                return;
            }
        }
        free++;
    }

    private long freeDisk() {
        if (parts == null || parts.getLocation().isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            return Files.getFileStore(Path.of(parts.getLocation())).getUsableSpace();
        } catch (IOException e) {
            // Where the folder is away, receiving the parts says so in better words.
            log.debug("cannot ask for the space of {}", parts.getLocation(), e);
            return Long.MAX_VALUE;
        }
    }
}
