package dev.dropwise.study;

import dev.dropwise.dataset.Datasets;
import dev.dropwise.job.JobRequest;
import dev.dropwise.job.JobService;
import dev.dropwise.modelspec.ModelSpecs;
import dev.dropwise.spec.Plan;
import dev.dropwise.study.design.StudyDesign;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialRequests;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.web.binding.JsonBodies;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks jobs of trials as the queue would, and freezes what they refer to. */
@Component
class TrialPlanner {

    private static final String MODEL_SPEC = "modelSpec";

    private final JobService jobs;
    private final Datasets datasets;
    private final ModelSpecs modelSpecs;
    private final JsonBodies bodies;
    private final JsonMapper mapper;

    TrialPlanner(
            JobService jobs,
            Datasets datasets,
            ModelSpecs modelSpecs,
            JsonBodies bodies,
            JsonMapper mapper) {
        this.jobs = jobs;
        this.datasets = datasets;
        this.modelSpecs = modelSpecs;
        this.bodies = bodies;
        this.mapper = mapper;
    }

    /**
     * A trial of a study.
     *
     * @throws dev.dropwise.problem.Invalid with pointers into its job
     */
    PlannedTrial plan(StudyDesign design, TrialSetting setting) {
        JobRequest request = request(design, setting);
        Plan plan = jobs.plan(request);
        return new PlannedTrial(setting, request, plan, datasets.get(plan.dataset()));
    }

    /**
     * A job with every default filled in.
     *
     * @throws dev.dropwise.problem.Invalid with pointers into the job
     */
    ObjectNode plan(ObjectNode job, Pair pair) {
        Plan plan = jobs.plan(read(TrialRequests.seeded(job, pair)));
        return mapper.valueToTree(plan);
    }

    /** The job of a trial, without its name. */
    JobRequest request(StudyDesign design, TrialSetting setting) {
        return read(design.request(setting));
    }

    private JobRequest read(ObjectNode job) {
        return bodies.read(job, JobRequest.class);
    }

    /** The same with its network written out and the hash of its data. */
    ObjectNode frozen(ObjectNode job, List<PlannedTrial> planned) {
        ObjectNode frozen = job.deepCopy();
        String saved = frozen.path(MODEL_SPEC).asString("");
        if (!saved.isEmpty()) {
            frozen.remove(MODEL_SPEC);
            frozen.set("model", mapper.valueToTree(modelSpecs.get(saved)));
        }
        return frozen.put("datasetHash", planned.get(0).plan().datasetHash());
    }
}
