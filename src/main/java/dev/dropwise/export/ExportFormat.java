package dev.dropwise.export;

import dev.dropwise.problem.Invalid;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a version can be written as. */
enum ExportFormat {
    /** A program that PyTorch loads. */
    TORCHSCRIPT(".pt"),
    /** Weights, a module in Python, and the manifest. */
    SAFETENSORS(".zip"),
    /** A graph of operators. */
    ONNX(".onnx");

    private final String ending;

    ExportFormat(String ending) {
        this.ending = ending;
    }

    /** How files of it end. */
    String ending() {
        return ending;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format of that name.
     *
     * @throws Invalid if there is none
     */
    static ExportFormat of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Invalid(
                                        "",
                                        "format: expected one of %s, received \"%s\""
                                                .formatted(
                                                        Arrays.stream(values())
                                                                .map(ExportFormat::word)
                                                                .collect(Collectors.joining(", ")),
                                                        word)));
    }
}
