package dev.dropwise.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process has taken of the machine, after a collection of its heap.
 *
 * @param memory MiB in the machine's memory
 * @param threads of the process
 * @param openFiles sockets included
 * @param scratch files and folders of uploads that are being read
 */
record Remainder(long memory, long threads, long openFiles, long scratch) {

    /** Of the C library's allocator and of heap that the collector keeps. */
    private static final long MOST_MEMORY = 512;

    /** Tomcat keeps 10 threads in waiting, and a minute long those that it had to add. */
    private static final long MOST_THREADS = 40;

    private static final long MOST_FILES = 20;

    /** Entries of the audit log, and pages of the database that wait to be used again. */
    static final long MOST_DISK = 2 << 20;

    static Remainder of(long pid, Path home) {
        try {
            new ProcessBuilder("jcmd", Long.toString(pid), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            Path process = Path.of("/proc", Long.toString(pid));
            return new Remainder(
                    status(process, "VmRSS") / 1024,
                    status(process, "Threads"),
                    count(process.resolve("fd")),
                    count(home.resolve("scratch")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long status(Path process, String name) throws IOException {
        String line =
                Files.readAllLines(process.resolve("status")).stream()
                        .filter(each -> each.startsWith(name + ":"))
                        .findFirst()
                        .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    /** Bytes of all files of its home. */
    static long disk(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether that is no more than an undisturbed service may come to have. */
    boolean isAsFewAs(Remainder before) {
        return memory <= before.memory + MOST_MEMORY
                && threads <= before.threads + MOST_THREADS
                && openFiles <= before.openFiles + MOST_FILES
                && scratch <= before.scratch;
    }

    @Override
    public String toString() {
        return "%d MiB, %d threads, %d open files, %d in scratch"
                .formatted(memory, threads, openFiles, scratch);
    }
}
