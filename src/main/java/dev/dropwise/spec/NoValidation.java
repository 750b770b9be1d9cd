package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** Every row trains; the best epoch is that of the lowest training loss. */
@JsonTypeName("none")
public record NoValidation() implements ValidationSpec {

    @Override
    @JsonIgnore
    public Double fraction() {
        return 0.0;
    }
}
