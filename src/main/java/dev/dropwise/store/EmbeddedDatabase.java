package dev.dropwise.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Keeps the file of the embedded database small. H2 appends every commit; it writes anew what is
 * left of old ones only in a thread that it has not where commits are written at once.
 */
@Component
public class EmbeddedDatabase {

    /** Percentage of those parts that are partly in use. */
    private static final int PARTS_IN_USE = 90;

    /** Percentage of the file's space that parts are in. */
    private static final int FILE_IN_USE = 75;

    private static final int BYTES_TO_REWRITE = 1 << 20;
    private static final int BYTES_TO_MOVE = 16 << 20;

    private final DataSource database;

    EmbeddedDatabase(DataSource database) {
        this.database = database;
    }

    /**
     * Frees some of the space that is not in use; does nothing where the database is another. What
     * was committed is on the disk afterwards, so that nothing is overwritten before.
     */
    public void compact() {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            if (connection.isWrapperFor(JdbcConnection.class)) {
                compact(connection.unwrap(JdbcConnection.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot compact the database", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static void compact(JdbcConnection connection) {
        if (connection.getSession() instanceof SessionLocal session) {
            MVStore store = session.getDatabase().getStore().getMvStore();
            if (store.getFileStore() instanceof RandomAccessStore file) {
                store.sync();
                if (partsInUse(store) < PARTS_IN_USE) {
                    store.compact(100, BYTES_TO_REWRITE);
                }
                file.compactMoveChunks(FILE_IN_USE, BYTES_TO_MOVE, store);
            }
        }
    }

    private static int partsInUse(MVStore store) {
        Map<String, String> info = new HashMap<>();
        store.populateInfo(info::put);
        return Integer.parseInt(info.getOrDefault("info.CHUNKS_FILL_RATE_RW", "100"));
    }
}
