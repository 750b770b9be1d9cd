package dev.dropwise.training;

import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.spec.Architecture;
import java.nio.file.Path;

/**
 * A trained network that another is to begin with.
 *
 * @param program its archive
 * @param preprocessing what its inputs and outputs stand for
 */
public record SourceNetwork(Path program, Architecture architecture, Preprocessing preprocessing) {}
