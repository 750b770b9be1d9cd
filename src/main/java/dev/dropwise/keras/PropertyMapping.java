package dev.dropwise.keras;

/** A property that a layer has in Keras and here, and how its value goes over in each direction. */
interface PropertyMapping {

    /** Takes it out of a Keras layer's config, and puts it into ours. */
    void read(ImportContext layer);

    /** Takes it out of our layer, and puts it into a Keras layer's config. */
    void write(ExportContext layer);
}
