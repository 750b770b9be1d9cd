package dev.dropwise.inference;

import io.swagger.v3.oas.annotations.media.Schema;

/** What is predicted for one instance. */
@Schema(oneOf = {ClassPredictionView.class, ValuePredictionView.class})
sealed interface PredictionView permits ClassPredictionView, ValuePredictionView {}
