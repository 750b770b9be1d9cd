package dev.dropwise.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.hibernate.TransactionException;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells what a database will do when asked again from what it will never do. */
public final class DatabaseFaults {

    /**
     * Classes of SQL states: connection lost (08), rolled back for another's sake (40), out of
     * resources (53), stopped or starting (57), its system's fault (58).
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    /** H2: the connection is broken, the database is closed or closing, its file is away. */
    private static final Set<Integer> PASSING_IN_H2 = Set.of(90028, 90031, 90067, 90098, 90121);

    private DatabaseFaults() {}

    /** Whether a failure comes from a database that is away, restarting or busy. */
    public static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql ? isPassing(sql) : isOfTheConnection(cause)) {
                return true;
            }
        }
        return false;
    }

    /** What is thrown for a lost connection may not say in SQL's terms that it is. */
    private static boolean isOfTheConnection(Throwable failure) {
        return failure instanceof JDBCConnectionException
                || failure instanceof TransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof CannotCreateTransactionException;
    }

    private static boolean isPassing(SQLException failure) {
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || PASSING.contains(classOf(failure.getSQLState()))
                || PASSING_IN_H2.contains(failure.getErrorCode());
    }

    private static String classOf(@Nullable String state) {
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
