package dev.dropwise.dataset.upload.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;

/**
 * Reads Thrift's compact protocol, in which Parquet describes itself:
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md. Throws {@link
 * EOFException} or {@link StreamCorruptedException} where the bytes are others.
 */
final class CompactThrift {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;

    private static final int LONG_LIST = 15;
    private static final int DEEPEST = 64;

    private final InputStream in;
    private int depth;

    CompactThrift(InputStream in) {
        this.in = in;
    }

    /** Takes the fields of a struct as they come. */
    @FunctionalInterface
    interface Fields {

        /**
         * Reads the value of a field, or skips it.
         *
         * @param type of the value
         */
        void read(int id, int type) throws IOException;
    }

    /** Reads one value. */
    @FunctionalInterface
    interface Item {

        void read() throws IOException;
    }

    /** Reads a struct. */
    void struct(Fields fields) throws IOException {
        if (++depth > DEEPEST) {
            throw new StreamCorruptedException(
                    "expected structs in at most %d others".formatted(DEEPEST));
        }
        int id = 0;
        for (int head = next(); head != 0; head = next()) {
            id = head >> 4 == 0 ? (int) integer() : id + (head >> 4);
            fields.read(id, head & 15);
        }
        depth--;
    }

    /** Reads a list. */
    void list(Item item) throws IOException {
        int head = next();
        long size = head >> 4 == LONG_LIST ? variable() : head >> 4;
        for (long i = 0; i < size; i++) {
            item.read();
        }
    }

    /** A whole number of any width but a byte. */
    long integer() throws IOException {
        long zigzag = variable();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /** A text, or any bytes. */
    byte[] binary() throws IOException {
        int length = (int) Math.max(0, Math.min(variable(), Integer.MAX_VALUE - 8));
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /** Passes over the value of a field. */
    void skip(int type) throws IOException {
        switch (type) {
            case TRUE, FALSE -> {}
            case BYTE -> next();
            case DOUBLE -> in.skipNBytes(Double.BYTES);
            case BINARY -> in.skipNBytes(variable());
            case LIST, SET -> skipList();
            case MAP -> skipMap();
            case STRUCT -> struct((id, inner) -> skip(inner));
            default -> {
                if (type > I64) {
                    throw new StreamCorruptedException(
                            "expected a type of values, received " + type);
                }
                variable();
            }
        }
    }

    private void skipList() throws IOException {
        int head = next();
        long size = head >> 4 == LONG_LIST ? variable() : head >> 4;
        for (long i = 0; i < size; i++) {
            skipElement(head & 15);
        }
    }

    private void skipMap() throws IOException {
        long size = variable();
        int types = size == 0 ? 0 : next();
        for (long i = 0; i < size; i++) {
            skipElement(types >> 4);
            skipElement(types & 15);
        }
    }

    /** Within a list a truth value takes a byte. */
    private void skipElement(int type) throws IOException {
        skip(type == TRUE || type == FALSE ? BYTE : type);
    }

    private long variable() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = next();
            value |= (next & 0x7fL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new StreamCorruptedException("expected a number of at most 64 bits");
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }
}
