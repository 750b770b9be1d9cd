package dev.dropwise.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Keeps the file of the embedded database from growing with every commit. H2 appends each; it
 * writes anew what is left of old ones only in a thread that it has not where commits are written
 * at once.
 */
@Component
public class EmbeddedDatabase {

    /** Percentage of what was written that is in use, above which nothing is done. */
    private static final int IN_USE = 75;

    private static final int BYTES_TO_REWRITE = 1 << 20;

    private final DataSource database;

    EmbeddedDatabase(DataSource database) {
        this.database = database;
    }

    /**
     * Writes anew some of what old commits left, so that later ones take their place in the file;
     * does nothing where the database is another.
     */
    public void compact() {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            if (connection.isWrapperFor(JdbcConnection.class)
                    && connection.unwrap(JdbcConnection.class).getSession()
                            instanceof SessionLocal session) {
                session.getDatabase().getStore().getMvStore().compact(IN_USE, BYTES_TO_REWRITE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot compact the database", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
