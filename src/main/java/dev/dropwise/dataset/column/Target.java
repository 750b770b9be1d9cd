package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.modulith.NamedInterface;

/**
 * What is to be predicted.
 *
 * @param name unique within the data set
 * @param type category for classification, number for regression
 * @param classes the classes in the order of a network's outputs; empty for regression
 */
@NamedInterface("column")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Target(String name, ValueType type, List<String> classes) {

    /** Follows from the type of the target. */
    public Task task() {
        return type == ValueType.CATEGORY ? Task.CLASSIFICATION : Task.REGRESSION;
    }
}
