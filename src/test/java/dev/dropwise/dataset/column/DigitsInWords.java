package dev.dropwise.dataset.column;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.content.TableContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Images of digits written down as texts, for networks that read tokens: a word for each square of
 * 4 by 4 pixels, line by line, of four digits that say how bright its quarters are.
 */
public final class DigitsInWords {

    private static final int SQUARE = 4;
    private static final int QUARTER = 2;

    /** Sums of the four pixels of a quarter at which the next digit begins. */
    private static final int GREY = 64 * QUARTER * QUARTER;

    private static final int WHITE = 160 * QUARTER * QUARTER;

    private final int side;
    private final byte[] image;

    private DigitsInWords(int side) {
        this.side = side;
        image = new byte[side * side];
    }

    /**
     * The same rows with the same test rows.
     *
     * @param images square and grey, with a side that 4 divides
     */
    public static Dataset of(Dataset images) {
        ImageContent content = (ImageContent) images.content();
        int side = content.shape().get(1);
        TextSink texts = new TextSink("squares", new HeapColumns(ColumnLimits.unbounded()));
        DigitsInWords digits = new DigitsInWords(side);
        try {
            for (int row = 0; row < content.rows(); row++) {
                content.pixels().read(row, digits.image);
                texts.add(digits.text());
            }
            TextColumn column = texts.finish();
            return new Dataset(
                    images.name() + " in words",
                    images.createdAt(),
                    false,
                    () -> new TableContent(List.of(column), content.target(), content.testRows()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int top = 0; top < side; top += SQUARE) {
            for (int left = 0; left < side; left += SQUARE) {
                text.append(quarter(top, left))
                        .append(quarter(top, left + QUARTER))
                        .append(quarter(top + QUARTER, left))
                        .append(quarter(top + QUARTER, left + QUARTER))
                        .append(' ');
            }
        }
        return text.toString();
    }

    private int quarter(int top, int left) {
        int sum = 0;
        for (int y = top; y < top + QUARTER; y++) {
            for (int x = left; x < left + QUARTER; x++) {
                sum += Byte.toUnsignedInt(image[y * side + x]);
            }
        }
        return sum < GREY ? 0 : sum < WHITE ? 1 : 2;
    }
}
