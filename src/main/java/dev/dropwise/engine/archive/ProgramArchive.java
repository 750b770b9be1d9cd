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
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The zip that libtorch loads: source, objects and storages, each stored as it is; readable by
 * {@code torch.jit.load} in Python too.
 */
public final class ProgramArchive {

    private static final String SOURCE = "code/__torch__.py";
    private static final String OBJECTS = "data.pkl";
    private static final String STORAGES = "data/";
    private static final String EXTRA = "extra/";

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
            write(
                    PickleReader.read(read(from, OBJECTS)),
                    source,
                    new NewTensors(),
                    from,
                    from,
                    out);
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
            write(root, source(into), new NewTensors(), own, other, out);
        }
    }

    /**
     * Writes the program of an archive with other tensors in some layers of its network.
     *
     * @param changes what to make of the tensors of a layer, by its name; they go by their names
     */
    public static void change(
            Path archive,
            Map<String, ? extends UnaryOperator<Map<String, TensorValues>>> changes,
            OutputStream out)
            throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ScriptObject root = root(zip);
            ScriptObject net = root.object("net");
            NewTensors made = new NewTensors();
            Map<String, @Nullable Object> layers = new LinkedHashMap<>(net.attributes());
            for (var change : changes.entrySet()) {
                ScriptObject layer = net.object(change.getKey());
                layers.put(change.getKey(), changed(layer, change.getValue(), made, zip));
            }
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>(root.attributes());
            attributes.put("net", new ScriptObject(net.type(), layers));
            write(new ScriptObject(root.type(), attributes), source(archive), made, zip, zip, out);
        }
    }

    private static ScriptObject changed(
            ScriptObject layer,
            UnaryOperator<Map<String, TensorValues>> change,
            NewTensors made,
            ZipFile zip)
            throws IOException {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(layer.attributes());
        change.apply(values(layer, zip))
                .forEach(
                        (name, values) -> {
                            StoredTensor tensor = Objects.requireNonNull(layer.tensors().get(name));
                            boolean learns = tensor.requiresGradient();
                            attributes.put(name, made.add(values, learns));
                        });
        return new ScriptObject(layer.type(), attributes);
    }

    private static Map<String, TensorValues> values(ScriptObject layer, ZipFile zip)
            throws IOException {
        Map<String, TensorValues> values = new LinkedHashMap<>();
        for (var tensor : layer.tensors().entrySet()) {
            values.put(tensor.getKey(), values(tensor.getValue(), zip));
        }
        return values;
    }

    static TensorValues values(StoredTensor tensor, ZipFile zip) throws IOException {
        byte[] storage = read(zip, STORAGES + tensor.storage().key());
        return new TensorValues(tensor.floats(storage), tensor.sizes());
    }

    static ScriptObject root(ZipFile zip) throws IOException {
        return PickleReader.read(read(zip, OBJECTS));
    }

    /**
     * @param other where storages lie whose keys are marked as taken
     */
    static void write(
            ScriptObject objects,
            String source,
            NewTensors made,
            ZipFile own,
            ZipFile other,
            OutputStream out)
            throws IOException {
        write(objects, source, made, own, other, Map.of(), out);
    }

    static void write(
            ScriptObject objects,
            String source,
            NewTensors made,
            ZipFile own,
            ZipFile other,
            Map<String, byte[]> extra,
            OutputStream out)
            throws IOException {
        StorageOrder order = new StorageOrder();
        ZipOutputStream zip = begin(source, order.apply(objects), out);
        for (Map.Entry<String, StoredTensor.Storage> storage : order.numbered().entrySet()) {
            String key = storage.getKey();
            if (made.has(key)) {
                store(zip, STORAGES + storage.getValue().key(), made.bytes(key));
                continue;
            }
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
        for (Map.Entry<String, byte[]> file : extra.entrySet()) {
            store(zip, EXTRA + file.getKey(), file.getValue());
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
                values(layer.getValue(), zip)
                        .forEach(
                                (name, values) ->
                                        weights.put(layer.getKey() + "." + name, values.numbers()));
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
