package dev.dropwise.export;

import dev.dropwise.export.onnx.OnnxWriter;
import dev.dropwise.export.python.ModuleWriter;
import dev.dropwise.export.safetensors.SafetensorsWriter;
import dev.dropwise.export.torchscript.TorchScriptWriter;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes versions in every format, each with its manifest. */
@Component
class VersionWriter {

    private static final String MANIFEST = "manifest.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String MODULE = "module.py";

    /** A message of protobuf holds less than 2 GiB. */
    private static final long MOST_NUMBERS = (1L << 31) / Float.BYTES - (1 << 22);

    /** Zip's own first day; no clock, no time zone. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final JsonMapper mapper;

    VersionWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** A part of a zip. */
    @FunctionalInterface
    private interface Content {

        void write(OutputStream out) throws IOException;
    }

    /**
     * What stands in the way of a format.
     *
     * @throws Invalid where the version cannot be written so
     */
    void check(ExportedVersion version, ExportFormat format) {
        if (format != ExportFormat.TORCHSCRIPT) {
            boolean onnx = format == ExportFormat.ONNX;
            Predicate<LayerSpec> knows = onnx ? OnnxWriter::knows : ModuleWriter::knows;
            UnwritableLayers.refuse(
                    version.network().architecture().layers(), format.word(), knows);
        }
        long numbers =
                version.network().weights().values().stream()
                        .mapToLong(tensor -> tensor.numbers().length)
                        .sum();
        if (format == ExportFormat.ONNX && numbers > MOST_NUMBERS) {
            throw new Invalid(
                    "",
                    "format: expected weights of less than 2 GiB for onnx, received %d numbers"
                            .formatted(numbers));
        }
    }

    void write(ExportedVersion version, ExportFormat format, OutputStream out) throws IOException {
        switch (format) {
            case TORCHSCRIPT ->
                    TorchScriptWriter.write(
                            version.program(),
                            version.network().plan(),
                            version.network().preprocessing(),
                            Map.of(MANIFEST, json(version.manifest())),
                            out);
            case ONNX -> out.write(onnx(version));
            case SAFETENSORS -> writeZip(version, out);
        }
    }

    private byte[] onnx(ExportedVersion version) {
        ExportManifest manifest = version.manifest();
        return OnnxWriter.write(
                version.network(),
                manifest.model() + "-v" + manifest.version(),
                manifest.checkpoint(),
                Map.of("manifest", new String(json(manifest), StandardCharsets.UTF_8)));
    }

    private void writeZip(ExportedVersion version, OutputStream out) throws IOException {
        byte[] module =
                ModuleWriter.write(version.network(), version.title())
                        .getBytes(StandardCharsets.UTF_8);
        Content weights = to -> SafetensorsWriter.write(version.network().weights(), to);
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put(WEIGHTS, hash(weights));
        hashes.put(MODULE, DigestUtils.sha256Hex(module));
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        put(zip, MANIFEST, to -> to.write(json(version.manifest(hashes))));
        put(zip, MODULE, to -> to.write(module));
        put(zip, WEIGHTS, weights);
        zip.finish();
    }

    private static String hash(Content content) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            content.write(out);
        }
        return Hex.encodeHexString(digest.digest());
    }

    private static void put(ZipOutputStream zip, String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        content.write(zip);
        zip.closeEntry();
    }

    private byte[] json(ExportManifest manifest) {
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    }
}
