package dev.dropwise.dataset.content;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.dropwise.dataset.column.MatrixInput;
import java.io.IOException;

/** What a file says of a content beside its values: what they are, and in which order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface ContentLayout permits ImageLayout, TableLayout {

    /** The content whose values come next. */
    DatasetContent open(MatrixInput in) throws IOException;
}
