package dev.dropwise.inference;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads whole numbers and {@code "auto"}, and refuses all others. */
final class SampleCountReader extends StdDeserializer<SampleCount> {

    SampleCountReader() {
        super(SampleCount.class);
    }

    @Override
    public SampleCount deserialize(JsonParser json, DeserializationContext context) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return new SampleCount(json.getIntValue());
        }
        if (token == JsonToken.VALUE_STRING && json.getString().equals(SampleCount.AUTO)) {
            return new SampleCount(null);
        }
        return (SampleCount)
                context.handleUnexpectedToken(context.constructType(SampleCount.class), json);
    }
}
