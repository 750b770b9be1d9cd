package dev.dropwise.run;

import dev.dropwise.spec.Plan;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/** A plan, which jobs and runs both keep as JSON. */
@Converter
public class PlanColumn extends JsonColumn<Plan> {

    PlanColumn(JsonMapper mapper) {
        super(mapper, Plan.class);
    }
}
