package dev.dropwise.export.torchscript;

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
import dev.dropwise.spec.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes networks as programs that need nothing of ours to predict. */
public final class TorchScriptWriter {

    private TorchScriptWriter() {}

    /**
     * Writes the network with what comes before and after it.
     *
     * @param program of a run that carried out the plan
     * @param extra files that go with it, by name
     */
    public static void write(
            Path program,
            Plan plan,
            Preprocessing preprocessing,
            Map<String, byte[]> extra,
            OutputStream out)
            throws IOException {
        InferenceExport.write(
                program,
                plan.architecture(),
                plan.loss(),
                inputs(preprocessing),
                outputs(preprocessing.target()),
                extra,
                out);
    }

    private static InferenceEnds.Inputs inputs(Preprocessing preprocessing) {
        if (preprocessing instanceof ImagePreprocessing image) {
            return new InferenceEnds.Image(image.pixelRange());
        }
        return preprocessing.vocabulary() > 0
                ? new InferenceEnds.Tokens()
                : new InferenceEnds.Table(
                        ((TablePreprocessing) preprocessing)
                                .columns().stream().map(TorchScriptWriter::column).toList());
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
