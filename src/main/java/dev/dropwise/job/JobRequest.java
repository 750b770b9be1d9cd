package dev.dropwise.job;

import dev.dropwise.job.webhook.Webhook;
import dev.dropwise.job.worker.DeviceKind;
import dev.dropwise.job.worker.ResourceRequirements;
import dev.dropwise.problem.NamePattern;
import dev.dropwise.security.Caller;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.TrainingSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks to be trained. A run's {@code plan} is such a request too.
 *
 * @param name for people
 * @param dataset its name
 * @param datasetHash if given, the data set must still have this content
 * @param modelSpec the name of a saved model spec; this or {@code model}
 * @param model a whole model spec; with neither the network is chosen by the data's size and task
 * @param training everything in it has a default
 * @param registerAs the model that the best checkpoint becomes the next version of
 * @param owner whose job it is: owners take turns, whoever has most jobs; whoever holds the key
 *     that the request came with, where it came with one
 * @param priority among the jobs of the same owner, the greater first; -10 to 10, 0 if left out
 * @param device what to train on: a job that asks for a GPU waits for a worker with one; any if
 *     left out
 * @param webhook who is told when it begins to run and when it ends
 */
public record JobRequest(
        @Nullable
                @Size(max = LONGEST_NAME)
                @Pattern(regexp = NamePattern.TITLE, message = NamePattern.TITLE_EXPECTED)
                String name,
        @NotBlank @Schema(example = "mnist-small") String dataset,
        @Nullable String datasetHash,
        @Nullable @Schema(example = "article-mlp") String modelSpec,
        @Nullable @Valid ModelSpec model,
        @Nullable @Valid TrainingSpec training,
        @Nullable @Pattern(regexp = NamePattern.REGEX, message = NamePattern.EXPECTED)
                String registerAs,
        @Nullable
                @Pattern(regexp = Caller.NAME_REGEX, message = Caller.NAME_EXPECTED)
                @Schema(
                        description =
                                "Whose job it is: owners take turns, whoever has most jobs. With a"
                                        + " key it is the key's name, and only an admin may name"
                                        + " another",
                        example = "alice")
                String owner,
        @Nullable
                @Min(-10)
                @Max(10)
                @Schema(
                        description =
                                "Among the jobs of the same owner the greater goes first; 0 where"
                                        + " it is left out")
                Integer priority,
        @Nullable @Schema(description = "What to train on; any worker will do where it is left out")
                DeviceKind device,
        @Nullable @Valid Webhook webhook) {

    /** Characters that a name may have. */
    public static final int LONGEST_NAME = 200;

    /** The same request with another owner. */
    JobRequest ownedBy(@Nullable String owner) {
        return new JobRequest(
                name,
                dataset,
                datasetHash,
                modelSpec,
                model,
                training,
                registerAs,
                owner,
                priority,
                device,
                webhook);
    }

    /** The same under another name. */
    public JobRequest named(String name) {
        return new JobRequest(
                name,
                dataset,
                datasetHash,
                modelSpec,
                model,
                training,
                registerAs,
                owner,
                priority,
                device,
                webhook);
    }

    QueueTerms terms(long memory) {
        return new QueueTerms(
                priority == null ? 0 : priority, new ResourceRequirements(null, memory, device));
    }
}
