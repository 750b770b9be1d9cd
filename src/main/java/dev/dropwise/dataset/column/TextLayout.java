package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.util.List;

/**
 * A column of texts: an int32 a row, where its words end, then an int32 a word of all texts.
 *
 * @param tokens how many words all texts have together
 */
@JsonTypeName("text")
record TextLayout(String name, List<String> words, int tokens) implements ColumnLayout {

    @Override
    public Column open(MatrixInput in, int rows) throws IOException {
        return new TextColumn(name, words, in.codes(rows), in.codes(tokens));
    }
}
