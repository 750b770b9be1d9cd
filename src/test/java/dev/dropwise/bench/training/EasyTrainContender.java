package dev.dropwise.bench.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import dev.dropwise.bench.TrainingData;
import java.io.IOException;
import java.io.UncheckedIOException;

/** DJL's own way to train. */
final class EasyTrainContender implements Contender {

    private final Model model = Model.newInstance("plain", Device.cpu(), "PyTorch");
    private final Trainer trainer;
    private final ArrayDataset dataset;

    EasyTrainContender(Block block, TrainingData data, Shape example, int batch) {
        model.setBlock(block);
        DefaultTrainingConfig config =
                new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                        .optDevices(new Device[] {Device.cpu()})
                        .optOptimizer(
                                Optimizer.adam()
                                        .optLearningRateTracker(Tracker.fixed(1e-3f))
                                        .build());
        trainer = model.newTrainer(config);
        trainer.initialize(new Shape(batch).addAll(example));
        NDManager manager = model.getNDManager();
        dataset =
                new ArrayDataset.Builder()
                        .setData(
                                manager.create(
                                        data.features(), new Shape(data.size()).addAll(example)))
                        .optLabels(manager.create(data.classes()))
                        .setSampling(batch, true)
                        .build();
    }

    @Override
    public long trainAnEpoch() {
        return ProcessorTime.of(this::fit);
    }

    private void fit() {
        try {
            EasyTrain.fit(trainer, 1, dataset, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TranslateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
