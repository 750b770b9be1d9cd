package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a second process on the same home, which lives, is killed, or ends. */
class OwnFolderIntegrationTests {

    @TempDir Path home;

    /** What the second process does: takes scratch and store, writes into both, waits. */
    public static void main(String[] arguments) throws IOException {
        HomeProperties properties = new HomeProperties(Path.of(arguments[0]));
        ScratchFolders scratch = new ScratchFolders(properties);
        BlobStore blobs = BlobStore.inFolder(properties);
        Path work = Files.writeString(scratch.newFolder().path().resolve("work"), "under way");
        BlobStore.Staged staged = blobs.stage(Blob.Kind.MATRIX, out -> out.write(1));
        System.out.println(work);
        System.out.println(staged.file());
        if (System.in.read() < 0) {
            scratch.close();
            blobs.close();
        }
    }

    @Test
    void leavesALivingProcessAloneAndClearsUpAfterAKilledOne() throws Exception {
        Process other = startOther();
        List<Path> theirs = twoLines(other);

        try (OwnFolder ours = new OwnFolder(home.resolve("scratch"));
                BlobStore store = BlobStore.inFolder(new HomeProperties(home))) {
            assertThat(theirs).allSatisfy(file -> assertThat(file).exists());
            assertThat(theirs.get(0)).doesNotHaveToString(ours.path().toString());
            assertThat(store.stage(Blob.Kind.MATRIX, out -> out.write(2)).file()).exists();
        }

        other.destroyForcibly().waitFor();
        try (OwnFolder ours = new OwnFolder(home.resolve("scratch"));
                BlobStore store = BlobStore.inFolder(new HomeProperties(home))) {
            assertThat(theirs).noneSatisfy(file -> assertThat(file).exists());
            assertThat(ours.path()).isEmptyDirectory();
            assertThat(store.stage(Blob.Kind.MATRIX, out -> out.write(2)).file()).exists();
        }
        assertThat(folders()).isEmpty();
    }

    @Test
    void goesWithAProcessThatEnds() throws Exception {
        Process other = startOther();
        List<Path> theirs = twoLines(other);

        other.getOutputStream().close();

        assertThat(other.waitFor()).isZero();
        assertThat(theirs).noneSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void twoOfOneProcessDoNotDisturbEachOther() throws IOException {
        try (OwnFolder one = new OwnFolder(home);
                OwnFolder other = new OwnFolder(home)) {
            Path file = Files.writeString(one.path().resolve("file"), "kept");
            try (OwnFolder third = new OwnFolder(home)) {
                assertThat(file).hasContent("kept");
                assertThat(third.path()).isNotEqualTo(other.path());
            }
            assertThat(file).hasContent("kept");
        }
    }

    @Test
    void clearsUpWhatLiesThereWithoutAnOwner() throws IOException {
        Path old = Files.createDirectories(home.resolve("work-1"));
        Files.writeString(old.resolve("file"), "left behind");
        Files.writeString(home.resolve("blob-1.part"), "left behind");

        try (OwnFolder ours = new OwnFolder(home)) {
            assertThat(folders()).containsExactly(ours.path());
            assertThat(home.resolve("blob-1.part")).doesNotExist();
        }
    }

    private Process startOther() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnFolderIntegrationTests.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<Path> twoLines(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return List.of(Path.of(lines.readLine()), Path.of(lines.readLine()));
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> found = Files.walk(home)) {
            return found.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().matches("(process|work)-.*"))
                    .toList();
        }
    }
}
