package dev.dropwise.export.python;

import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.export.network.TargetUnits;
import dev.dropwise.export.network.TrainedNetwork;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Residual;
import dev.dropwise.layer.Shape;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a network as a module in Python: {@code forward(x)} takes raw numbers and gives what the
 * service answers, as the TorchScript export does, in code that people can read and change.
 */
public final class ModuleWriter {

    private final TrainedNetwork network;
    private final ModuleText text = new ModuleText();

    private ModuleWriter(TrainedNetwork network) {
        this.network = network;
    }

    /** Whether there is Python for a layer. */
    public static boolean knows(LayerSpec layer) {
        return layer instanceof Residual || LayerWriters.knows(layer);
    }

    /**
     * The text of the module.
     *
     * @param title what it says it is
     */
    public static String write(TrainedNetwork network, String title) {
        return new ModuleWriter(network).module(title);
    }

    private String module(String title) {
        ChainWriter chain = new ChainWriter("Network", text, network);
        StringBuilder before = new StringBuilder();
        inputs(before);
        Shape input = network.architecture().input();
        if (input.rank() > 1) {
            before.append("        x = x.reshape(-1, %s)\n".formatted(sizes(input)));
        }
        if (network.startsPadded()) {
            text.use("step_mask");
            text.use("masked");
            before.append("        mask = step_mask(x)\n        x = masked(x, mask)\n");
        }
        chain.write(network.architecture().layers(), network.startsPadded());
        text.add(
                chain.classText(
                        "Takes raw numbers, gives what the service answers.",
                        "self, x",
                        before.toString(),
                        outputs()));
        return PythonHelpers.text("module")
                .replace("%(title)s", title)
                .replace("%(classes)s", text.text());
    }

    private static String sizes(Shape shape) {
        return shape.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void inputs(StringBuilder before) {
        if (network.preprocessing() instanceof ImagePreprocessing image) {
            before.append("        x = x.float().flatten(1) / %d\n".formatted(image.pixelRange()));
        } else if (network.preprocessing().vocabulary() > 0) {
            before.append("        x = x.float()\n");
        } else {
            List<ColumnEncoding> columns = ((TablePreprocessing) network.preprocessing()).columns();
            before.append("        x = x.double()\n        columns = [\n");
            for (int i = 0; i < columns.size(); i++) {
                before.append("            ").append(column(i, columns.get(i))).append('\n');
            }
            before.append("        ]\n        x = torch.cat(columns, 1).float()\n");
        }
    }

    private String column(int place, ColumnEncoding column) {
        String comment = "  # " + column.name().replaceAll("\\p{Cntrl}", " ");
        String indicator = column.indicator() ? ", indicator=True" : "";
        if (column instanceof NumberEncoding number) {
            text.use("number");
            return "number(x[:, %d], mean=%s, std=%s%s),%s"
                    .formatted(place, number.mean(), number.std(), indicator, comment);
        }
        text.use("category");
        return "category(x[:, %d], categories=%d%s),%s"
                .formatted(
                        place, ((CategoryEncoding) column).categories().size(), indicator, comment);
    }

    private String outputs() {
        StringBuilder after = new StringBuilder();
        switch (network.plan().loss().typeName()) {
            case "softmaxCrossEntropy", "focal" -> after.append("x = torch.softmax(x, 1)");
            case "binaryCrossEntropy" ->
                    after.append(
                            network.architecture().output().last() > 1
                                    ? "x = torch.sigmoid(x)"
                                    : "x = torch.cat([1 - torch.sigmoid(x), torch.sigmoid(x)], 1)");
            default -> after.append(values());
        }
        return "        " + after + "\n        return x\n";
    }

    /** Values in the targets' own units; what is behind them is learned variances. */
    private String values() {
        TargetUnits units = TargetUnits.of(network.preprocessing().target());
        return """
               means = torch.tensor(%s, dtype=torch.float64)
                       stds = torch.tensor(%s, dtype=torch.float64)
                       x = (x[:, :%d].double() * stds + means).float()"""
                .formatted(units.means(), units.stds(), units.means().size());
    }
}
