package dev.dropwise.dataset.content;

import dev.dropwise.dataset.column.MappedFile;
import dev.dropwise.dataset.column.MatrixInput;
import dev.dropwise.dataset.column.MatrixOutput;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that holds one content, to be mapped into memory: a word that says so and the length of
 * the layout, the {@link ContentLayout} in JSON, then the values column by column: float32 for
 * numbers, int32 for codes, uint8 for pixels, all little-endian. Each of these sections begins at a
 * multiple of 64 bytes. Equal contents are equal files.
 */
public final class MatrixFile {

    /** The last digit is the version of this form. */
    private static final String WORD = "dropwise-matrix1";

    private static final JsonMapper JSON = DropwiseJson.mapper();

    private MatrixFile() {}

    public static void write(DatasetContent content, OutputStream out) throws IOException {
        byte[] layout = JSON.writerFor(ContentLayout.class).writeValueAsBytes(content.layout());
        byte[] word = WORD.getBytes(StandardCharsets.US_ASCII);
        MatrixOutput sections = new MatrixOutput(out);
        sections.write(
                ByteBuffer.allocate(word.length + Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(word)
                        .putInt(layout.length)
                        .array());
        sections.write(layout);
        content.writeTo(sections);
    }

    /**
     * The content of a file that was written by {@link #write}; its bytes have been checked.
     *
     * @throws IOException when the file is of another form or cannot be read
     */
    public static DatasetContent open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try (MappedFile mapped = new MappedFile(channel, channel.size())) {
            MatrixInput sections = new MatrixInput(mapped);
            ByteBuffer head =
                    ByteBuffer.wrap(sections.bytes(WORD.length() + Integer.BYTES))
                            .order(ByteOrder.LITTLE_ENDIAN);
            byte[] word = new byte[WORD.length()];
            head.get(word);
            if (!new String(word, StandardCharsets.US_ASCII).equals(WORD)) {
                throw new IOException("expected a file that begins with " + WORD);
            }
            byte[] layout = sections.bytes(head.getInt());
            return JSON.readValue(layout, ContentLayout.class).open(sections);
        }
    }
}
