package dev.dropwise.dataset.column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The pixels of all images, unsigned bytes, row after row: on the heap or mapped from a file. There
 * may be more than one buffer holds, so they lie in pieces that are cut between rows, all but the
 * last equally long. Safe for use by many threads.
 */
public final class PixelData {

    /** How long a piece of a file is at most, unless a single row is longer. */
    private static final int PIECE = 1 << 30;

    private final List<ByteBuffer> pieces;
    private final int stride;
    private final int rowsPerPiece;
    private final int firstRow;
    private final int rows;

    /**
     * @param stride pixels of a row
     */
    PixelData(List<ByteBuffer> pieces, int stride) {
        this(List.copyOf(pieces), stride, 0, (int) (bytes(pieces) / stride));
    }

    private PixelData(List<ByteBuffer> pieces, int stride, int firstRow, int rows) {
        this.pieces = pieces;
        this.stride = stride;
        this.firstRow = firstRow;
        this.rows = rows;
        rowsPerPiece = pieces.isEmpty() ? 1 : Math.max(1, pieces.get(0).limit() / stride);
    }

    private static long bytes(List<ByteBuffer> pieces) {
        return pieces.stream().mapToLong(ByteBuffer::limit).sum();
    }

    public static PixelData of(byte[] pixels, int stride) {
        return new PixelData(List.of(ByteBuffer.wrap(pixels)), stride);
    }

    /** How many rows of this many bytes each a piece of a file has. */
    static int rowsPerPiece(int stride) {
        return Math.max(1, PIECE / stride);
    }

    public int stride() {
        return stride;
    }

    public long length() {
        return (long) rows * stride;
    }

    /** Some rows that lie beside each other, the same bytes. */
    public PixelData slice(int from, int count) {
        return new PixelData(pieces, stride, firstRow + from, count);
    }

    /**
     * Copies one row.
     *
     * @param into as long as a row
     */
    public void read(int row, byte[] into) {
        int at = firstRow + row;
        pieces.get(at / rowsPerPiece).get(at % rowsPerPiece * stride, into, 0, stride);
    }

    /** One pixel of a row. */
    public byte pixel(int row, int at) {
        return pieces.get(row / rowsPerPiece).get(row % rowsPerPiece * stride + at);
    }

    /** All of them in order, from the first byte of each to its last; the caller's own views. */
    public List<ByteBuffer> pieces() {
        List<ByteBuffer> views = new ArrayList<>();
        int at = firstRow;
        while (at < firstRow + rows) {
            int within = at % rowsPerPiece;
            int some = Math.min(rowsPerPiece - within, firstRow + rows - at);
            views.add(pieces.get(at / rowsPerPiece).slice(within * stride, some * stride));
            at += some;
        }
        return views;
    }
}
