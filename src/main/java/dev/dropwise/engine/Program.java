package dev.dropwise.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The TorchScript that a plan compiles to: classes as text, and the object that runs. Its weights
 * are still empty.
 *
 * @param source the classes, in the part of Python that TorchScript understands
 */
public record Program(String source, ScriptObject root) {

    /**
     * From 4 on a division is what it says: libtorch rewrites older ones, and a reloaded program
     * would differ.
     */
    private static final String VERSION = "4\n";

    /**
     * The archive that libtorch loads: a zip of stored entries, readable by {@code torch.jit.load}
     * in Python too.
     */
    byte[] archive() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "version", ascii(VERSION));
            store(zip, "byteorder", ascii("little"));
            store(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "data.pkl", Pickle.of(root));
            store(zip, "data/0", new byte[0]);
            store(zip, "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry("program/" + name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
