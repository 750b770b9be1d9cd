package dev.dropwise.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What every caller may ask of this process: requests, bytes and streams; null for any number. */
record CallerQuotas(
        @Nullable Quotas requests, @Nullable Quotas bytes, @Nullable StreamQuota streams) {

    private static final long STREAMS_LATER = 5;

    /**
     * Why a request is not answered.
     *
     * @param retryAfter seconds; 0 where waiting would not help
     */
    record Excess(HttpStatus status, String detail, long retryAfter) {}

    static CallerQuotas of(SecurityProperties properties) {
        int requests = properties.requestsPerSecond();
        long bytes = properties.bytesPerHour().toBytes();
        int streams = properties.streams();
        return new CallerQuotas(
                requests > 0 ? Quotas.ofRequests(requests, properties.burst()) : null,
                bytes > 0 ? Quotas.ofBytes(bytes) : null,
                streams > 0 ? new StreamQuota(streams) : null);
    }

    boolean isAny() {
        return requests != null || bytes != null || streams != null;
    }

    /** Takes what a request costs of its caller's quota; nothing where it has all that. */
    Optional<Excess> excess(String caller, HttpServletRequest request) {
        if (requests != null) {
            long seconds = requests.secondsToWait(caller, 1);
            if (seconds > 0) {
                return Optional.of(tooMany(requests.expected(), seconds));
            }
        }
        if (streams != null && streams.isReached(caller, request)) {
            return Optional.of(tooMany(streams.expected(), STREAMS_LATER));
        }
        return bytes == null ? Optional.empty() : excessOfBytes(bytes, caller, request);
    }

    private static Optional<Excess> excessOfBytes(
            Quotas bytes, String caller, HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            return Optional.of(
                    new Excess(
                            HttpStatus.LENGTH_REQUIRED,
                            "expected a Content-Length, since bytes are counted, received none",
                            0));
        }
        if (length > bytes.most()) {
            return Optional.of(new Excess(HttpStatus.CONTENT_TOO_LARGE, bytes.expected(), 0));
        }
        long seconds = length <= 0 ? 0 : bytes.secondsToWait(caller, length);
        return seconds == 0 ? Optional.empty() : Optional.of(tooMany(bytes.expected(), seconds));
    }

    private static Excess tooMany(String detail, long seconds) {
        return new Excess(HttpStatus.TOO_MANY_REQUESTS, detail, seconds);
    }

    /** Once it is known what it is answered with. */
    void answered(String caller, HttpServletRequest request, HttpServletResponse response) {
        if (streams != null) {
            streams.count(caller, request, response);
        }
    }
}
