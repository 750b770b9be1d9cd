package dev.dropwise.layer.rate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.function.ToDoubleFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A rate that is left open: where its layer is in the network decides, before anything is trained.
 * In JSON {@code "auto"}; a plan has the number.
 */
@Schema(
        types = "string",
        allowableValues = "auto",
        description = "Decided by where the layer is in the network; the plan has the number")
@JsonDeserialize(using = PlainRate.class)
@JsonSerialize(using = AutoRate.AsWord.class)
public record AutoRate() implements Rate {

    static final String WORD = "auto";

    @Override
    public double at(int epoch, int epochs) {
        throw new IllegalStateException("an open rate is decided before a network is trained");
    }

    @Override
    public double highest() {
        throw new IllegalStateException("an open rate is decided before a network is looked at");
    }

    /**
     * A public record with a number in the place of every open rate.
     *
     * @param choice the number by the name of the component
     */
    @SuppressWarnings("unchecked")
    public // a record of the same class
    static <R> R decide(R layer, ToDoubleFunction<String> choice) {
        RecordComponent[] components = layer.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        boolean isOpen = false;
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = components[i].getAccessor().invoke(layer);
                if (values[i] instanceof AutoRate) {
                    values[i] = new ConstantRate(choice.applyAsDouble(components[i].getName()));
                    isOpen = true;
                }
            }
            return isOpen ? (R) layer.getClass().getConstructor(types).newInstance(values) : layer;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a layer is a public record", e);
        }
    }

    /** Without the name of a schedule, which a word has no place for. */
    static final class AsWord extends StdSerializer<AutoRate> {

        AsWord() {
            super(AutoRate.class);
        }

        @Override
        public void serialize(AutoRate rate, JsonGenerator json, SerializationContext context) {
            json.writeString(WORD);
        }

        @Override
        public void serializeWithType(
                AutoRate rate,
                JsonGenerator json,
                SerializationContext context,
                TypeSerializer type) {
            serialize(rate, json, context);
        }
    }
}
