package dev.dropwise.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Files known by the SHA-256 of their content. A file is there whole or not at all: it is staged in
 * a folder of this process, then kept.
 */
public interface BlobStore extends AutoCloseable {

    /** In the home folder, which several processes may share. */
    static BlobStore inFolder(HomeProperties home) {
        return new BlobFolder(home.home().toAbsolutePath().resolve("blobs"));
    }

    /** Writes what a blob holds. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file that is written but not kept yet: a crash loses it. */
    record Staged(Path file, Blob blob) {}

    /** Writes a file that may or may not be kept later. */
    Staged stage(Blob.Kind kind, Content content);

    /**
     * Does beforehand what takes long about keeping a file, so that no transaction waits for it. A
     * file that is not kept afterwards is an orphan.
     *
     * @throws StoreFault if the store is away or refuses
     */
    void prepare(Staged staged);

    /**
     * Keeps a staged file: when this returns, it survives a crash of process or machine. May be
     * done again.
     *
     * @throws StoreFault if the store is away or refuses
     */
    Blob keep(Staged staged);

    /** Drops a staged file. */
    void discard(Staged staged);

    /**
     * The file, after its content was checked: to be opened at once.
     *
     * @throws CorruptBlob if it is gone or changed
     * @throws StoreFault if the store is away or refuses
     */
    Path verified(Blob blob);

    /**
     * Deletes a file, if it is there.
     *
     * @throws StoreFault if the store is away or refuses
     */
    void delete(Blob blob);

    /**
     * Tells of every file that was written before a time.
     *
     * @throws StoreFault if the store is away or refuses
     */
    void forEachBefore(Instant time, Consumer<Blob> action);

    /**
     * Gives up files whose sending began before a time and has not ended; what they take is free.
     *
     * @throws StoreFault if the store is away or refuses
     */
    void abandonBefore(Instant time);

    /**
     * Asks whether files can be read and kept.
     *
     * @throws StoreFault if the store is away or refuses, which says what to change
     */
    void check();

    @Override
    void close();
}
