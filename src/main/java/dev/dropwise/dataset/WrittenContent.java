package dev.dropwise.dataset;

import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.MatrixFile;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import java.util.concurrent.CompletableFuture;

/**
 * A content in a file that nobody knows of yet.
 *
 * @param outline with the hash of the content, which is no hash of the file
 */
public record WrittenContent(DatasetOutline outline, BlobStore.Staged staged) {

    /** Hashes on another core what is written on this one. */
    public static WrittenContent of(DatasetContent content, BlobStore blobs) {
        CompletableFuture<DatasetOutline> outline =
                CompletableFuture.supplyAsync(() -> DatasetOutline.of(content));
        BlobStore.Staged staged;
        try {
            staged = blobs.stage(Blob.Kind.MATRIX, out -> MatrixFile.write(content, out));
        } catch (RuntimeException e) {
            outline.exceptionally(failure -> null).join(); // who catches may close the columns
            throw e;
        }
        try {
            return new WrittenContent(outline.join(), staged);
        } catch (RuntimeException e) {
            blobs.discard(staged);
            throw e;
        }
    }
}
