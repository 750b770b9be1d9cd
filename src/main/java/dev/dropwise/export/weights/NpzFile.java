package dev.dropwise.export.weights;

import dev.dropwise.engine.archive.TensorValues;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A file that {@code numpy.savez} wrote: a zip of arrays, each in the format npy. */
final class NpzFile implements WeightsFile {

    private static final String ENDING = ".npy";

    /** More than any network here has. */
    private static final int MOST_ENTRIES = 10_000;

    private final ZipFile zip;
    private final Map<String, ArrayHeader> headers = new LinkedHashMap<>();

    NpzFile(Path path) throws IOException {
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new UnreadableWeights("expected an npz file, received a damaged zip", e);
        }
        try {
            if (zip.size() > MOST_ENTRIES) {
                throw new UnreadableWeights(
                        "expected an npz file of at most %d arrays, received %d"
                                .formatted(MOST_ENTRIES, zip.size()));
            }
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                add(entries.nextElement());
            }
        } catch (ZipException | EOFException e) {
            zip.close();
            throw new UnreadableWeights("expected an npz file, received a damaged one", e);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** By how it begins. */
    static boolean isOne(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] first = in.readNBytes(2);
            return first.length == 2 && first[0] == 'P' && first[1] == 'K';
        }
    }

    private void add(ZipEntry entry) throws IOException {
        if (!entry.getName().endsWith(ENDING)) {
            throw new UnreadableWeights(
                    "expected an npz file of arrays alone, received \"%s\" in it"
                            .formatted(entry.getName()));
        }
        String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
        try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
            headers.put(name, ArrayHeader.read(name, in));
        }
    }

    @Override
    public Map<String, Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        headers.forEach(
                (name, header) -> entries.put(name, new Entry(header.descr(), header.sizes())));
        return entries;
    }

    @Override
    public TensorValues read(String name) throws IOException {
        ZipEntry entry = Objects.requireNonNull(zip.getEntry(name + ENDING));
        try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
            ArrayHeader header = ArrayHeader.read(name, in);
            NumberType type = header.type();
            int count =
                    Math.toIntExact(
                            Math.min(
                                    TensorBytes.count(header.sizes()) * type.bytes(),
                                    Integer.MAX_VALUE - 8));
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count || in.read() >= 0) {
                throw new UnreadableWeights(
                        "expected %d bytes for the shape of \"%s\", received %s"
                                .formatted(
                                        count,
                                        name,
                                        bytes.length < count
                                                ? Integer.toString(bytes.length)
                                                : "more"));
            }
            ByteBuffer numbers = ByteBuffer.wrap(bytes).order(header.order());
            TensorValues values = TensorBytes.values(type, header.sizes(), numbers);
            return header.fortran() ? TensorBytes.turned(values) : values;
        } catch (ZipException | EOFException e) {
            throw new UnreadableWeights("expected an npz file, received a damaged one", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
