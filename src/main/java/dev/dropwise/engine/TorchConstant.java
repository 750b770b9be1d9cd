package dev.dropwise.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is {@code torch.float64} and the like in Python; saved TorchScript knows such constants by
 * their numbers alone, which are those of c10's {@code ScalarType} and {@code MemoryFormat}.
 */
enum TorchConstant {
    INT16(2),
    INT64(4),
    FLOAT32(6),
    FLOAT64(7),
    BOOL(11),
    CHANNELS_LAST(2);

    private static final Map<String, TorchConstant> BY_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(TorchConstant::inScripts, Function.identity()));

    private static final Pattern NAME =
            Pattern.compile("\\b(?:" + String.join("|", BY_NAME.keySet()) + ")\\b(?!\\()");

    private final int number;

    TorchConstant(int number) {
        this.number = number;
    }

    private String inScripts() {
        return "torch." + name().toLowerCase(Locale.ROOT);
    }

    /** The same source with numbers in the place of names. */
    static String numbered(String source) {
        return NAME.matcher(source).replaceAll(TorchConstant::number);
    }

    private static String number(MatchResult name) {
        return String.valueOf(Objects.requireNonNull(BY_NAME.get(name.group())).number);
    }
}
