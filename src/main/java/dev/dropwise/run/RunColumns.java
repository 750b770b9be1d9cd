package dev.dropwise.run;

import dev.dropwise.calibration.Calibration;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.store.JsonColumn;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.Measurement;
import dev.dropwise.training.TrainingState;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/** The records that runs keep as JSON. */
final class RunColumns {

    private RunColumns() {}

    @Converter
    static class PreprocessingColumn extends JsonColumn<Preprocessing> {
        PreprocessingColumn(JsonMapper mapper) {
            super(mapper, Preprocessing.class);
        }
    }

    @Converter
    static class ProvenanceColumn extends JsonColumn<Provenance> {
        ProvenanceColumn(JsonMapper mapper) {
            super(mapper, Provenance.class);
        }
    }

    @Converter
    static class EpochMetricsColumn extends JsonColumn<EpochMetrics> {
        EpochMetricsColumn(JsonMapper mapper) {
            super(mapper, EpochMetrics.class);
        }
    }

    @Converter
    static class PositionColumn extends JsonColumn<TrainingState> {
        PositionColumn(JsonMapper mapper) {
            super(mapper, TrainingState.class);
        }
    }

    @Converter
    static class CalibrationColumn extends JsonColumn<Calibration> {
        CalibrationColumn(JsonMapper mapper) {
            super(mapper, Calibration.class);
        }
    }

    @Converter
    static class MeasurementColumn extends JsonColumn<Measurement> {
        MeasurementColumn(JsonMapper mapper) {
            super(mapper, Measurement.class);
        }
    }
}
