package dev.dropwise.job;

/** What a job's owner asked its worker to do. */
enum StopRequest {
    PAUSE,
    CANCEL
}
