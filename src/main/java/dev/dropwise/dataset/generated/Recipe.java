package dev.dropwise.dataset.generated;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a data set was made by; sent again, it makes the same rows. */
@Schema(oneOf = {Synthesis.class, Derivation.class})
public sealed interface Recipe permits Derivation, Synthesis {}
