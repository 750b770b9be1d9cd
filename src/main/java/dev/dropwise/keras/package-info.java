/**
 * Networks from and for Keras: the JSON of {@code model.to_json()} becomes a model spec, and a
 * model spec becomes what {@code keras.models.model_from_json} takes. Which layers and properties
 * correspond is one table, {@link dev.dropwise.keras.LayerMappings}; it is read in both directions.
 */
@ApplicationModule(
        allowedDependencies = {
            "modelspec",
            "dataset",
            "spec",
            "layer",
            "web",
            "web :: binding",
            "problem"
        })
@NullMarked
package dev.dropwise.keras;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
