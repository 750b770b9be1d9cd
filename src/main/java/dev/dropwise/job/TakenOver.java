package dev.dropwise.job;

import java.util.UUID;

/** Another worker has the job now, since this one was taken for dead. */
class TakenOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TakenOver(UUID job, int attempt) {
        super("attempt " + attempt + " at job " + job + " is no longer the one under way");
    }
}
