package dev.dropwise.bench.regularization;

import dev.dropwise.dataset.column.DigitsInWords;
import java.util.List;

/** What only deeper networks and those for sequences have. */
final class DeepGroups {

    static final Group RESIDUAL =
            new Group(
                    "Shortcuts",
                    10,
                    "784-128, four residual layers of 128 units, 10.",
                    List.of(residual("none", 0), residual("`stochasticDepth` 0.2", 0.2)),
                    List.of());

    static final Group LSTM =
            new Group(
                    "Recurrence",
                    4,
                    "An image read row by row, 28 steps of 28, by an lstm of 48 units.",
                    List.of(
                            lstm("none", ""),
                            lstm("`recurrentDropout` 0.2", ", recurrentDropout: 0.2"),
                            lstm("`zoneout` 0.1", ", zoneout: 0.1")),
                    List.of());

    static final Group CONVOLUTION =
            new Group(
                    "Convolution along steps",
                    6,
                    "The same rows, two convolutions of 64 filters with a pool after each, then 10.",
                    List.of(
                            steps("none", ""),
                            steps(
                                    "`spatialDropout1d` 0.1",
                                    "{type: 'spatialDropout1d', rate: 0.1},")),
                    List.of());

    static final Group TRANSFORMER =
            new Group(
                    "Attention",
                    4,
                    "The same rows as 32 numbers each, an encoder of 4 heads and 64 units, their mean, 10.",
                    List.of(transformer("none", 0), transformer("`dropout` 0.1 within", 0.1)),
                    List.of());

    static final Group EMBEDDING =
            new Group(
                    "Tokens",
                    DigitsInWords::of,
                    10,
                    "Each square of 4 by 4 pixels as a word that says how bright its quarters are: 49 words"
                            + " an image, an embedding of 16, then 64 units and 10.",
                    List.of(embedding("none", 0), embedding("`dropout` 0.1 of the words", 0.1)),
                    List.of());

    private DeepGroups() {}

    private static Variant residual(String name, double depth) {
        String block =
                """
                {type: 'residual', stochasticDepth: %s, layers: [{type: 'dense', units: 128, activation: 'relu'}]},"""
                        .formatted(depth);
        return Variant.of(
                name,
                """
                {input: {shape: [784]}, layers: [
                    {type: 'dense', units: 128, activation: 'relu'}, %s
                    {type: 'dense', units: 10}]}"""
                        .formatted(block.repeat(4)));
    }

    private static Variant lstm(String name, String noise) {
        return Variant.of(
                name,
                """
                {input: {shape: [28, 28]}, layers: [
                    {type: 'lstm', units: 48%s}, {type: 'dense', units: 10}]}"""
                        .formatted(noise));
    }

    private static Variant steps(String name, String noise) {
        return Variant.of(
                name,
                """
                {input: {shape: [28, 28]}, layers: [
                    {type: 'conv1d', filters: 64, kernel: 3, activation: 'relu'}, {type: 'maxPool1d'}, %1$s
                    {type: 'conv1d', filters: 64, kernel: 3, activation: 'relu'}, {type: 'maxPool1d'}, %1$s
                    {type: 'flatten'}, {type: 'dense', units: 10}]}"""
                        .formatted(noise));
    }

    private static Variant transformer(String name, double dropout) {
        return Variant.of(
                name,
                """
                {input: {shape: [28, 28]}, layers: [
                    {type: 'dense', units: 32}, {type: 'positionalEncoding'},
                    {type: 'transformerEncoder', heads: 4, feedForward: 64, dropout: %s},
                    {type: 'globalAveragePool'}, {type: 'dense', units: 10}]}"""
                        .formatted(dropout));
    }

    private static Variant embedding(String name, double dropout) {
        return Variant.of(
                name,
                """
                {layers: [
                    {type: 'embedding', units: 16, dropout: %s}, {type: 'flatten'},
                    {type: 'dense', units: 64, activation: 'relu'}, {type: 'dense', units: 10}]}"""
                        .formatted(dropout));
    }
}
