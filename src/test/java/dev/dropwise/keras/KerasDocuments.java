package dev.dropwise.keras;

import dev.dropwise.modelspec.ModelSpecs;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.web.DropwiseJson;
import dev.dropwise.web.binding.JsonBodies;
import jakarta.validation.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keras documents for tests: whole ones from {@code src/test/resources/keras}, and short ones. */
final class KerasDocuments {

    private static final JsonMapper SHORT =
            JsonMapper.builder()
                    .enable(
                            JsonReadFeature.ALLOW_SINGLE_QUOTES,
                            JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
                    .build();

    private static final KerasReader READER =
            new KerasReader(
                    new JsonBodies(
                            DropwiseJson.mapper(), Validation.buildDefaultValidatorFactory()));

    private static final KerasWriter WRITER = new KerasWriter(DropwiseJson.mapper());

    private KerasDocuments() {}

    static String text(String file) {
        try (InputStream in = KerasDocuments.class.getResourceAsStream("/keras/" + file)) {
            return new String(
                    Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Imported readFile(String file) {
        return READER.read(json(text(file)));
    }

    /** Reads a document with single quotes and bare names. */
    static Imported read(String document) {
        return READER.read(json(document));
    }

    /** Reads a model of these layers. */
    static Imported readLayers(String input, String... layers) {
        return read(model(input, List.of(layers)));
    }

    private static String model(String input, List<String> layers) {
        return "{class_name: 'Sequential', config: {layers: [{class_name: 'InputLayer', config: {batch_shape: [null, %s]}}, %s]}}"
                .formatted(input, String.join(", ", layers));
    }

    static JsonNode write(ModelSpec spec) {
        return WRITER.write(spec, ModelSpecs.architecture(spec, null));
    }

    static ModelSpec spec(String json) {
        return SpecJson.model(json);
    }

    static JsonNode json(String text) {
        return SHORT.readTree(text);
    }
}
