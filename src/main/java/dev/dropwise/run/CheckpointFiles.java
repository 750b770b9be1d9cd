package dev.dropwise.run;

import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.BlobStore.Staged;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps and drops the files of checkpoints. Equal programs are one file, which one process may keep
 * while another drops it: both do so under a lock in the database, until their rows are committed.
 */
@Component
class CheckpointFiles {

    private final BlobStore blobs;
    private final Checkpoints checkpoints;
    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    CheckpointFiles(
            BlobStore blobs,
            Checkpoints checkpoints,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.blobs = blobs;
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Keeps files that rows of the transaction under way will name. */
    List<Blob> keep(List<Staged> staged) {
        lock(staged.stream().map(file -> file.blob().sha256()).collect(Collectors.toSet()));
        return staged.stream().map(blobs::keep).toList();
    }

    /** Drops a file when the transaction under way is committed, unless a row names it then. */
    void dropAfterCommit(Blob blob) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        own.executeWithoutResult(status -> drop(blob));
                    }
                });
    }

    private void drop(Blob blob) {
        lock(Set.of(blob.sha256()));
        if (!checkpoints.existsBySha256(blob.sha256())) {
            blobs.delete(blob);
        }
    }

    /** In order, so that two that want the same ones do not wait for each other. */
    private void lock(Set<String> hashes) {
        Set<String> digits =
                hashes.stream().map(hash -> hash.substring(0, 1)).collect(Collectors.toSet());
        jdbc.sql("select digit from blob_locks where digit in (:digits) order by digit for update")
                .param("digits", digits)
                .query(String.class)
                .list();
    }
}
