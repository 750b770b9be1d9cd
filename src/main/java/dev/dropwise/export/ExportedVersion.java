package dev.dropwise.export;

import dev.dropwise.export.network.TrainedNetwork;
import java.nio.file.Path;
import java.util.Map;

/**
 * A version that is ready to be written.
 *
 * @param manifest without the files of a format
 * @param program the file that the service answers with
 */
record ExportedVersion(TrainedNetwork network, ExportManifest manifest, Path program) {

    /** What the version is called, for people. */
    String title() {
        return "Version %s of the model %s".formatted(manifest.version(), manifest.model());
    }

    /** The manifest once there are files. */
    ExportManifest manifest(Map<String, String> files) {
        return manifest.withFiles(files);
    }
}
