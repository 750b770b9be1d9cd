package dev.dropwise.dataset.content;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.dataset.column.ColumnLayout;
import dev.dropwise.dataset.column.MatrixInput;
import java.io.IOException;
import java.util.List;

/**
 * The pixels, then the targets, then what divides the rows.
 *
 * @param shape channels, height, width
 */
@JsonTypeName("images")
record ImageLayout(
        int rows,
        int testRows,
        String name,
        List<Integer> shape,
        int pixelRange,
        List<ColumnLayout> targets,
        KeyNames keys)
        implements ContentLayout {

    @Override
    public DatasetContent open(MatrixInput in) throws IOException {
        int stride = shape.stream().reduce(1, Math::multiplyExact);
        return new ImageContent(
                name,
                shape,
                pixelRange,
                in.pixels(rows, stride),
                ColumnLayout.open(targets, in, rows),
                keys.open(in, rows),
                testRows);
    }
}
