package dev.dropwise.job;

import java.util.UUID;

/** The database was unavailable for longer than a worker waits for it. */
class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(UUID job, Throwable cause) {
        super("the database was unavailable for too long while job " + job + " was trained", cause);
    }
}
