package dev.dropwise.dataset.upload;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.core.io.Resource;

/**
 * A file as a database can read it: on disk, unpacked, its text in UTF-8.
 *
 * @param name as it was sent
 * @param linesBefore of the file as it was sent, which are not in this one
 */
public record PlainFile(String name, Path path, int linesBefore) {

    /** All lines of a file. */
    public PlainFile(String name, Path path) {
        this(name, path, 0);
    }

    /** What files have that are in no UTF: Latin-1 with some characters more. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * The file itself where it is fit, else a copy of it in a folder.
     *
     * @throws UnreadableFile when its gzip is damaged, or its text is not in the encoding that its
     *     first bytes say
     */
    public static PlainFile of(UploadSource source, Resource file, Path folder) throws IOException {
        String path = ZippedTable.find(source, file);
        String name = UploadSource.name(file) + (path == null ? "" : ": " + path);
        InputStream opened =
                path == null ? source.open(file) : ArchiveFiles.open(source, file, path);
        try (InputStream in = new BufferedInputStream(opened, 1 << 16)) {
            in.mark(TextEncodingMark.LONGEST);
            TextEncodingMark mark = TextEncodingMark.of(in.readNBytes(TextEncodingMark.LONGEST));
            in.reset();
            if (mark != null) {
                in.skipNBytes(mark.length());
                Path copy = Files.createTempFile(folder, "table-", "");
                transcode(name, mark.encoding(), in, copy);
                return new PlainFile(name, copy);
            }
            boolean isPacked = path != null || opened instanceof UnpackedStream;
            if (file instanceof UploadedFile && !isPacked) {
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
            throw new NotUtf8(name, line);
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
        return new PlainFile(name, copy, linesBefore);
    }

    /** A copy that takes other bytes than UTF-8 for those of Western Windows; itself without. */
    public PlainFile withWesternText(Path folder) throws IOException {
        if (isUtf8()) {
            return this;
        }
        Path copy = Files.createTempFile(folder, "table-", "");
        try (Reader in = new InputStreamReader(Files.newInputStream(path), WESTERN);
                Writer out = Files.newBufferedWriter(copy)) {
            in.transferTo(out);
        }
        return new PlainFile(name, copy, linesBefore);
    }

    private boolean isUtf8() throws IOException {
        try (Reader in = Files.newBufferedReader(path)) {
            in.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void transcode(String name, Charset encoding, InputStream in, Path to)
            throws IOException {
        try (Writer out = Files.newBufferedWriter(to)) {
            new InputStreamReader(in, encoding.newDecoder()).transferTo(out);
        } catch (CharacterCodingException e) {
            throw new UnreadableFile(
                    name,
                    "expected %s, as its first bytes say"
                            .formatted(
                                    encoding.equals(StandardCharsets.UTF_8) ? "UTF-8" : "UTF-16"));
        }
    }
}
