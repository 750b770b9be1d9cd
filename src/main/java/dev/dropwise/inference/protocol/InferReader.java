package dev.dropwise.inference.protocol;

import dev.dropwise.problem.Invalid;
import dev.dropwise.web.BadParameter;
import dev.dropwise.web.RequestBytes;
import dev.dropwise.web.binding.JsonBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Reads requests of the Open Inference Protocol: JSON, whatever its media type is called, and after
 * it the tensors that are sent as bytes.
 */
@Component
class InferReader {

    /** How many bytes of the body are JSON; all of them where it is missing. */
    static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private final RequestBytes bytes;
    private final JsonBodies bodies;

    InferReader(RequestBytes bytes, JsonBodies bodies) {
        this.bytes = bytes;
        this.bodies = bodies;
    }

    /**
     * Reads a whole request.
     *
     * @throws Invalid with all faults
     */
    InferMessage read(HttpServletRequest http) throws IOException {
        byte[] body = bytes.read(http);
        int length = jsonLength(http, body.length);
        byte[] json = length == body.length ? body : Arrays.copyOf(body, length);
        InferRequest request = bodies.read(json, InferRequest.class);
        return InferMessage.of(request, ByteBuffer.wrap(body, length, body.length - length));
    }

    private static int jsonLength(HttpServletRequest http, int most) {
        String sent = http.getHeader(JSON_LENGTH);
        if (sent == null) {
            return most;
        }
        try {
            int length = Integer.parseInt(sent.strip());
            if (length >= 0 && length <= most) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw badLength(sent, most);
        }
        throw badLength(sent, most);
    }

    private static BadParameter badLength(String sent, int most) {
        return new BadParameter(JSON_LENGTH, "a number of bytes from 0 to " + most, sent);
    }
}
