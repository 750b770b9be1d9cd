package dev.dropwise.job;

import dev.dropwise.job.worker.JobThreads;
import dev.dropwise.job.worker.MemoryAdmission;
import dev.dropwise.run.ProvenanceCollector;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the run that a job's training is recorded as, or begins it. */
@Component
@Transactional
class JobRuns {

    private final RunRecorder recorder;
    private final ProvenanceCollector provenance;
    private final JobExecution execution;
    private final Trainer trainer;
    private final MemoryAdmission admission;
    private final JobThreads threads;

    JobRuns(
            RunRecorder recorder,
            ProvenanceCollector provenance,
            JobExecution execution,
            Trainer trainer,
            MemoryAdmission admission,
            JobThreads threads) {
        this.recorder = recorder;
        this.provenance = provenance;
        this.execution = execution;
        this.trainer = trainer;
        this.admission = admission;
        this.threads = threads;
    }

    /** The one that an earlier attempt began, or else a new one. */
    Run findOrBegin(Job job, TrainingData data) {
        UUID earlier = job.run();
        return earlier == null ? begin(job, data) : recorder.get(earlier);
    }

    private Run begin(Job job, TrainingData data) {
        Plan plan = job.plan();
        Run run =
                recorder.begin(
                        job.id(),
                        job.labels(),
                        plan,
                        data.preprocessing(),
                        provenance.of(plan, conditions(plan, data), data.division()));
        execution.record(job, run);
        return run;
    }

    private TrainingConditions conditions(Plan plan, TrainingData data) {
        return new TrainingConditions(
                threads.of(plan), trainer.reading(plan, data, admission.room(plan)));
    }
}
