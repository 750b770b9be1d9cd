package dev.dropwise.job;

import dev.dropwise.spec.advice.Advice;
import java.util.List;

/** A job, whether the request made it, and what is to be said of the request. */
record Submitted(Job job, boolean isNew, List<Advice> advice) {

    /** The same with the job as it is now. */
    Submitted now(Job changed) {
        return new Submitted(changed, isNew, advice);
    }
}
