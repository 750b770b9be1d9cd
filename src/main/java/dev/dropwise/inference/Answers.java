package dev.dropwise.inference;

/**
 * What a request is answered with.
 *
 * @param notes what is to be said of its instances
 */
record Answers(PredictionOutputs outputs, InstanceNotes notes) {}
