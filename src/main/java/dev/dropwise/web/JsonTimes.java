package dev.dropwise.web;

import java.time.DateTimeException;
import java.time.Instant;
import org.springframework.core.convert.converter.Converter;

/** Reads times in query parameters as RFC 3339 has them; Spring takes plain numbers as well. */
class JsonTimes implements Converter<String, Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
