package dev.dropwise.layer.rate;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The same rate in every epoch. In JSON a plain number.
 *
 * @param rate 0 <= rate < 1
 */
@Schema(types = "number", minimum = "0", exclusiveMaximumValue = 1)
@JsonDeserialize(using = PlainRate.class)
@JsonSerialize(using = ConstantRate.AsNumber.class)
public record ConstantRate(
        @JsonValue @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) double rate)
        implements Rate {

    /** Nothing is dropped. */
    public static final ConstantRate NONE = new ConstantRate(0);

    @Override
    public double at(int epoch, int epochs) {
        return rate;
    }

    @Override
    public double highest() {
        return rate;
    }

    /** Without the name of a schedule, which a number has no place for. */
    static final class AsNumber extends StdSerializer<ConstantRate> {

        AsNumber() {
            super(ConstantRate.class);
        }

        @Override
        public void serialize(ConstantRate rate, JsonGenerator json, SerializationContext context) {
            json.writeNumber(rate.rate());
        }

        @Override
        public void serializeWithType(
                ConstantRate rate,
                JsonGenerator json,
                SerializationContext context,
                TypeSerializer type) {
            serialize(rate, json, context);
        }
    }
}
