package dev.dropwise.engine;

import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.engine.archive.ScriptObject.Doubles;
import dev.dropwise.engine.archive.ScriptObject.Tensors;
import dev.dropwise.engine.archive.StoredTensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A class of TorchScript text; reads from it which attributes it declares. */
record ScriptClass(String text) {

    private static final Pattern CLASS = Pattern.compile("^class (\\w+)", Pattern.MULTILINE);
    private static final Pattern USES = Pattern.compile("^# uses (.+)$", Pattern.MULTILINE);
    private static final Pattern METHOD =
            Pattern.compile("^ *def (\\w+)\\(([^)]*)\\)", Pattern.MULTILINE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("^  (\\w+) : (.+)$", Pattern.MULTILINE);

    /** The script at a path under {@code torchscript/}, without its ending. */
    static ScriptClass named(String path) {
        String resource = "/torchscript/" + path + ".py";
        try (InputStream in = ScriptClass.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no script " + resource);
            }
            return new ScriptClass(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the script " + resource + " cannot be read", e);
        }
    }

    String className() {
        Matcher matcher = CLASS.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("expected a class in " + text);
        }
        return matcher.group(1);
    }

    /** The paths of the scripts whose functions it calls, which a line of it names. */
    List<String> used() {
        return USES.matcher(text)
                .results()
                .flatMap(line -> Stream.of(line.group(1).split(" ", -1)))
                .toList();
    }

    boolean has(ScriptHook hook) {
        return methods().anyMatch(hook.method()::equals);
    }

    /** The names of its methods and functions. */
    Stream<String> methods() {
        return METHOD.matcher(text).results().map(method -> method.group(1));
    }

    /** Whether what it makes of x depends on which steps of a sequence are padding. */
    boolean asksForMask() {
        return asksFor(ScriptHook.FORWARD.method(), ScriptHook.MASK_PARAMETER);
    }

    /** Whether one of its methods or functions has a parameter of a name. */
    boolean asksFor(String method, String parameter) {
        return METHOD.matcher(text)
                .results()
                .filter(found -> found.group(1).equals(method))
                .flatMap(found -> Stream.of(found.group(2).split(", ", -1)))
                .anyMatch(asked -> asked.startsWith(parameter + ":"));
    }

    /** A call of its {@code forward} for x. */
    String forward(String object, String mask, String rng) {
        return asksForMask()
                ? ScriptHook.FORWARD.of(object, "x", mask, rng)
                : ScriptHook.FORWARD.of(object, "x", rng);
    }

    /**
     * An object of this class.
     *
     * @param values by attribute name; a {@code Tensor} needs none, an {@code Optional[Tensor]} a
     *     Boolean: there or not
     */
    ScriptObject instance(Map<String, ?> values) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            attributes.put(name, initial(name, matcher.group(2).strip(), values));
        }
        return new ScriptObject(className(), attributes);
    }

    private @Nullable Object initial(String name, String type, Map<String, ?> values) {
        StoredTensor tensor = StoredTensor.empty(isParameter(name));
        return switch (type) {
            case "Tensor" -> tensor;
            case "Optional[Tensor]" -> given(name, values).equals(true) ? tensor : null;
            case "List[Tensor]" -> new Tensors(List.of());
            case "List[float]" -> new Doubles(doubles(given(name, values)));
            case "bool" -> name.equals("training") ? (Object) true : given(name, values);
            default -> given(name, values);
        };
    }

    private static List<Double> doubles(Object list) {
        return ((List<?>) list).stream().map(number -> ((Number) number).doubleValue()).toList();
    }

    private Object given(String name, Map<String, ?> values) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(
                    className() + " needs " + name + ", there are " + values.keySet());
        }
        return value;
    }

    boolean isParameter(String name) {
        return text.lines()
                .filter(line -> line.strip().startsWith("__parameters__"))
                .anyMatch(line -> line.contains('"' + name + '"'));
    }

    /** {@code maxPool2d} becomes {@code max_pool2d}. */
    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
