package dev.dropwise.keras;

/** A property that a layer has in Keras and here, and how its value goes over in each direction. */
interface Property {

    /** Takes it out of a Keras layer's config, and puts it into ours. */
    void read(Reading layer);

    /** Takes it out of our layer, and puts it into a Keras layer's config. */
    void write(Writing layer);
}
