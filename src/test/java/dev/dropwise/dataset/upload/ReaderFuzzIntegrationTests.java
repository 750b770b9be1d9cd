package dev.dropwise.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.column.SpilledColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import dev.dropwise.store.HomeProperties;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Every reader takes files that chance has damaged: it reads them or refuses them, within bounds,
 * and leaves nothing behind. For more of it {@code -Ddropwise.fuzz.seconds=3600
 * -Ddropwise.fuzz.rounds=100000 -Ddropwise.fuzz.seed=2}; without, it ends after 2,000 files a
 * reader or 20 seconds, which all readers share alike.
 */
@DropwiseTest
class ReaderFuzzIntegrationTests {

    private static final int SECONDS = Integer.getInteger("dropwise.fuzz.seconds", 20);
    private static final long SEED = Long.getLong("dropwise.fuzz.seed", 1);
    private static final int ROUNDS = Integer.getInteger("dropwise.fuzz.rounds", 2000);
    private static final int UPLOADS = 100;

    /** What reading one file of some kilobytes may take from the heap, all in all. */
    private static final long MOST_ALLOCATED = 256 << 20;

    private static final DatasetProperties LIMITS =
            new DatasetProperties(
                    DataSize.ofMegabytes(1),
                    DataSize.ofMegabytes(64),
                    100_000,
                    1000,
                    100_000,
                    1 << 20,
                    DataSize.ofMegabytes(256),
                    1000,
                    1000,
                    1 << 20);

    @Autowired private List<DatasetReader> readers;
    @Autowired private HomeProperties home;
    @LocalServerPort private int port;
    @TempDir private Path folder;

    private final List<Sample> samples = Sample.all();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Mutations mutations = new Mutations(random);

    @Test
    void readsEverySample() throws IOException {
        assertThat(samples)
                .extracting(Sample::format)
                .containsAll(readers.stream().map(DatasetReader::format).toList());
        for (Sample sample : samples) {
            assertThat(read(reader(sample.format()), sample.options(), sample.files()))
                    .as(sample.toString())
                    .isEqualTo("read");
        }
    }

    @Test
    void readsOrRefusesWhatChanceHasDamaged() throws IOException {
        FuzzTurns turns = new FuzzTurns(samples, Duration.ofSeconds(SECONDS), ROUNDS);
        for (Sample sample = turns.next(); sample != null; sample = turns.next()) {
            Map<String, byte[]> files = damaged(sample);
            DatasetReader reader = reader(sample.format());
            String options = sample.options();
            if (random.nextInt(20) == 0) {
                reader = readers.get(random.nextInt(readers.size()));
                options = "'target': 'fruit'";
            }
            String as = "seed %d, %s, %s".formatted(SEED, turns, reader.format());
            try {
                assertThat(read(reader, options, files)).as(as).isNotEmpty();
            } catch (RuntimeException | Error | IOException e) {
                throw new AssertionError(as + ": " + sample, e);
            }
        }
        LoggerFactory.getLogger(getClass()).info("files read or refused: {}", turns);
        assertThat(turns.rounds()).hasSameSizeAs(readers);
        assertThat(openFiles()).isEmpty();
    }

    @Test
    void answersDamagedUploadsWithWhatIsWrong() throws IOException {
        Api api = new Api(port);
        for (int round = 0; round < UPLOADS; round++) {
            Sample sample = samples.get(round % samples.size());
            String more = sample.options().isEmpty() ? "" : ", " + sample.options();
            Upload upload =
                    Upload.with(
                            "{'name': 'fuzz', 'format': '%s'%s}"
                                    .formatted(sample.format(), more)
                                    .replace('\'', '"'));
            damaged(sample).forEach(upload::file);
            int status = api.upload(upload).statusCode();
            assertThat(status).as("seed %d, round %d", SEED, round).isIn(201, 413, 422);
            if (status == 201) {
                api.exchange("DELETE", "/api/v1/datasets/fuzz", "");
            }
        }
        try (Stream<Path> left = Files.walk(home.home().resolve("scratch"))) {
            assertThat(left.filter(file -> !file.toString().endsWith(".lock")))
                    .allMatch(Files::isDirectory);
        }
        try (Stream<Path> blobs = Files.walk(home.home().resolve("blobs"))) {
            assertThat(blobs.filter(blob -> blob.toString().endsWith(".part"))).isEmpty();
        }
    }

    /** One of its files is. */
    private Map<String, byte[]> damaged(Sample sample) {
        Map<String, byte[]> files = new LinkedHashMap<>(sample.files());
        List<String> names = new ArrayList<>(files.keySet());
        String name = names.get(random.nextInt(names.size()));
        Sample other = samples.get(random.nextInt(samples.size()));
        byte[] bytes = other.files().values().iterator().next();
        files.computeIfPresent(name, (n, file) -> mutations.of(file, bytes));
        return files;
    }

    private DatasetReader reader(String format) {
        return readers.stream()
                .filter(reader -> reader.format().equals(format))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no reader of " + format));
    }

    /** Reads as an upload does; says how it went. */
    private String read(DatasetReader reader, String options, Map<String, byte[]> files)
            throws IOException {
        List<Resource> sent = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve("file-" + sent.size());
            Files.write(path, file.getValue());
            sent.add(new UploadedFile(path, file.getKey()));
        }
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        String outcome;
        try (SpilledColumns columns = new SpilledColumns(folder, LIMITS.columnLimits())) {
            DatasetContent content =
                    reader.read(
                            new UploadSource(sent, LIMITS),
                            UploadSources.options(options),
                            columns);
            assertThat(content.hash()).isNotEmpty();
            outcome = "read";
        } catch (Invalid | TooLarge e) {
            outcome = "refused: " + e.getMessage();
        }
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
        assertThat(filesIn(folder)).hasSize(sent.size());
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        return outcome;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Those in our folder that this process has open, where the system tells. */
    private List<Path> openFiles() throws IOException {
        Path open = Path.of("/proc/self/fd");
        return Files.exists(open)
                ? filesIn(open).stream()
                        .map(ReaderFuzzIntegrationTests::target)
                        .filter(file -> file.startsWith(folder))
                        .toList()
                : List.of();
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (NoSuchFileException closed) {
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
