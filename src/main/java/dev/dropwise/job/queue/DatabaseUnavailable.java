package dev.dropwise.job.queue;

import java.util.UUID;

/** The database was unavailable for longer than a worker waits for it. */
public class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(UUID job, Throwable cause) {
        super("the database was unavailable for too long while job " + job + " was trained", cause);
    }
}
