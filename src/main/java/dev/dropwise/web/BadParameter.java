package dev.dropwise.web;

import java.util.List;
import java.util.stream.Collectors;

/** A query or path parameter that cannot be understood; an invalid body is {@code Invalid}. */
public class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param detail what was expected and what came
     */
    public BadParameter(String name, String detail) {
        super("parameter '%s': %s".formatted(name, detail));
    }

    public BadParameter(String name, String expected, String received) {
        super("parameter '%s': expected %s, received %s".formatted(name, expected, received));
    }

    private BadParameter(String message) {
        super(message);
    }

    /** Several at once. */
    static BadParameter all(List<BadParameter> parameters) {
        return new BadParameter(
                parameters.stream()
                        .map(BadParameter::getMessage)
                        .collect(Collectors.joining("; ")));
    }
}
