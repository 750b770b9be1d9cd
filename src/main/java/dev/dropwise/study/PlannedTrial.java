package dev.dropwise.study;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.job.JobRequest;
import dev.dropwise.spec.Plan;
import dev.dropwise.study.trial.TrialSetting;

/** A trial that was checked as a job is. */
record PlannedTrial(TrialSetting setting, JobRequest request, Plan plan, Dataset dataset) {}
