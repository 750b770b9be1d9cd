package dev.dropwise.web;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.core.util.JsonParserDelegate;

/** Keeps NaN and Infinity out of JSON: they are written as null, and 1e999 is refused. */
public final class FiniteNumbers {

    private FiniteNumbers() {}

    /** Writes null in the place of a number that is not finite, in arrays too. */
    static final class Writer extends JsonGeneratorDelegate {

        Writer(JsonGenerator generator) {
            super(generator, false);
        }

        @Override
        public JsonGenerator writeNumber(double value) {
            return Double.isFinite(value) ? super.writeNumber(value) : writeNull();
        }

        @Override
        public JsonGenerator writeNumber(float value) {
            return Float.isFinite(value) ? super.writeNumber(value) : writeNull();
        }

        @Override
        public JsonGenerator writeArray(double[] array, int offset, int length) {
            writeStartArray(array, length);
            for (int i = offset; i < offset + length; i++) {
                writeNumber(array[i]);
            }
            return writeEndArray();
        }
    }

    /** Refuses a number that is too large for the type it is read into. */
    public static final class Reader extends JsonParserDelegate {

        public Reader(JsonParser parser) {
            super(parser);
        }

        @Override
        public double getDoubleValue() {
            return finite(super.getDoubleValue());
        }

        @Override
        public float getFloatValue() {
            float value = super.getFloatValue();
            finite(value);
            return value;
        }

        @Override
        public Number getNumberValue() {
            Number value = super.getNumberValue();
            if (value instanceof Double || value instanceof Float) {
                finite(value.doubleValue());
            }
            return value;
        }

        private double finite(double value) {
            if (!Double.isFinite(value)) {
                throw new StreamReadException(
                        this, "the number " + shortened(getString()) + " is out of range");
            }
            return value;
        }

        private static String shortened(String number) {
            return number.length() <= 40 ? number : number.substring(0, 40) + "…";
        }
    }
}
