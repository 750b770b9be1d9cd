package dev.dropwise.keras;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * How fast batch normalization's running mean follows: Keras gives the share that stays, we the
 * share of the new batch.
 */
record MomentumMapping() implements PropertyMapping {

    private static final BigDecimal KERAS_DEFAULT = new BigDecimal("0.99");

    @Override
    public void read(ImportContext layer) {
        JsonNode stays = layer.take("momentum");
        boolean isOther = !stays.isMissingNode() && !stays.isNumber();
        layer.put(
                "momentum",
                isOther
                        ? stays
                        : complement(stays.isNumber() ? KerasObject.decimal(stays) : KERAS_DEFAULT),
                "momentum");
    }

    @Override
    public void write(ExportContext layer) {
        layer.put("momentum", complement(KerasObject.decimal(layer.take("momentum"))));
    }

    /** In decimal, so that 0.99 becomes 0.01 and nothing near it. */
    private static JsonNode complement(BigDecimal share) {
        return KerasObject.JSON.numberNode(BigDecimal.ONE.subtract(share).doubleValue());
    }
}
