package dev.dropwise.training;

/** What makes the inputs of a trained network worse. */
public enum InputDisturbance {
    /**
     * Normal noise on numbers, by its standard deviation in units of each number's own, and on
     * pixels, in shares of their range, within which they stay.
     */
    INPUT_NOISE,

    /** Values that go missing, by their share; pixels are 0 then. */
    MISSING,

    /**
     * A square of an image is 0, by its share of the area; of a table neighbouring columns are
     * missing, by their share.
     */
    OCCLUSION,

    /**
     * Every number or pixel is moved by so much to where the loss rises. Goodfellow, Shlens,
     * Szegedy, 2015, https://arxiv.org/abs/1412.6572
     */
    ADVERSARIAL
}
