package dev.dropwise.training;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.engine.TorchRuntime;

/** All rows are in memory; every epoch sees them in a new order. */
@JsonTypeName("resident")
public record Resident() implements Reading {

    @Override
    public RowSupply open(TorchRuntime torch, TrainingData data) {
        return new ResidentRows(torch, data);
    }
}
