package dev.dropwise.model;

import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.StandardizedTarget;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import dev.dropwise.engine.InferenceEnds;
import dev.dropwise.engine.InferenceExport;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Run;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes versions as programs that need nothing of ours to predict. */
@Component
class ModelExport {

    private final BlobStore blobs;

    ModelExport(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** A version that is ready to be written. */
    interface Exported {

        void write(OutputStream out) throws IOException;
    }

    /**
     * The network with what comes before and after it.
     *
     * @throws DamagedCheckpoint if its file is gone or has changed
     */
    Exported torchscript(Checkpoint checkpoint, Run run) {
        try {
            Path program = blobs.verified(checkpoint.blob());
            Plan plan = run.plan();
            Preprocessing preprocessing = run.preprocessing();
            return out ->
                    InferenceExport.write(
                            program,
                            plan.architecture(),
                            plan.loss(),
                            inputs(preprocessing),
                            outputs(preprocessing.target()),
                            out);
        } catch (CorruptBlob e) {
            throw new DamagedCheckpoint(checkpoint, e);
        }
    }

    private static InferenceEnds.Inputs inputs(Preprocessing preprocessing) {
        if (preprocessing instanceof ImagePreprocessing image) {
            return new InferenceEnds.Image(image.pixelRange());
        }
        return preprocessing.vocabulary() > 0
                ? new InferenceEnds.Tokens()
                : new InferenceEnds.Table(
                        ((TablePreprocessing) preprocessing)
                                .columns().stream().map(ModelExport::column).toList());
    }

    private static InferenceEnds.Column column(ColumnEncoding column) {
        if (column instanceof NumberEncoding number) {
            return new InferenceEnds.Column(-1, number.mean(), number.std(), number.indicator());
        }
        CategoryEncoding category = (CategoryEncoding) column;
        return new InferenceEnds.Column(category.categories().size(), 0, 1, category.indicator());
    }

    private static InferenceEnds.Outputs outputs(TargetEncoding target) {
        if (target.tellsClasses()) {
            return new InferenceEnds.Probabilities();
        }
        List<StandardizedTarget> targets =
                target instanceof SeveralTargets several
                        ? several.targets().stream()
                                .map(named -> (StandardizedTarget) named.encoding())
                                .toList()
                        : List.of((StandardizedTarget) target);
        return new InferenceEnds.Values(
                targets.stream().map(StandardizedTarget::mean).toList(),
                targets.stream().map(StandardizedTarget::std).toList());
    }
}
