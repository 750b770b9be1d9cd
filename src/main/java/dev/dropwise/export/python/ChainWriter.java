package dev.dropwise.export.python;

import dev.dropwise.export.network.NetworkWalk;
import dev.dropwise.export.network.SlidingLayer;
import dev.dropwise.export.network.TrainedNetwork;
import dev.dropwise.layer.Embedding;
import dev.dropwise.layer.Residual;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.List;
import java.util.Objects;

/** Writes layers one after another: a class whose modules have their names. */
final class ChainWriter implements NetworkWalk.Steps {

    private final String className;
    private final ModuleText text;
    private final TrainedNetwork network;
    private final StringBuilder modules = new StringBuilder();
    private final StringBuilder forward = new StringBuilder();

    ChainWriter(String className, ModuleText text, TrainedNetwork network) {
        this.className = className;
        this.text = text;
        this.network = network;
    }

    /** Writes the layers. */
    void write(List<ShapedLayer> chain, boolean knowsPadding) {
        new NetworkWalk(this, knowsPadding).through(chain);
    }

    /**
     * The class.
     *
     * @param documentation of it
     * @param signature of its forward
     * @param before lines before the layers
     * @param after lines after them
     */
    String classText(String documentation, String signature, String before, String after) {
        return """
               class %s(nn.Module):
                   \"""%s\"""

                   def __init__(self):
                       super().__init__()
               %s
                   def forward(%s):
               %s%s%s"""
                .formatted(className, documentation, modules, signature, before, forward, after);
    }

    @Override
    public void findPadding(ShapedLayer layer) {
        line("mask = (x > 0) & (x < %d)".formatted(((Embedding) layer.spec()).vocabulary()));
    }

    @Override
    public void apply(ShapedLayer layer, boolean knowsPadding) {
        LayerCode code =
                layer.spec() instanceof Residual
                        ? residual(layer, knowsPadding)
                        : LayerWriters.write(
                                new LayerCall(layer, knowsPadding ? "mask" : "None", network));
        if (code.module() != null) {
            modules.append("        self.%s = %s\n".formatted(layer.name(), code.module()));
        }
        code.helpers().forEach(text::use);
        String call =
                LayerWriters.activated(
                        layer.spec().activation(), code.call(), layer.output().rank() == 3);
        if (!call.equals("x")) {
            line("x = " + call);
        }
    }

    private LayerCode residual(ShapedLayer layer, boolean knowsPadding) {
        String body = className + "_" + layer.name() + "_body";
        ChainWriter within = new ChainWriter(body, text, network);
        within.write(layer.body(), knowsPadding);
        String after = "        return x\n";
        text.add(
                within.classText(
                        "The layers that " + layer.name() + " leads around.",
                        "self, x, mask=None",
                        "",
                        after));
        String own = className + "_" + layer.name();
        String projection = projection(layer);
        text.add(
                """
                class %s(nn.Module):
                    \"""Layers, and a shortcut around them.\"""

                    def __init__(self):
                        super().__init__()
                        self.body = %s()
                %s
                    def forward(self, x, mask=None):
                        return %s + self.body(x, mask)
                """
                        .formatted(
                                own,
                                body,
                                projection.isEmpty()
                                        ? ""
                                        : "        self.projection = " + projection + "\n",
                                projection.isEmpty() ? "x" : "self.projection(x)"));
        return LayerCode.module(
                own + "()",
                "%s(x%s)".formatted(ModuleNames.reach(layer.name()), knowsPadding ? ", mask" : ""));
    }

    /** Of a shortcut to another shape; empty where it stays the same. */
    private static String projection(ShapedLayer layer) {
        Shape input = layer.input();
        Shape output = layer.output();
        if (input.equals(output)) {
            return "";
        }
        return input.rank() == 3
                ? "nn.Conv2d(%d, %d, 1, stride=%s, bias=False)"
                        .formatted(
                                input.channels(),
                                output.channels(),
                                Objects.requireNonNull(layer.spec().derived(input).get("stride")))
                : "nn.Linear(%d, %d, bias=False)".formatted(input.last(), output.last());
    }

    @Override
    public void slidePadding(ShapedLayer layer) {
        SlidingLayer windows = SlidingLayer.of(layer);
        text.use("window_mask");
        line(
                "mask = window_mask(mask, size=%d, stride=%d, dilation=%d, same=%s)"
                        .formatted(
                                windows.size().get(0),
                                windows.stride().get(0),
                                windows.dilation().get(0),
                                LayerCode.of(windows.same())));
    }

    @Override
    public void clearPadding() {
        text.use("masked");
        line("x = masked(x, mask)");
    }

    private void line(String line) {
        forward.append("        ").append(line).append('\n');
    }
}
