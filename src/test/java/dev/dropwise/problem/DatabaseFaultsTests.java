package dev.dropwise.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFaultsTests {

    /** Connection lost, deadlock, too many connections, told to end, starting up. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "40P01", "53300", "57P01", "57P03"})
    void passWhereTheDatabaseIsAwayOrBusy(String state) {
        assertThat(DatabaseFaults.isPassing(wrapped(new SQLException("", state)))).isTrue();
    }

    /** A key twice, a check, a syntax error. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "42601"})
    void doNotPassWhereTheStatementIsAtFault(String state) {
        assertThat(DatabaseFaults.isPassing(wrapped(new SQLException("", state)))).isFalse();
    }

    @Test
    void passWithTheConnection() {
        assertThat(DatabaseFaults.isPassing(wrapped(new SQLTransientConnectionException())))
                .isTrue();
        assertThat(DatabaseFaults.isPassing(wrapped(new TransactionException("rollback"))))
                .isTrue();
        assertThat(DatabaseFaults.isPassing(new SQLException("closed", "90121", 90121))).isTrue();
        assertThat(DatabaseFaults.isPassing(new IllegalStateException("a slip"))).isFalse();
    }

    private static RuntimeException wrapped(Exception cause) {
        return new IllegalStateException(new IllegalStateException(cause));
    }
}
