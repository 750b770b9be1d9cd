package dev.dropwise.run.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes TensorFlow's records: a length, its checksum, the bytes, theirs.
 * https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details
 */
final class RecordOutput {

    private static final int MASK = 0xa282ead8;

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();

    void add(byte[] record) {
        byte[] length = littleEndian(Long.BYTES).putLong(record.length).array();
        records.writeBytes(length);
        records.writeBytes(checksum(length));
        records.writeBytes(record);
        records.writeBytes(checksum(record));
    }

    private static byte[] checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK;
        return littleEndian(Integer.BYTES).putInt(masked).array();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] bytes() {
        return records.toByteArray();
    }
}
