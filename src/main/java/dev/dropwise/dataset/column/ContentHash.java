package dev.dropwise.dataset.column;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-256 over what a data set says, not over the file it came in: names, types, categories and
 * values in a fixed order. Numbers are big-endian, texts are UTF-8 after their length.
 */
public final class ContentHash {

    /** Goes into every hash, so that another canonical form can never collide with this one. */
    private static final String FORM = "dropwise-dataset-1";

    private static final int CHUNK = 2048;

    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Integer.BYTES);

    public ContentHash() {
        text(FORM);
    }

    public void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
    }

    void texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
    }

    public void number(int number) {
        buffer.putInt(number);
        flush();
    }

    public void numbers(IntBuffer numbers) {
        for (int start = 0; start < numbers.limit(); start += CHUNK) {
            int end = Math.min(start + CHUNK, numbers.limit());
            for (int i = start; i < end; i++) {
                buffer.putInt(numbers.get(i));
            }
            flush();
        }
    }

    /** Every NaN, which stands for a missing value, has the same bits here. */
    void numbers(FloatBuffer numbers) {
        for (int start = 0; start < numbers.limit(); start += CHUNK) {
            int end = Math.min(start + CHUNK, numbers.limit());
            for (int i = start; i < end; i++) {
                buffer.putInt(Float.floatToIntBits(numbers.get(i)));
            }
            flush();
        }
    }

    public void pixels(PixelData pixelData) {
        pixelData.pieces().forEach(digest::update);
    }

    /** Of all that was added, in 64 hexadecimal digits; nothing can be added any more. */
    public String finish() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void flush() {
        digest.update(buffer.flip());
        buffer.clear();
    }
}
