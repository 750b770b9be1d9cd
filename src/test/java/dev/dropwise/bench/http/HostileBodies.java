package dev.dropwise.bench.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Bodies that are short to send and long to work on. */
final class HostileBodies {

    static final String PARTS = "multipart/form-data; boundary=b";

    private static final String HEADS =
            """
            --b
            Content-Disposition: form-data; name="options"

            {"name": "attack", "target": "b"}
            --b
            Content-Disposition: form-data; name="file"; filename="%s"

            """
                    .replace("\n", "\r\n");

    private HostileBodies() {}

    /** A model spec of 27 MB. */
    static byte[] manyLayers() {
        return bytes("{\"layers\": [" + "{\"type\": \"batchNorm\"},".repeat(1_200_000) + "{}]}");
    }

    /** 343 MiB of a table in 349 KB. */
    static byte[] packedTable() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes("a,b\n"));
            byte[] rows = bytes("0,0\n".repeat(1 << 18));
            for (int i = 0; i < 343; i++) {
                gzip.write(rows);
            }
        }
        return upload("bomb.csv.gz", packed.toByteArray());
    }

    /** A CSV of 9,999 columns. */
    static byte[] wideTable() {
        String names =
                IntStream.range(0, 9999).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        return upload("wide.csv", bytes(names + "\n" + ("1" + ",1".repeat(9998) + "\n").repeat(5)));
    }

    /** An ARFF file of 50,000 attributes. */
    static byte[] manyAttributes() {
        String attributes =
                IntStream.range(0, 50_000)
                        .mapToObj(i -> "@attribute a%d numeric\n".formatted(i))
                        .collect(Collectors.joining());
        return upload("wide.arff", bytes("@relation wide\n" + attributes + "@data\n1,2\n"));
    }

    private static byte[] upload(String file, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes(HEADS.formatted(file)));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--b--\r\n"));
        return body.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
