package dev.dropwise.run;

import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.Division;
import dev.dropwise.training.TrainingConditions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Knows where this process runs. */
@Component
public class ProvenanceCollector {

    private final TorchRuntime torch;
    private final String version;

    ProvenanceCollector(TorchRuntime torch, ObjectProvider<BuildProperties> build) {
        this.torch = torch;
        BuildProperties properties = build.getIfAvailable();
        this.version = properties == null ? "development" : String.valueOf(properties.getVersion());
    }

    /** The provenance of a run that this process is about to begin. */
    public Provenance of(Plan plan, TrainingConditions conditions, Division split) {
        return new Provenance(
                plan.seed(),
                plan.datasetHash(),
                version,
                torch.djlVersion(),
                torch.version(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                torch.deviceName(),
                conditions.threads(),
                conditions.reading(),
                split);
    }
}
