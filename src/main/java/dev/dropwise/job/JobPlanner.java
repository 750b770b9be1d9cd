package dev.dropwise.job;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.job.checkpoint.InitialWeights;
import dev.dropwise.job.webhook.Webhook;
import dev.dropwise.job.webhook.WebhookProperties;
import dev.dropwise.job.worker.MemoryAdmission;
import dev.dropwise.modelspec.ModelSpecs;
import dev.dropwise.modelspec.NoSuchModelSpec;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.DefaultNetwork;
import dev.dropwise.spec.InitializeFrom;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.training.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns a request into a plan: finds the data and the model spec, fills in defaults, checks that it
 * all fits.
 */
@Component
class JobPlanner {

    private final Datasets datasets;
    private final ModelSpecs modelSpecs;
    private final MemoryAdmission admission;
    private final InitialWeights initialWeights;
    private final WebhookProperties webhooks;
    private final SeedGenerator seeds = new SeedGenerator();

    JobPlanner(
            Datasets datasets,
            ModelSpecs modelSpecs,
            MemoryAdmission admission,
            InitialWeights initialWeights,
            WebhookProperties webhooks) {
        this.datasets = datasets;
        this.modelSpecs = modelSpecs;
        this.admission = admission;
        this.initialWeights = initialWeights;
        this.webhooks = webhooks;
    }

    /**
     * A plan and what it takes.
     *
     * @param memory bytes
     */
    record Planned(Plan plan, long memory) {}

    /**
     * The plan for a request.
     *
     * @throws Invalid with all faults, as pointers into the request
     */
    Planned plan(JobRequest request) {
        List<Fault> faults = new ArrayList<>(webhookFaults(request));
        Dataset dataset = collecting(faults, () -> dataset(request));
        Optional<ModelSpec> given = collecting(faults, () -> model(request));
        if (dataset == null || given == null) {
            throw new Invalid(faults);
        }
        collecting(faults, () -> sameContent(request, dataset));
        TrainingSpec asked =
                request.training() == null ? TrainingSpec.decidedByData() : request.training();
        long seed = asked.seed() == null ? seeds.next() : asked.seed();
        TrainingData data = collecting(faults, () -> TrainingData.of(dataset, asked, seed));
        if (data == null) {
            throw new Invalid(faults);
        }
        ModelSpec model = given.orElseGet(() -> DefaultNetwork.of(data.signature()));
        SpecCompleter.Specs specs =
                collecting(faults, () -> complete(request, model, asked.seeded(seed), data));
        InitializeFrom start = collecting(faults, () -> start(asked, model, specs, data));
        Long memory = specs == null ? null : collecting(faults, () -> admission.admit(specs, data));
        if (specs == null || memory == null || !faults.isEmpty()) {
            throw new Invalid(faults);
        }
        Plan plan =
                new Plan(
                        request.name(),
                        dataset.name(),
                        dataset.version(),
                        specs.model(),
                        start == null ? specs.training() : specs.training().startingFrom(start),
                        request.registerAs());
        return new Planned(plan, memory);
    }

    private List<Fault> webhookFaults(JobRequest request) {
        Webhook webhook = request.webhook();
        return webhook == null
                ? List.of()
                : webhook.faults(webhooks.hosts()).stream()
                        .map(fault -> fault.under("/webhook"))
                        .toList();
    }

    /** The model to begin with, looked for even where the request has other faults. */
    private @Nullable InitializeFrom start(
            TrainingSpec training,
            ModelSpec model,
            SpecCompleter.@Nullable Specs specs,
            TrainingData data) {
        InitializeFrom asked = training.initializeFrom();
        if (asked == null) {
            return null;
        }
        Architecture network =
                specs == null
                        ? SpecCompleter.network(model, training, data.signature()).orElse(null)
                        : specs.architecture();
        return initialWeights.resolve(
                asked,
                network,
                specs == null ? null : specs.training().loss(),
                data.preprocessing());
    }

    private static <T> @Nullable T collecting(
            List<Fault> faults, Supplier<? extends @Nullable T> step) {
        try {
            return step.get();
        } catch (Invalid invalid) {
            faults.addAll(invalid.faults());
            return null;
        }
    }

    private Dataset dataset(JobRequest request) {
        try {
            return datasets.get(request.dataset());
        } catch (NoSuchDataset e) {
            throw new Invalid("/dataset", e.getMessage());
        }
    }

    private static String sameContent(JobRequest request, Dataset dataset) {
        String hash = dataset.version();
        if (request.datasetHash() != null && !request.datasetHash().equals(hash)) {
            throw new Invalid(
                    "/datasetHash",
                    "expected the content of %s to be %s, it is %s"
                            .formatted(dataset.name(), request.datasetHash(), hash));
        }
        return hash;
    }

    /** The network that a request gives; none where the data is to decide. */
    private Optional<ModelSpec> model(JobRequest request) {
        ModelSpec inline = request.model();
        String saved = request.modelSpec();
        if (inline != null && saved != null) {
            throw new Invalid(
                    "/model",
                    "expected either model (a whole spec) or modelSpec (the name of a saved one), received both");
        }
        if (saved == null) {
            return Optional.ofNullable(inline);
        }
        try {
            return Optional.of(modelSpecs.get(saved));
        } catch (NoSuchModelSpec e) {
            throw new Invalid("/modelSpec", e.getMessage());
        }
    }

    private static SpecCompleter.Specs complete(
            JobRequest request, ModelSpec model, TrainingSpec training, TrainingData data) {
        try {
            return SpecCompleter.complete(model, training, data.signature());
        } catch (Invalid invalid) {
            if (request.modelSpec() == null) {
                throw invalid;
            }
            throw new Invalid(invalid.faults().stream().map(JobPlanner::ofSavedSpec).toList());
        }
    }

    /** A fault within a saved spec has no place of its own in the request. */
    private static Fault ofSavedSpec(Fault fault) {
        String prefix = "/model/";
        return fault.pointer().startsWith(prefix)
                ? new Fault(
                        "/modelSpec",
                        "at "
                                + fault.pointer().substring(prefix.length() - 1)
                                + ": "
                                + fault.detail())
                : fault;
    }
}
