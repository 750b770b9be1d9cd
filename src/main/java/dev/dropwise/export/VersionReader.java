package dev.dropwise.export;

import dev.dropwise.engine.NetworkWeights;
import dev.dropwise.export.network.TrainedNetwork;
import dev.dropwise.inference.RowPredictions;
import dev.dropwise.model.DamagedCheckpoint;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Run;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads what of a version goes into exports, and asks it for answers to compare with. */
@Component
class VersionReader {

    private static final double TOLERANCE = 1e-5;

    private final Runs runs;
    private final BlobStore blobs;
    private final RowPredictions predictions;

    VersionReader(Runs runs, BlobStore blobs, RowPredictions predictions) {
        this.runs = runs;
        this.blobs = blobs;
        this.predictions = predictions;
    }

    /** SHA-256 of the file that a version answers with. */
    String hash(ModelVersion version) {
        return answering(version).checkpoint().blob().sha256();
    }

    private RowPredictions.Network answering(ModelVersion version) {
        return predictions.ofModel(version.model(), version.version());
    }

    /**
     * @throws DamagedCheckpoint if its file is gone or has changed
     */
    ExportedVersion read(ModelVersion version, ExportFormat format) {
        Run run = runs.get(version.run());
        RowPredictions.Network answering = answering(version);
        Checkpoint checkpoint = answering.checkpoint();
        Plan plan = run.plan();
        Architecture architecture = plan.architecture();
        try {
            Path program = blobs.verified(checkpoint.blob());
            TrainedNetwork network =
                    new TrainedNetwork(
                            plan,
                            architecture,
                            run.preprocessing(),
                            NetworkWeights.read(program, architecture),
                            checkpoint.epoch());
            return new ExportedVersion(
                    network, manifest(version, format, checkpoint, network, answering), program);
        } catch (CorruptBlob e) {
            throw new DamagedCheckpoint(checkpoint, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExportManifest manifest(
            ModelVersion version,
            ExportFormat format,
            Checkpoint checkpoint,
            TrainedNetwork network,
            RowPredictions.Network answering) {
        Plan plan = network.plan();
        List<String> classes = network.preprocessing().classes();
        return new ExportManifest(
                format.word(),
                version.model(),
                version.version(),
                version.run(),
                checkpoint.epoch(),
                checkpoint.blob().sha256(),
                plan.dataset(),
                plan.datasetHash(),
                classes.isEmpty() ? null : classes,
                plan.model(),
                plan.training(),
                network.preprocessing(),
                Map.of(),
                check(network, answering));
    }

    private static ExportManifest.Check check(
            TrainedNetwork network, RowPredictions.Network answering) {
        CheckRows rows = new CheckRows(network.preprocessing());
        double[] values = answering.predict(rows.features(), rows.count()).values();
        int width = values.length / rows.count();
        boolean seconds = network.targets() > 1 && network.preprocessing().target().tellsClasses();
        List<List<Double>> outputs = new ArrayList<>();
        for (int row = 0; row < rows.count(); row++) {
            List<Double> answers = new ArrayList<>();
            for (int i = seconds ? 1 : 0; i < width; i += seconds ? 2 : 1) {
                answers.add(values[row * width + i]);
            }
            outputs.add(answers);
        }
        return new ExportManifest.Check(rows.raw(), outputs, TOLERANCE);
    }
}
