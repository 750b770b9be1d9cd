package dev.dropwise.store;

import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Says what a server of S3 means, and whether it may mean something else later.
 *
 * @param place where the bucket is, for people
 */
record S3Faults(String place) {

    /** Somebody else writes the same object; too many requests. */
    private static final Set<Integer> PASSING = Set.of(409, 429);

    StoreFault of(SdkException failure) {
        if (failure instanceof S3Exception answer) {
            return of(answer);
        }
        if (isOfTheNetwork(failure)) {
            return StoreFault.away(
                    place
                            + " cannot be reached: see that the server runs, and that dropwise.store.s3.endpoint is right",
                    failure);
        }
        return StoreFault.refused(
                "%s cannot be used (%s): see to dropwise.store.s3.access-key and secret-key, or to the AWS SDK's own settings"
                        .formatted(place, failure.getMessage()),
                failure);
    }

    private StoreFault of(S3Exception answer) {
        String code =
                answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorCode();
        String said = code == null ? "status " + answer.statusCode() : code;
        if (answer.statusCode() >= 500
                || PASSING.contains(answer.statusCode())
                || answer instanceof NoSuchUploadException
                || answer.isThrottlingException()) {
            return StoreFault.away(place + " does not serve for the moment: " + said, answer);
        }
        return StoreFault.refused(
                switch (answer.statusCode()) {
                    case 404 ->
                            "%s does not exist (%s): create it, or set dropwise.store.s3.bucket"
                                    .formatted(place, said);
                    case 401, 403 ->
                            "%s does not allow this (%s): see to dropwise.store.s3.access-key and secret-key, and to what they permit"
                                    .formatted(place, said);
                    case 301, 307, 400 ->
                            "%s does not take this (%s): see to dropwise.store.s3.region, endpoint and path-style"
                                    .formatted(place, said);
                    default -> "%s refused (%s): see its log".formatted(place, said);
                },
                answer);
    }

    /** The connection broke while an answer was read. */
    StoreFault interrupted(IOException failure) {
        return StoreFault.away(place + " stopped in the middle of an answer", failure);
    }

    private static boolean isOfTheNetwork(SdkException failure) {
        if (failure instanceof ApiCallTimeoutException
                || failure instanceof ApiCallAttemptTimeoutException) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
