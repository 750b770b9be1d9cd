package dev.dropwise.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fills the columns of V61 from the plans of jobs and runs of before, which are JSON. */
@Component
class PlanLabelsMigration implements JavaMigration {

    private final JsonMapper mapper;

    PlanLabelsMigration(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("61.1");
    }

    @Override
    public String getDescription() {
        return "labels of plans";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        fill(
                context.getConnection(),
                "select plan, id from jobs",
                "update jobs set name = ?, dataset = ?, model = ?, model_spec = ? where id = ?");
        fill(
                context.getConnection(),
                "select plan, id from runs",
                "update runs set name = ?, dataset = ?, model = ?, model_spec = ? where id = ?");
    }

    private void fill(Connection connection, String plans, String labels) throws SQLException {
        try (Statement all = connection.createStatement();
                ResultSet rows = all.executeQuery(plans);
                PreparedStatement change = connection.prepareStatement(labels)) {
            while (rows.next()) {
                JsonNode plan = mapper.readTree(rows.getString(1));
                change.setString(1, text(plan.path("name")));
                change.setString(2, text(plan.path("dataset")));
                change.setString(3, text(plan.path("registerAs")));
                change.setString(4, text(plan.path("model").path("name")));
                change.setObject(5, rows.getObject(2));
                change.executeUpdate();
            }
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
