package dev.dropwise.keras;

import java.util.List;

/**
 * A layer of Keras and the one of ours that does the same.
 *
 * @param className in Keras
 * @param type in our JSON
 * @param rank of the input that Keras' layer takes, where it has several for one of ours; else 0
 */
record LayerMapping(String className, String type, int rank, List<PropertyMapping> properties) {

    boolean fits(String type, int rank) {
        return this.type.equals(type) && (this.rank == 0 || this.rank == rank);
    }

    /** Whether it goes from step to step, and so may go both ways. */
    boolean isRecurrent() {
        return type.equals("lstm") || type.equals("gru");
    }

    void read(ImportContext layer) {
        properties.forEach(property -> property.read(layer));
        UnreadProperties.note(layer);
    }

    void write(ExportContext layer) {
        properties.forEach(property -> property.write(layer));
        layer.refuseTheRest(className);
    }
}
