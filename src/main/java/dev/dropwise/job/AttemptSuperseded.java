package dev.dropwise.job;

/** Another worker has the job now, since this one was thought lost. */
class AttemptSuperseded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AttemptSuperseded(Attempt attempt) {
        super(
                "attempt %d at job %s is no longer the one under way"
                        .formatted(attempt.number(), attempt.job()));
    }
}
