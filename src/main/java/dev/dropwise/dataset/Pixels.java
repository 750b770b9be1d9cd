package dev.dropwise.dataset;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The pixels of all images, unsigned bytes, row after row: on the heap or mapped from a file. There
 * may be more than one buffer holds, so they lie in pieces that are cut between rows, all but the
 * last equally long. Safe for use by many threads.
 */
final class Pixels {

    /** How long a piece of a file is at most, unless a single row is longer. */
    private static final int PIECE = 1 << 30;

    private final List<ByteBuffer> pieces;
    private final int stride;
    private final int rowsPerPiece;

    /**
     * @param stride pixels of a row
     */
    Pixels(List<ByteBuffer> pieces, int stride) {
        this.pieces = List.copyOf(pieces);
        this.stride = stride;
        rowsPerPiece = pieces.isEmpty() ? 1 : Math.max(1, pieces.get(0).limit() / stride);
    }

    static Pixels of(byte[] pixels, int stride) {
        return new Pixels(List.of(ByteBuffer.wrap(pixels)), stride);
    }

    /** How many rows of this many bytes each a piece of a file has. */
    static int rowsPerPiece(int stride) {
        return Math.max(1, PIECE / stride);
    }

    int stride() {
        return stride;
    }

    long length() {
        return pieces.stream().mapToLong(ByteBuffer::limit).sum();
    }

    /**
     * Copies one row.
     *
     * @param into as long as a row
     */
    void read(int row, byte[] into) {
        pieces.get(row / rowsPerPiece).get(row % rowsPerPiece * stride, into, 0, stride);
    }

    /** One pixel of a row. */
    byte pixel(int row, int at) {
        return pieces.get(row / rowsPerPiece).get(row % rowsPerPiece * stride + at);
    }

    /** All of them in order, from the first byte of each to its last; the caller's own views. */
    List<ByteBuffer> pieces() {
        return pieces.stream().map(ByteBuffer::duplicate).toList();
    }
}
