package dev.dropwise.dataset.upload;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/**
 * A file as a database can read it: on disk, unpacked, its text in UTF-8.
 *
 * @param name as it was sent
 */
public record PlainFile(String name, Path path) {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * The file itself where it is fit, else a copy of it in a folder.
     *
     * @throws UnreadableFile when its gzip is damaged, or its text is not in the encoding that its
     *     first bytes say
     */
    public static PlainFile of(UploadSource source, Resource file, Path folder) throws IOException {
        String name = UploadSource.name(file);
        InputStream opened = source.open(file);
        try (InputStream in = new BufferedInputStream(opened, 1 << 16)) {
            in.mark(2);
            Charset encoding = encoding(in.read(), in.read());
            in.reset();
            if (encoding != null) {
                Path copy = Files.createTempFile(folder, "table-", "");
                transcode(name, new InputStreamReader(in, encoding.newDecoder()), copy);
                return new PlainFile(name, copy);
            }
            if (file instanceof UploadedFile && !(opened instanceof UnpackedStream)) {
                return new PlainFile(name, file.getFile().toPath());
            }
            Path copy = Files.createTempFile(folder, "table-", "");
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return new PlainFile(name, copy);
        }
    }

    /**
     * The text of a line, without a byte order mark.
     *
     * @param line its number, from 1
     * @throws UnreadableFile when it is not UTF-8
     */
    public String decode(byte[] bytes, int line) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFile(name, line, "expected UTF-8, received other bytes");
        }
    }

    /** A copy whose lines all end alike. */
    public PlainFile withLineFeeds(Path folder) throws IOException {
        Path copy = Files.createTempFile(folder, "table-", "");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy), 1 << 16)) {
            int last = -1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (!(next == '\n' && last == '\r')) {
                    out.write(next == '\r' ? '\n' : next);
                }
                last = next;
            }
        }
        return new PlainFile(name, copy);
    }

    private static @Nullable Charset encoding(int first, int second) {
        return (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe)
                ? StandardCharsets.UTF_16
                : null;
    }

    private static void transcode(String name, Reader from, Path to) throws IOException {
        try (Writer out =
                new OutputStreamWriter(Files.newOutputStream(to), StandardCharsets.UTF_8)) {
            from.transferTo(out);
        } catch (CharacterCodingException e) {
            throw new UnreadableFile(name, "expected UTF-16, as its first bytes say");
        }
    }
}
