package dev.dropwise.web.binding;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.web.FiniteNumbers;
import dev.dropwise.web.MalformedJson;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON into records so that all its faults are reported, not the first: what does not fit the
 * types and what breaks the Jakarta constraints on the components, each with its JSON pointer.
 * Every {@code @RequestBody} and {@code @RequestPart} in JSON is read by this; a record that is
 * reached from the body is always checked, {@code @Valid} or not.
 */
@NamedInterface("binding")
@Component
public class JsonBodies {

    /** Enough faults for people to work on. */
    private static final int MOST_FAULTS = 100;

    /** How much is bound again, at most, to find all the faults of one long body. */
    private static final int MOST_BYTES = 64 << 20;

    private final ObjectReader reader;
    private final BindingMessages bindingMessages;
    private final ConstraintChecks checks;

    public JsonBodies(JsonMapper mapper, ValidatorFactory validation) {
        // of requests alone: what was stored once is read as it is
        JsonMapper strict = mapper.rebuild().addModule(new NullRefusal()).build();
        this.reader = strict.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        this.bindingMessages = new BindingMessages(mapper);
        this.checks = new ConstraintChecks(validation);
    }

    /**
     * Reads one value.
     *
     * @throws Invalid with all the faults
     * @throws MalformedJson when the text is not JSON
     */
    public <T> T read(String json, Class<T> type) {
        return read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    /** Reads to the end of the stream, however long; see {@link #read(String, Class)}. */
    public <T> T read(InputStream json, Class<T> type) throws IOException {
        return read(json.readAllBytes(), type);
    }

    /** See {@link #read(String, Class)}. */
    public <T> T read(byte[] json, Class<T> type) {
        return type.cast(read(json, reader.typeFactory().constructType(type)));
    }

    /** See {@link #read(String, Class)}; for a part of a document that has been parsed already. */
    public <T> T read(JsonNode json, Class<T> type) {
        return type.cast(bind(json, reader.typeFactory().constructType(type), MOST_FAULTS));
    }

    Object read(byte[] json, JavaType type) {
        Object value;
        try (JsonParser parser = parser(json)) {
            value = reader.forType(type).readValue(parser);
        } catch (JacksonException e) {
            return bind(
                    parse(json), type, Math.min(MOST_FAULTS, 1 + MOST_BYTES / (1 + json.length)));
        }
        if (value == null) {
            throw new Invalid("", bindingMessages.expected(type) + ", received null");
        }
        Invalid.throwIfAny(checks.faults(value));
        return value;
    }

    /** The slower way, taken only when the body is at fault: a tree, from which faults are cut. */
    private Object bind(JsonNode tree, JavaType type, int most) {
        JsonBinding binding = new JsonBinding(tree, reader.forType(type), bindingMessages, most);
        Object value = binding.bind();
        List<Fault> faults = binding.faults(value == null ? List.of() : checks.violations(value));
        Invalid.throwIfAny(faults);
        if (value == null) {
            throw new Invalid("", bindingMessages.expected(type) + ", received null");
        }
        return value;
    }

    private JsonNode parse(byte[] json) {
        try (JsonParser parser = parser(json)) {
            JsonNode tree = reader.readTree(parser);
            if (tree == null || tree.isMissingNode()) {
                throw new MalformedJson();
            }
            return tree;
        } catch (JacksonException e) {
            throw new MalformedJson(e);
        }
    }

    private JsonParser parser(byte[] json) {
        return new FiniteNumbers.Reader(reader.createParser(json));
    }
}
