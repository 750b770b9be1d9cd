package dev.dropwise.job;

import dev.dropwise.dataset.DamagedDataset;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.store.StoreFault;
import dev.dropwise.training.TrainingFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says why a training failed, so that its owner knows what to change. */
final class FailureReason {

    private static final Logger logger = LoggerFactory.getLogger(FailureReason.class);

    private FailureReason() {}

    static String of(Throwable failure, Plan plan, UUID job) {
        if (failure instanceof TrainingFailed || failure instanceof DamagedDataset) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof CorruptBlob) {
            return failure.getMessage() + ": post the plan again to train anew";
        }
        if (failure instanceof StoreFault) {
            return failure.getMessage() + "; then post the plan again";
        }
        if (isOutOfMemory(failure)) {
            return "not enough memory: use a smaller batchSize (it was %d) or a smaller network (it has %,d parameters)"
                    .formatted(plan.training().rowsPerStep(), plan.architecture().parameters());
        }
        logger.error("Job {} failed unexpectedly", job, failure);
        if (failure instanceof UncheckedIOException io) {
            return "the service could not read or write its files (%s): see that dropwise.home is there and has space, then post the plan again"
                    .formatted(withoutPath(io));
        }
        return "an error inside the service, logged with the job's id: " + failure;
    }

    /** Whether neither the job nor its files explain it. */
    static boolean isUnexpected(Throwable failure) {
        return !(failure instanceof TrainingFailed
                || failure instanceof DamagedDataset
                || failure instanceof CorruptBlob
                || failure instanceof StoreFault
                || isOutOfMemory(failure));
    }

    private static String withoutPath(UncheckedIOException failure) {
        IOException cause = Objects.requireNonNull(failure.getCause());
        String reason =
                cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }

    /** libtorch throws its own error, known only by its words. */
    private static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof OutOfMemoryError
                    || message.contains("can't allocate memory")
                    || message.contains("not enough memory")
                    || message.contains("out of memory")) {
                return true;
            }
        }
        return false;
    }
}
