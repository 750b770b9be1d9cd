package dev.dropwise.role;

/** What a process is there for. Any number of each work on one database. */
public enum Role {
    /** Answers requests and trains. */
    ALL,
    /** Answers requests; others train. */
    API,
    /** Trains; over HTTP it shows only its health and metrics. */
    WORKER;

    /** Whether it answers requests. */
    public boolean serves() {
        return this != WORKER;
    }

    /** Whether it carries out jobs. */
    public boolean trains() {
        return this != API;
    }
}
