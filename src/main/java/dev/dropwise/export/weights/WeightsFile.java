package dev.dropwise.export.weights;

import dev.dropwise.engine.archive.TensorValues;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A file of tensors: first what they are, then the numbers of those that are asked for. */
public interface WeightsFile extends Closeable {

    /**
     * A tensor of it.
     *
     * @param type of its numbers, by the file's own name
     */
    record Entry(String type, List<Integer> sizes) {}

    /** What there is, by its names. */
    Map<String, Entry> entries();

    /**
     * The numbers of one.
     *
     * @throws UnreadableWeights if they are no numbers of a type that is read
     */
    TensorValues read(String name) throws IOException;

    /**
     * Opens a file of either kind.
     *
     * @throws UnreadableWeights if it is none
     */
    static WeightsFile open(Path file) throws IOException {
        return NpzFile.isOne(file) ? new NpzFile(file) : new SafetensorsFile(file);
    }
}
