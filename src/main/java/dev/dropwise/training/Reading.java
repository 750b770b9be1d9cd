package dev.dropwise.training;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.dropwise.engine.TorchRuntime;
import org.springframework.util.unit.DataSize;

/**
 * How a training reads its rows. The order of the rows depends on it, so a run reads as it began,
 * wherever it goes on.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Reading permits Resident, Streamed {

    /**
     * From memory where all rows fit, or where streaming would take no less; else streamed.
     *
     * @param batch rows of a step
     * @param room what the rows may take
     */
    static Reading of(TrainingData data, int batch, DataSize room) {
        return data.bytes() <= Math.max(room.toBytes(), least(data, batch).toBytes())
                ? new Resident()
                : Streamed.within(room, data.bytesOfRow(), batch);
    }

    /** The least that the rows can take: nothing is read in less than a batch. */
    static DataSize least(TrainingData data, int batch) {
        return DataSize.ofBytes(
                Math.min(data.bytes(), data.bytesOfRow() * batch * Streamed.WINDOWS));
    }

    /** Takes the memory that it needs. */
    RowSupply open(TorchRuntime torch, TrainingData data);
}
