package dev.dropwise.engine.archive;

import dev.dropwise.engine.archive.ScriptObject.Doubles;
import dev.dropwise.engine.archive.ScriptObject.Tensors;
import dev.dropwise.engine.archive.StoredTensor.Storage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects that libtorch writes; the reverse of {@link PickleWriter}, memory of repeated
 * values included.
 */
public final class PickleReader {

    private static final Object MARK = new Object();
    private static final Object NONE = new Object();

    /** A name that stands for a class or a function. */
    private record Global(String module, String name) {}

    private final ByteBuffer in;
    private final Deque<Object> stack = new ArrayDeque<>();
    private final Map<Integer, Object> memory = new HashMap<>();

    private PickleReader(byte[] pickle) {
        in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    }

    public static ScriptObject read(byte[] pickle) {
        PickleReader pickleReader = new PickleReader(pickle);
        while (pickleReader.step()) {
            // each step does one operation
        }
        return (ScriptObject) pickleReader.stack.pop();
    }

    /** Does one operation; false at the end. */
    private boolean step() {
        int operation = Byte.toUnsignedInt(in.get());
        switch (operation) {
            case 0x80 -> in.get(); // the protocol's version
            case '.' -> {
                return false;
            }
            case 'c' -> stack.push(new Global(line(), line()));
            case 'N' -> stack.push(NONE);
            case 0x88 -> stack.push(true);
            case 0x89 -> stack.push(false);
            case 'J' -> stack.push(in.getInt());
            case 'K' -> stack.push(Byte.toUnsignedInt(in.get()));
            case 'M' -> stack.push(Short.toUnsignedInt(in.getShort()));
            case 'G' -> stack.push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'X' -> stack.push(text(in.getInt()));
            case 'q' -> memory.put(Byte.toUnsignedInt(in.get()), top());
            case 'r' -> memory.put(in.getInt(), top());
            case 'h' -> stack.push(remembered(Byte.toUnsignedInt(in.get())));
            case 'j' -> stack.push(remembered(in.getInt()));
            default -> build(operation);
        }
        return true;
    }

    private void build(int operation) {
        switch (operation) {
            case '(' -> stack.push(MARK);
            case ')' -> stack.push(List.of());
            case ']' -> stack.push(new ArrayList<>());
            case '}' -> stack.push(new LinkedHashMap<String, @Nullable Object>());
            case 't' -> stack.push(sinceMark());
            case 0x85 -> stack.push(last(1));
            case 0x86 -> stack.push(last(2));
            case 0x87 -> stack.push(last(3));
            case 'a' -> {
                Object element = stack.pop();
                listOnTop().add(element);
            }
            case 'e' -> {
                List<Object> elements = sinceMark();
                listOnTop().addAll(elements);
            }
            case 'u' -> putAll(sinceMark());
            case 0x81 -> {
                stack.pop(); // no arguments
                stack.push(new ScriptObject(((Global) stack.pop()).name(), new LinkedHashMap<>()));
            }
            case 'b' -> {
                Map<String, @Nullable Object> attributes = map(stack.pop());
                ((ScriptObject) top()).attributes().putAll(attributes);
            }
            case 'Q' -> stack.push(storage(list(stack.pop())));
            case 'R' -> {
                List<Object> arguments = list(stack.pop());
                stack.push(call((Global) stack.pop(), arguments));
            }
            default -> throw new IllegalArgumentException("no such operation: " + operation);
        }
    }

    private static Object call(Global function, List<Object> arguments) {
        return switch (function.name()) {
            case "build_intlist" -> arguments.get(0);
            case "build_doublelist" ->
                    new Doubles(list(arguments.get(0)).stream().map(Double.class::cast).toList());
            case "build_tensorlist" ->
                    new Tensors(
                            list(arguments.get(0)).stream().map(StoredTensor.class::cast).toList());
            case "_rebuild_tensor_v2" ->
                    new StoredTensor(
                            (Storage) arguments.get(0),
                            (Integer) arguments.get(1),
                            integers(arguments.get(2)),
                            integers(arguments.get(3)),
                            (Boolean) arguments.get(4));
            case "OrderedDict" -> NONE;
            default -> throw new IllegalArgumentException("no such function: " + function);
        };
    }

    /** The persistent id ("storage", type, key, device, elements). */
    private static Storage storage(List<Object> id) {
        return new Storage(((Global) id.get(1)).name(), (String) id.get(2), (Integer) id.get(4));
    }

    private void putAll(List<Object> namesAndValues) {
        Map<String, @Nullable Object> attributes = map(top());
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            Object value = namesAndValues.get(i + 1);
            attributes.put((String) namesAndValues.get(i), value == NONE ? null : value);
        }
    }

    private List<Object> sinceMark() {
        List<Object> values = new ArrayList<>();
        for (Object value = stack.pop(); value != MARK; value = stack.pop()) {
            values.add(0, value);
        }
        return values;
    }

    private List<Object> last(int count) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(0, stack.pop());
        }
        return values;
    }

    private Object top() {
        return stack.element();
    }

    private List<Object> listOnTop() {
        return list(top());
    }

    private Object remembered(int number) {
        Object value = memory.get(number);
        if (value == null) {
            throw new IllegalArgumentException("nothing was remembered as " + number);
        }
        return value;
    }

    private static List<Integer> integers(Object list) {
        return list(list).stream().map(Integer.class::cast).toList();
    }

    @SuppressWarnings("unchecked") // lists hold whatever the pickle says
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    @SuppressWarnings("unchecked") // keys of attributes are strings
    private static Map<String, @Nullable Object> map(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    private String line() {
        int start = in.position();
        while (in.get() != '\n') {
            // up to the end of the line
        }
        return new String(in.array(), start, in.position() - start - 1, StandardCharsets.UTF_8);
    }

    private String text(int length) {
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
