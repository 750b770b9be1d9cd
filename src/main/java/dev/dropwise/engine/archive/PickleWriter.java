package dev.dropwise.engine.archive;

import dev.dropwise.engine.archive.ScriptObject.Doubles;
import dev.dropwise.engine.archive.ScriptObject.Tensors;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects in the part of Python's pickle protocol 2 that libtorch reads. The opcodes are
 * those of https://github.com/python/cpython/blob/main/Lib/pickle.py
 */
final class PickleWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PickleWriter() {}

    static byte[] of(ScriptObject root) {
        PickleWriter pickle = new PickleWriter();
        pickle.bytes(0x80, 2);
        pickle.object(root);
        pickle.ascii(".");
        return pickle.out.toByteArray();
    }

    private void object(ScriptObject object) {
        global("__torch__", object.type());
        ascii(")");
        bytes(0x81);
        ascii("}(");
        for (Map.Entry<String, @Nullable Object> attribute : object.attributes().entrySet()) {
            string(attribute.getKey());
            value(attribute.getValue());
        }
        ascii("ub");
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            ascii("N");
        } else if (value instanceof ScriptObject object) {
            object(object);
        } else if (value instanceof Boolean bool) {
            bytes(bool ? 0x88 : 0x89);
        } else if (value instanceof Integer integer) {
            integer(integer);
        } else if (value instanceof Double number) {
            ascii("G");
            out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof List<?> integers) {
            list("build_intlist", integers);
        } else if (value instanceof Tensors list) {
            list("build_tensorlist", list.tensors());
        } else if (value instanceof Doubles list) {
            list("build_doublelist", list.numbers());
        } else if (value instanceof StoredTensor tensor) {
            tensor(tensor);
        } else {
            throw new IllegalArgumentException("no way to write a " + value.getClass().getName());
        }
    }

    private void list(String builder, List<?> elements) {
        global("torch.jit._pickle", builder);
        ascii("(](");
        elements.forEach(this::value);
        ascii("etR");
    }

    private void tensor(StoredTensor tensor) {
        global("torch._utils", "_rebuild_tensor_v2");
        ascii("((");
        string("storage");
        global("torch", tensor.storage().type());
        string(tensor.storage().key());
        string("cpu");
        integer(tensor.storage().elements());
        ascii("tQ");
        integer(tensor.offset());
        tuple(tensor.sizes());
        tuple(tensor.strides());
        value(tensor.requiresGradient());
        global("collections", "OrderedDict");
        ascii(")RtR");
    }

    private void tuple(List<Integer> integers) {
        ascii("(");
        integers.forEach(this::integer);
        ascii("t");
    }

    private void global(String module, String name) {
        ascii("c" + module + "\n" + name + "\n");
    }

    private void integer(int value) {
        ascii("J");
        out.writeBytes(littleEndian(value));
    }

    private void string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ascii("X");
        out.writeBytes(littleEndian(utf8.length));
        out.writeBytes(utf8);
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
    }
}
