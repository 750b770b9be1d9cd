package dev.dropwise.export.weights;

import dev.dropwise.engine.archive.TensorValues;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A file of the format safetensors: https://huggingface.co/docs/safetensors */
final class SafetensorsFile implements WeightsFile {

    /** Longer than that of any network here. */
    private static final int LONGEST_HEADER = 4 << 20;

    private static final int MOST_AXES = 8;

    private final FileChannel file;
    private final long begin;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** Where a tensor is, in bytes after the header. */
    private record Place(Entry entry, long from, long to) {}

    SafetensorsFile(Path path) throws IOException {
        file = FileChannel.open(path);
        try {
            byte[] header = header();
            begin = (long) Long.BYTES + header.length;
            JsonNode tensors = DropwiseJson.mapper().readTree(header);
            if (!tensors.isObject()) {
                throw unreadable("a header that is an object", "another");
            }
            tensors.forEachEntry(this::add);
            requireGapless(file.size() - begin);
        } catch (JacksonException e) {
            file.close();
            throw new UnreadableWeights(
                    "expected safetensors with a header in JSON, received others: "
                            + e.getOriginalMessage(),
                    e);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private byte[] header() throws IOException {
        if (file.size() < Long.BYTES) {
            throw unreadable("at least 8 bytes", file.size() + " bytes");
        }
        long length = bytes(0, Long.BYTES).getLong();
        if (length < 2 || length > Math.min(LONGEST_HEADER, file.size() - Long.BYTES)) {
            throw unreadable(
                    "a header of 2 to %d bytes within the file".formatted(LONGEST_HEADER),
                    Long.toUnsignedString(length) + " bytes");
        }
        byte[] header = new byte[(int) length];
        bytes(Long.BYTES, header.length).get(header);
        return header;
    }

    private ByteBuffer bytes(long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw unreadable(count + " bytes more", "the end of the file");
            }
        }
        return bytes.flip();
    }

    private void add(String name, JsonNode tensor) {
        if (name.equals("__metadata__")) {
            return;
        }
        JsonNode offsets = tensor.path("data_offsets");
        JsonNode shape = tensor.path("shape");
        boolean sound =
                tensor.path("dtype").isString()
                        && shape.isArray()
                        && shape.size() <= MOST_AXES
                        && shape.valueStream().allMatch(SafetensorsFile::isSize)
                        && offsets.size() == 2
                        && offsets.valueStream().allMatch(JsonNode::canConvertToLong);
        if (!sound) {
            throw unreadable("dtype, shape and data_offsets of \"%s\"".formatted(name), "others");
        }
        List<Integer> sizes = new ArrayList<>();
        shape.forEach(size -> sizes.add(size.asInt()));
        places.put(
                name,
                new Place(
                        new Entry(tensor.get("dtype").asString(), sizes),
                        offsets.get(0).asLong(),
                        offsets.get(1).asLong()));
    }

    private static boolean isSize(JsonNode size) {
        return size.isInt() && size.asInt() >= 0;
    }

    /** As the format wants it: every byte is of one tensor. */
    private void requireGapless(long size) {
        long at = 0;
        List<Place> inOrder =
                places.values().stream()
                        .sorted(Comparator.comparingLong(Place::from).thenComparing(Place::to))
                        .toList();
        for (Place place : inOrder) {
            if (place.from != at || place.to < place.from) {
                throw unreadable("tensors one behind the other", "a gap or an overlap at " + at);
            }
            at = place.to;
        }
        if (at != size) {
            throw unreadable(size + " bytes of tensors, as the file has", Long.toString(at));
        }
    }

    @Override
    public Map<String, Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        places.forEach((name, place) -> entries.put(name, place.entry));
        return entries;
    }

    @Override
    public TensorValues read(String name) throws IOException {
        Place place = Objects.requireNonNull(places.get(name));
        NumberType type = NumberType.ofSafetensors(place.entry.type());
        if (type == null) {
            throw unreadable("F16, BF16, F32 or F64", place.entry.type());
        }
        long expected = TensorBytes.count(place.entry.sizes()) * type.bytes();
        if (place.to - place.from != expected || expected > Integer.MAX_VALUE) {
            throw unreadable(
                    "%d bytes for the shape of \"%s\"".formatted(expected, name),
                    Long.toString(place.to - place.from));
        }
        return TensorBytes.values(
                type, place.entry.sizes(), bytes(begin + place.from, (int) expected));
    }

    private static UnreadableWeights unreadable(String expected, String received) {
        return new UnreadableWeights(
                "expected safetensors with %s, received %s".formatted(expected, received));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
