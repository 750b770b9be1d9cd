package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.upload.array.NpyFiles;
import dev.dropwise.dataset.upload.image.Pictures;
import dev.dropwise.dataset.upload.table.CsvReaderTests;
import dev.dropwise.dataset.upload.table.ParquetFiles;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small upload that its reader takes. Every reader has one or more.
 *
 * @param format of the reader
 * @param options in JSON, with single quotes, without braces, name and format
 * @param files by name
 */
record Sample(String format, String options, Map<String, byte[]> files) {

    private static final String TABLE =
            """
            size,colour,weight,fruit
            1.5,red,10,apple
            2.5,yellow,NA,pear
            -3e2,,30,apple
            4,green,40,pear
            """;

    private static final String LINES =
            """
            {"size": 1.5, "colour": "red", "fruit": "apple"}
            {"size": 2.5, "colour": null, "fruit": "pear"}
            {"size": 4, "colour": "green", "fruit": "pear"}
            """;

    private static final String ARFF =
            """
            @relation fruits
            @attribute size numeric
            @attribute colour {red, yellow, green}
            @attribute fruit {apple, pear}
            @data
            1.5, red, apple
            ?, yellow, pear
            {0 4, 1 green, 2 pear}
            """;

    private static final byte[] PARQUET =
            ParquetFiles.of(
                    "SELECT * FROM (VALUES (1.5, 'red', 'apple'), (NULL, 'yellow', 'pear'),"
                            + " (4, NULL, 'pear')) AS t(size, colour, fruit)");

    static List<Sample> all() {
        return List.of(
                new Sample("csv", "'target': 'fruit'", Map.of("t.csv", text(TABLE))),
                new Sample(
                        "csv",
                        "'target': 'weight', 'missing': ['?'], 'ignore': ['size']",
                        Map.of("t.csv.gz", CsvReaderTests.gzip(text(TABLE.replace("NA", "7"))))),
                new Sample("json", "'target': 'fruit'", Map.of("t.jsonl", text(LINES))),
                new Sample("arff", "'target': 'fruit'", Map.of("t.arff", text(ARFF))),
                new Sample("parquet", "'target': 'fruit'", Map.of("t.parquet", PARQUET)),
                new Sample("idx", "", Map.of("images", idx(3, 2, 3, 4), "labels", idx(1, 2, 1, 1))),
                new Sample("idx", "", Map.of("table", floats(), "labels", idx(1, 2, 1, 1))),
                new Sample("cifar10", "", Map.of("data_batch.bin", new byte[2 * 3073])),
                new Sample("numpy", "", numpy("<f4", "(3, 2)", "<i8", 6)),
                new Sample("numpy", "", numpy("|u1", "(3, 2, 2, 3)", "|u1", 36)),
                new Sample("numpy", "", severalTargets()),
                new Sample("numpy", "'task': 'regression'", numpy(">f8", "(3, 1)", ">f4", 3)),
                new Sample(
                        "numpy",
                        "",
                        Map.of("a.npz", Pictures.zip(numpy("<f4", "(3, 2, 2)", "<i4", 12)))),
                new Sample("images", "", Map.of("f.zip", Pictures.zip(Pictures.flowers()))),
                new Sample("images", "", Map.of("f.zip", Pictures.stored(Pictures.flowers()))),
                new Sample(
                        "images",
                        "'image': {'width': 4, 'height': 4}",
                        Map.of("f.tar", Pictures.tar(pictures()))),
                new Sample(
                        "images",
                        "'image': {'greyscale': true}",
                        Map.of("f.tgz", CsvReaderTests.gzip(Pictures.tar(pictures())))));
    }

    private static Map<String, byte[]> pictures() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String format : List.of("png", "gif", "bmp", "jpeg")) {
            for (int colour : new int[] {0x0f0f0f, 0xf0a050}) {
                BufferedImage image = Pictures.plain(9, 7, BufferedImage.TYPE_INT_RGB, colour);
                files.put(colour + "/1." + format, Pictures.encode(image, format));
            }
        }
        return files;
    }

    private static Map<String, byte[]> numpy(
            String type, String shape, String labelType, int values) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        double[] zeros = new double[values];
        zeros[0] = 1;
        files.put("x.npy", NpyFiles.of(type, shape, zeros));
        files.put("y.npy", NpyFiles.of(labelType, "(3,)", 0, 1, 0));
        return files;
    }

    private static Map<String, byte[]> severalTargets() {
        Map<String, byte[]> files = numpy("<f4", "(3, 2)", "<i8", 6);
        files.put("y.npy", NpyFiles.of("|b1", "(3, 2)", 0, 1, 1, 1, 0, 0));
        return files;
    }

    /** Bytes of a number of dimensions, of which three are given. */
    private static byte[] idx(int dimensions, int rows, int height, int width) {
        byte[] file = new byte[4 + 4 * dimensions + rows * height * width];
        file[2] = 8;
        file[3] = (byte) dimensions;
        file[7] = (byte) rows;
        if (dimensions == 3) {
            file[11] = (byte) height;
            file[15] = (byte) width;
        }
        file[file.length - 1] = 1;
        return file;
    }

    private static byte[] floats() {
        byte[] file = new byte[4 + 8 + 2 * 3 * 4];
        file[2] = 0x0d;
        file[3] = 2;
        file[7] = 2;
        file[11] = 3;
        return file;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
