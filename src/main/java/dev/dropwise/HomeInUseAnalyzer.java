package dev.dropwise;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says in a sentence that another process has the home folder, in the place of a stack trace. */
class HomeInUseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int IN_USE = 90020;

    private final Environment environment;

    HomeInUseAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
        if (cause.getErrorCode() != IN_USE) {
            return null;
        }
        return new FailureAnalysis(
                "Another process uses the home folder "
                        + environment.getProperty("dropwise.home")
                        + ": the embedded database in it is for one process at a time.",
                "Stop that process, start this one with --dropwise.home=<another folder>, or let"
                        + " both use PostgreSQL (--spring.profiles.active=postgres).",
                failure);
    }
}
