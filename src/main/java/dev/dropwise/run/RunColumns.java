package dev.dropwise.run;

import dev.dropwise.calibration.Calibration;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.store.JsonColumn;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.Measurement;
import dev.dropwise.training.TrainingState;
import jakarta.persistence.Converter;

/** The records that runs keep as JSON. */
final class RunColumns {

    private RunColumns() {}

    @Converter
    static class PreprocessingColumn extends JsonColumn<Preprocessing> {}

    @Converter
    static class ProvenanceColumn extends JsonColumn<Provenance> {}

    @Converter
    static class EpochMetricsColumn extends JsonColumn<EpochMetrics> {}

    @Converter
    static class PositionColumn extends JsonColumn<TrainingState> {}

    @Converter
    static class CalibrationColumn extends JsonColumn<Calibration> {}

    @Converter
    static class MeasurementColumn extends JsonColumn<Measurement> {}
}
