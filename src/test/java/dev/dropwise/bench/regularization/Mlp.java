package dev.dropwise.bench.regularization;

/** The article's 784-128-64-10, with something at some of its places. */
final class Mlp {

    static final int EPOCHS = 20;

    static final Variant PLAIN = behind("none", "");
    static final Variant DROPPING = behind("`dropout`", "{type: 'dropout', rate: %s}");

    private Mlp() {}

    /**
     * Behind both hidden layers the same layer.
     *
     * @param layer with {@code %s} where 0.5 and 0.3 stand
     */
    static Variant behind(String name, String layer) {
        return variant(name, "", relu(layer.formatted("0.5")), relu(layer.formatted("0.3")));
    }

    /** Dropout whose rate comes to 0.5 and 0.3 as a schedule says. */
    static Variant scheduled(String name, String schedule) {
        return behind(name, "{type: 'dropout', rate: {" + schedule + ", rate: %s}}");
    }

    static Variant onInputs(String name, String layer) {
        return variant(name, layer + ",", relu(""), relu(""));
    }

    /** A norm between sums and relu. */
    static Variant normed(String name, String norm) {
        String layers = "{type: '%s'}, {type: 'activation', function: 'relu'}".formatted(norm);
        return variant(name, "", hidden("none", layers), hidden("none", layers));
    }

    static Variant selu(String name, String layer) {
        return variant(name, "", hidden("selu", layer), hidden("selu", layer));
    }

    /** The weights that read what dropout would drop. */
    static Variant dropConnect(String name) {
        return Variant.of(
                name,
                """
                {input: {shape: [784]}, layers: [
                    {type: 'dense', units: 128, activation: 'relu'},
                    {type: 'dense', units: 64, activation: 'relu', dropConnect: 0.5},
                    {type: 'dense', units: 10, dropConnect: 0.3}]}""");
    }

    private static String relu(String layer) {
        return hidden("relu", layer);
    }

    /** What a hidden layer has after its units. */
    private static String hidden(String activation, String layer) {
        return ", activation: '%s'}, %s".formatted(activation, layer.isEmpty() ? "" : layer + ",");
    }

    private static Variant variant(String name, String before, String first, String second) {
        return Variant.of(
                name,
                """
                {input: {shape: [784]}, layers: [%s
                    {type: 'dense', units: 128%s
                    {type: 'dense', units: 64%s
                    {type: 'dense', units: 10}]}"""
                        .formatted(before, first, second));
    }
}
