package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.upload.DatasetReader;
import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.FormatConfidence;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOption;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.UploadSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Arrays of NumPy: one {@code .npz} or several {@code .npy}, called {@code x} and {@code y}, or
 * {@code x_train}, {@code y_train}, {@code x_test} and {@code y_test} as Keras has them, of which
 * the last two are held out.
 */
@Component
public final class NumpyReader implements DatasetReader {

    private static final String EXPECTED =
            "expected arrays x and y, or x_train, y_train, x_test and y_test; ignore names others";

    @Override
    public String format() {
        return "numpy";
    }

    @Override
    public String documentation() {
        return """
                an `.npz`, or several `.npy`, with `x` and `y`, or `x_train`, `y_train`, `x_test`, \
                `y_test`; images are [rows, height, width], or that with 1 to 4 channels last or first, of \
                whole numbers from 0 to 255 or of fractions from 0 to 1. Sequences are [rows, steps, \
                features] of floating-point numbers that no image has, or of any with `"types": {"x": \
                "number"}`: a column for each step and feature, which networks take with `"input": \
                {"shape": [steps, features]}`. `y` of [rows, targets] are several: labels of 0 and 1 where \
                it is whole numbers or booleans, numbers where it is fractions. \
                `{"name": "measures"}`\
                """;
    }

    @Override
    public Set<UploadOption> options() {
        return Set.of(
                UploadOption.TARGET,
                UploadOption.TASK,
                UploadOption.IGNORE,
                UploadOption.TYPES,
                UploadOption.IMAGE_PIXEL_RANGE);
    }

    @Override
    public FormatConfidence recognize(FilePrefix filePrefix) {
        if (filePrefix.startsWith(0x93, 'N', 'U', 'M', 'P', 'Y') || filePrefix.startsAsNpz()) {
            return FormatConfidence.BY_MAGIC;
        }
        return filePrefix.isNamed(".npy", ".npz") ? FormatConfidence.BY_NAME : FormatConfidence.NO;
    }

    @Override
    public DatasetContent read(UploadSource source, UploadOptions options, ColumnStore store)
            throws IOException {
        Map<ArrayRole, NumberArray> arrays = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (NumpyFile file : NumpyFile.all(source)) {
            if (options.ignore().contains(file.array())) {
                continue;
            }
            ArrayRole role = ArrayRole.of(file.array());
            if (role == null) {
                others.add(file.array());
                continue;
            }
            NumberArray array = NpyHeader.readHead(file.toString(), file::open);
            NumberArray twin = arrays.put(role, array.checked(source.limits().maxRows()));
            if (twin != null) {
                throw new UnreadableFile(
                        "numpy", EXPECTED + ", received both " + twin.name() + " and " + file);
            }
        }
        if (!others.isEmpty() || !ArrayRole.areComplete(arrays.keySet())) {
            List<String> received = new ArrayList<>(others);
            arrays.values().forEach(array -> received.add(array.name()));
            throw new UnreadableFile("numpy", EXPECTED + "; received " + received);
        }
        return new ArrayContent(source, options, store).read(pairs(arrays));
    }

    private static List<ArrayContent.Pair> pairs(Map<ArrayRole, NumberArray> arrays) {
        List<ArrayContent.Pair> pairs = new ArrayList<>();
        for (ArrayRole x : List.of(ArrayRole.X, ArrayRole.X_TEST)) {
            NumberArray features = arrays.get(x);
            NumberArray target = arrays.get(x.target());
            if (features != null && target != null) {
                pairs.add(new ArrayContent.Pair(features, target));
            }
        }
        return pairs;
    }
}
