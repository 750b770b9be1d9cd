package dev.dropwise.engine;

import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.spec.Regularization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the class {@code UpdateHooks}, which calls the scripts that a regularization asks for
 * around the optimizer's step, in the order that they are added here; it does nothing where none is
 * asked for.
 */
final class UpdateHooks {

    private record Hook(String name, ScriptClass script, Map<String, Object> values) {}

    private final List<Hook> hooks = new ArrayList<>();

    UpdateHooks(Regularization asked, Function<String, ScriptClass> scripts) {
        double l1 = asked.absolutePenalty();
        double l2 = asked.squaredPenalty();
        if (l1 + l2 > 0) {
            add("penalties", scripts, Map.of("l1", l1, "l2", l2));
        }
        if (asked.clipValue() != null || asked.clipNorm() != null) {
            Map<String, Object> values =
                    Map.of(
                            "clip_value", orZero(asked.clipValue()),
                            "clip_norm", orZero(asked.clipNorm()));
            add("clipping", scripts, values);
        }
        if (asked.maxNorm() != null || asked.unitNorm() || asked.nonNegative()) {
            Map<String, Object> values =
                    Map.of(
                            "max_norm", orZero(asked.maxNorm()),
                            "unit_norm", asked.unitNorm(),
                            "non_negative", asked.nonNegative());
            add("constraints", scripts, values);
        }
        Double ema = asked.ema();
        if (ema != null) {
            add("average", scripts, Map.of("ema", ema));
        }
    }

    private void add(
            String name, Function<String, ScriptClass> scripts, Map<String, Object> values) {
        hooks.add(new Hook(name, scripts.apply(name), values));
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    ScriptClass script() {
        StringBuilder fields = new StringBuilder();
        for (Hook hook : hooks) {
            fields.append("  %s : __torch__.%s\n".formatted(hook.name, hook.script.className()));
        }
        return new ScriptClass(
                """
                class UpdateHooks(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                %s
                  def build(self, values: List[Tensor], device: Device) -> None:
                %s    pass

                  # at the start and at the end of a call that trains
                  def swap(self, values: List[Tensor]) -> None:
                %s    pass

                  def before(self, weights: List[Tensor], grads: List[Tensor]) -> None:
                %s    pass

                  def after(self, weights: List[Tensor], values: List[Tensor]) -> None:
                %s    pass
                """
                        .formatted(
                                fields,
                                calls(ScriptHook.BUILD, "values", "device"),
                                calls(ScriptHook.SWAP, "values"),
                                calls(ScriptHook.BEFORE, "weights", "grads"),
                                calls(ScriptHook.AFTER, "weights", "values")));
    }

    private String calls(ScriptHook method, String... arguments) {
        StringBuilder calls = new StringBuilder();
        for (Hook hook : hooks) {
            if (hook.script.has(method)) {
                calls.append("    %s\n".formatted(method.of("self." + hook.name, arguments)));
            }
        }
        return calls.toString();
    }

    ScriptObject instance() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Hook hook : hooks) {
            values.put(hook.name, hook.script.instance(hook.values));
        }
        return script().instance(values);
    }
}
