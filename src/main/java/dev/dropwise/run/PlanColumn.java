package dev.dropwise.run;

import dev.dropwise.spec.Plan;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Converter;

/** A plan, which jobs and runs both keep as JSON. */
@Converter
public class PlanColumn extends JsonColumn<Plan> {}
