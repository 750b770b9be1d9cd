package dev.dropwise.run;

import dev.dropwise.training.EpochMetrics;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Appends epochs to a run without reading it: its plan alone is many times longer than an epoch.
 */
@Component
class EpochAppender {

    private final JdbcTemplate jdbc;
    private final JsonMapper mapper;

    EpochAppender(JdbcTemplate jdbc, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    /** The last epoch that the run has, 0 if it has none. */
    int last(UUID run) {
        return jdbc
                .query("select epochs from runs where id = ?", (row, at) -> row.getInt(1), run)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchRun(run));
    }

    /** Epochs that follow the last one. */
    void append(UUID run, List<EpochMetrics> epochs, @Nullable Integer bestEpoch) {
        write("insert into epoch_metrics (metrics, run_id, epoch) values (?, ?, ?)", run, epochs);
        jdbc.update(
                "update runs set epochs = ?, best_epoch = ? where id = ?",
                epochs.get(epochs.size() - 1).epoch(),
                bestEpoch,
                run);
    }

    /** Epochs that were measured once more. */
    void replace(UUID run, List<EpochMetrics> epochs) {
        write("update epoch_metrics set metrics = ? where run_id = ? and epoch = ?", run, epochs);
    }

    private void write(String sql, UUID run, List<EpochMetrics> epochs) {
        jdbc.batchUpdate(
                sql,
                epochs.stream()
                        .map(
                                epoch ->
                                        new Object[] {
                                            mapper.writeValueAsString(epoch), run, epoch.epoch()
                                        })
                        .toList());
    }
}
