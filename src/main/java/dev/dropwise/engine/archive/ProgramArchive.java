package dev.dropwise.engine.archive;

import dev.dropwise.engine.Program;
import dev.dropwise.engine.WeightTransfer;
import dev.dropwise.engine.WeightTransferMismatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The zip that libtorch loads: source, objects and storages, each stored as it is; readable by
 * {@code torch.jit.load} in Python too.
 */
public final class ProgramArchive {

    private static final String SOURCE = "code/__torch__.py";
    private static final String OBJECTS = "data.pkl";
    private static final String STORAGES = "data/";

    /** Zip's own first day; no clock, no time zone. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ProgramArchive() {}

    /** Writes a program whose tensors are all empty. */
    public static void write(Program program, OutputStream out) throws IOException {
        ZipOutputStream zip = begin(program.source(), program.root(), out);
        store(zip, STORAGES + StoredTensor.EMPTY.key(), new byte[0]);
        zip.finish();
    }

    /**
     * Puts what libtorch saved in order: with the program's own source in the place of libtorch's
     * print of it, and storages numbered as the objects name them. Equal programs with equal
     * weights then give equal bytes, whatever process wrote them and after however many reloads.
     */
    public static void rewrite(Path saved, String source, OutputStream out) throws IOException {
        try (ZipFile from = new ZipFile(saved.toFile())) {
            write(PickleReader.read(read(from, OBJECTS)), source, from, from, out);
        }
    }

    /**
     * Writes the program of one archive with the weights that another has in layers of the given
     * names.
     *
     * @throws WeightTransferMismatch with all that does not fit
     */
    public static void transfer(Path into, Path source, Collection<String> layers, OutputStream out)
            throws IOException {
        try (ZipFile own = new ZipFile(into.toFile());
                ZipFile other = new ZipFile(source.toFile())) {
            ScriptObject root =
                    new WeightTransfer()
                            .apply(
                                    PickleReader.read(read(own, OBJECTS)),
                                    PickleReader.read(read(other, OBJECTS)),
                                    layers);
            write(root, source(into), own, other, out);
        }
    }

    /**
     * @param other where storages lie whose keys are marked as taken
     */
    private static void write(
            ScriptObject objects, String source, ZipFile own, ZipFile other, OutputStream out)
            throws IOException {
        StorageOrder order = new StorageOrder();
        ZipOutputStream zip = begin(source, order.apply(objects), out);
        for (Map.Entry<String, StoredTensor.Storage> storage : order.numbered().entrySet()) {
            String key = storage.getKey();
            boolean taken = key.startsWith(WeightTransfer.TAKEN);
            ZipFile from = taken ? other : own;
            ZipEntry entry =
                    entry(
                            from,
                            STORAGES
                                    + (taken ? key.substring(WeightTransfer.TAKEN.length()) : key));
            open(zip, STORAGES + storage.getValue().key(), entry.getSize(), entry.getCrc());
            try (InputStream in = from.getInputStream(entry)) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    /** The source of the program in an archive. */
    public static String source(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return new String(read(zip, SOURCE), StandardCharsets.UTF_8);
        }
    }

    /**
     * The numbers of every tensor of the network's layers, row-major, by name: {@code
     * dense1.weight}.
     */
    public static Map<String, float[]> weights(Path archive) throws IOException {
        Map<String, float[]> weights = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ScriptObject root = PickleReader.read(read(zip, OBJECTS));
            for (var layer : root.object("net").objects().entrySet()) {
                for (var tensor : layer.getValue().tensors().entrySet()) {
                    byte[] storage = read(zip, STORAGES + tensor.getValue().storage().key());
                    weights.put(
                            layer.getKey() + "." + tensor.getKey(),
                            tensor.getValue().floats(storage));
                }
            }
        }
        return weights;
    }

    private static ZipOutputStream begin(String source, ScriptObject root, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        // From 4 on a division is what it says: libtorch would rewrite older ones.
        store(zip, "version", ascii("4\n"));
        store(zip, "byteorder", ascii("little"));
        store(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
        store(zip, OBJECTS, PickleWriter.of(root));
        store(zip, SOURCE, source.getBytes(StandardCharsets.UTF_8));
        return zip;
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        open(zip, name, content.length, crc.getValue());
        zip.write(content);
        zip.closeEntry();
    }

    private static void open(ZipOutputStream zip, String name, long size, long crc)
            throws IOException {
        ZipEntry entry = new ZipEntry("program/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc);
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(entry(zip, name))) {
            return in.readAllBytes();
        }
    }

    /** The top folder's name does not matter. */
    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        return zip.stream()
                .filter(
                        entry ->
                                entry.getName()
                                        .substring(entry.getName().indexOf('/') + 1)
                                        .equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + name + " in " + zip.getName()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
