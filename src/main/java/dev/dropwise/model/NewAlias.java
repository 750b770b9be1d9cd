package dev.dropwise.model;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Where an alias is to point. */
@Schema(example = "{\"version\": 1}")
record NewAlias(@NotNull @Min(1) Integer version) {}
