package dev.dropwise.inference;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a number of samples as it is read. */
final class SampleCountWriter extends StdSerializer<SampleCount> {

    SampleCountWriter() {
        super(SampleCount.class);
    }

    @Override
    public void serialize(SampleCount count, JsonGenerator json, SerializationContext context) {
        if (count.number() == null) {
            json.writeString(SampleCount.AUTO);
        } else {
            json.writeNumber(count.number());
        }
    }
}
