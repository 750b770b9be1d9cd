package dev.dropwise.job.worker;

import dev.dropwise.engine.EngineProperties;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.ThreadRule;
import org.springframework.stereotype.Component;

/** Says how many threads a training begins with; it keeps to them wherever it goes on. */
@Component
public class JobThreads {

    private final int fixed;
    private final WorkerCapacity capacity;
    private final ThreadRule rule;

    JobThreads(EngineProperties engine, WorkerCapacity capacity, ThreadRule rule) {
        this.fixed = engine.threads();
        this.capacity = capacity;
        this.rule = rule;
    }

    /** What is configured, or what its steps are worth, within a job's share of the cores. */
    public int of(Plan plan) {
        return fixed > 0
                ? fixed
                : Math.min(
                        capacity.share(),
                        rule.threads(plan.architecture(), plan.training().rowsPerStep()));
    }
}
