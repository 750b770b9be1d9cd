package dev.dropwise.preview;

import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Examples;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.layer.Dense;
import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.TooLarge;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.training.TrainingData;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Changes images with the very program that a training would run. */
@Component
class AugmentedImages {

    /** Of all images together: 4 bytes each, some times over. */
    private static final long MOST_NUMBERS = 8_000_000;

    private final TorchRuntime torch;

    AugmentedImages(TorchRuntime torch) {
        this.torch = torch;
    }

    /**
     * A line for each of {@code rows} images, which are spread evenly over the data set.
     *
     * @throws Conflict if the data set has no images
     */
    ContactSheet sheet(
            Dataset dataset,
            List<AugmentationSpec> augmentation,
            int rows,
            int variants,
            long seed) {
        TrainingData data = TrainingData.of(dataset, TrainingSpec.usual(), seed);
        Shape shape = data.signature().input();
        if (shape.rank() != 3) {
            throw new Conflict(
                    "expected a data set of images, %s has rows of %s"
                            .formatted(dataset.name(), shape));
        }
        int shown = Math.min(rows, dataset.rows());
        if (shape.elements() * (1L + variants) * shown > MOST_NUMBERS) {
            throw new TooLarge(
                    "expected at most %,d numbers in all, received %d images of %s, %d times each: ask for fewer rows or variants"
                            .formatted(MOST_NUMBERS, shown, shape, variants));
        }
        int[] chosen =
                IntStream.range(0, shown)
                        .map(i -> Math.toIntExact((long) i * dataset.rows() / shown))
                        .toArray();
        Examples originals = dataset.examples(chosen, data.preprocessing());
        int[] repeated =
                IntStream.range(0, shown * variants).map(i -> chosen[i / variants]).toArray();
        Examples before = dataset.examples(repeated, data.preprocessing());
        // the least network: what examples go through before it is all that runs
        SpecCompleter.Specs specs =
                SpecCompleter.complete(
                        new ModelSpec(null, null, List.of(Dense.usual())),
                        TrainingSpec.usual().seeded(seed).augmenting(augmentation),
                        data.signature());
        try (TorchProgram program =
                torch.start(
                        ProgramCompiler.compile(specs.architecture(), specs.training(), shape),
                        seed)) {
            float[] changed = program.augmented(before.features(), before.count(), seed);
            ContactSheet sheet = new ContactSheet(shape, shown, 1 + variants);
            for (int line = 0; line < shown; line++) {
                sheet.draw(originals.features(), line, line, 0);
                for (int variant = 0; variant < variants; variant++) {
                    sheet.drawApart(changed, line * variants + variant, line, 1 + variant);
                }
            }
            return sheet;
        }
    }
}
