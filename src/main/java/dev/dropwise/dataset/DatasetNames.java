package dev.dropwise.dataset;

import dev.dropwise.problem.Conflict;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The names of all data sets: each is given once, whatever the data set comes from. */
@Component
public class DatasetNames {

    /** Looked up late: origins take names themselves. */
    private final ObjectProvider<DatasetOrigin> origins;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final DatasetQuotas quotas;

    DatasetNames(
            ObjectProvider<DatasetOrigin> origins,
            JdbcClient database,
            TransactionTemplate transaction,
            DatasetQuotas quotas) {
        this.quotas = quotas;
        this.origins = origins;
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Looks before much work is done in vain; somebody may take the name until it is done.
     *
     * @throws Conflict when the name is taken
     * @throws dev.dropwise.problem.Overloaded when there is no room for another data set
     */
    public void requireFree(String name) {
        requireRoom();
        if (origins.stream().anyMatch(origin -> origin.find(name).isPresent())) {
            throw taken(name);
        }
    }

    /**
     * Takes a name for what is saved with it, both or neither.
     *
     * @throws Conflict when the name is taken
     */
    public <T> T take(String name, Supplier<T> saved) {
        requireFree(name);
        try {
            return transaction.execute(
                    status -> {
                        database.sql("insert into dataset_names (name) values (?)")
                                .param(name)
                                .update();
                        return saved.get();
                    });
        } catch (DataIntegrityViolationException e) {
            throw taken(name);
        }
    }

    /**
     * Gives a name back, and deletes what was saved with it.
     *
     * @return false if nobody has it
     * @throws Conflict when something was derived from it meanwhile
     */
    public boolean free(String name) {
        try {
            return database.sql("delete from dataset_names where name = ?").param(name).update()
                    > 0;
        } catch (DataIntegrityViolationException isSource) {
            throw new Conflict(
                    "The data set %s is what another one is derived from: delete that first."
                            .formatted(name));
        }
    }

    private void requireRoom() {
        quotas.requireRoom(
                number("select count(*) from dataset_names"),
                number("select coalesce(sum(bytes), 0) from datasets"));
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private static Conflict taken(String name) {
        return new Conflict(
                "There is a data set %s already: delete it first, or take another name."
                        .formatted(name));
    }
}
