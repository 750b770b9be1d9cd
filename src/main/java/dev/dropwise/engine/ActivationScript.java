package dev.dropwise.engine;

import dev.dropwise.layer.Activation;
import java.util.Locale;

/**
 * A function of the numbers that a layer gives, and how a gradient goes back through it: by what
 * went in or by what came out, as its parameter is called.
 */
record ActivationScript(String name, ScriptClass script) {

    private static final String INPUT = "x";

    static ActivationScript of(Activation activation, ScriptLibrary scripts) {
        String name = activation.name().toLowerCase(Locale.ROOT);
        return new ActivationScript(name, scripts.use("activations/" + name));
    }

    String call(String x) {
        return "__torch__.%s(%s)".formatted(name, x);
    }

    boolean hasBackward() {
        return script.methods().anyMatch(backward()::equals);
    }

    boolean keepsInput() {
        return script.asksFor(backward(), INPUT);
    }

    String callBackward(String grad, String kept) {
        return "__torch__.%s(%s, %s)".formatted(backward(), grad, kept);
    }

    private String backward() {
        return name + "_" + ScriptHook.BACKWARD.method();
    }
}
