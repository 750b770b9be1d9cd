package dev.dropwise.layer.rate;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads the rates that are no object, a number or {@code "auto"}, and refuses all others. */
final class PlainRate extends StdDeserializer<Rate> {

    PlainRate() {
        super(Rate.class);
    }

    @Override
    public Rate deserialize(JsonParser json, DeserializationContext context) {
        JsonToken token = json.currentToken();
        if (token.isNumeric()) {
            return new ConstantRate(json.getDoubleValue());
        }
        if (token == JsonToken.VALUE_STRING && json.getString().equals(AutoRate.WORD)) {
            return new AutoRate();
        }
        if (token.isScalarValue() || token == JsonToken.START_ARRAY) {
            return (Rate) context.handleUnexpectedToken(context.constructType(Rate.class), json);
        }
        throw context.invalidTypeIdException(
                context.constructType(Rate.class), "", "no such schedule");
    }
}
