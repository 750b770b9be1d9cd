package dev.dropwise.store;

import dev.dropwise.store.BlobStore.Staged;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps files and drops them, as rows name them. Equal contents are one file, which one process may
 * keep while another drops it: both do so under a lock in the database, until their rows are
 * committed.
 */
@Component
public class NamedBlobs {

    private static final Logger logger = LoggerFactory.getLogger(NamedBlobs.class);

    private final BlobStore blobs;
    private final List<BlobUse> uses;
    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    NamedBlobs(
            BlobStore blobs,
            List<BlobUse> uses,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.blobs = blobs;
        this.uses = uses;
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Keeps files that rows of the transaction under way will name. */
    public List<Blob> keep(List<Staged> staged) {
        lock(staged.stream().map(file -> file.blob().sha256()).collect(Collectors.toSet()));
        return staged.stream().map(blobs::keep).toList();
    }

    /** Drops a file when the transaction under way is committed, unless a row names it then. */
    public void dropAfterCommit(Blob blob) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        dropUnlessNamed(blob);
                    }
                });
    }

    /**
     * Drops a file that no row names, in a transaction of its own. What a store that is away does
     * not let go of is left to the sweep: the rows are gone already.
     */
    public void dropUnlessNamed(Blob blob) {
        try {
            drop(blob);
        } catch (StoreFault fault) {
            logger.warn("Left {} to be swept: {}", blob.sha256(), fault.getMessage());
        }
    }

    private void drop(Blob blob) {
        own.executeWithoutResult(
                status -> {
                    lock(Set.of(blob.sha256()));
                    if (!isNamed(blob)) {
                        blobs.delete(blob);
                    }
                });
    }

    boolean isNamed(Blob blob) {
        return uses.stream()
                .filter(use -> use.kind() == blob.kind())
                .anyMatch(use -> use.names(blob.sha256()));
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
