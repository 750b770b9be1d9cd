package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;

/** What a file says of a content beside its values: what they are, and in which order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface Layout permits ImageLayout, TableLayout {

    /** The content whose values come next. */
    Content open(MatrixInput in) throws IOException;
}
