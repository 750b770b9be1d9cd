package dev.dropwise.dataset;

import dev.dropwise.dataset.insight.DatasetInsight;
import dev.dropwise.dataset.insight.Warning;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was found in the rows of data sets: kept beside them, so that they are shown quickly. */
@Component
public class DatasetInsights {

    /** Of what is found; another one is found anew. */
    private static final int FORM = 2;

    private final JdbcClient database;
    private final JsonMapper mapper;

    DatasetInsights(JdbcClient database, JsonMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /**
     * Finds it where it is not kept: of data sets that come with Dropwise, and of old ones once.
     *
     * @throws NoSuchDataset when the data set is deleted meanwhile
     */
    DatasetInsight of(Dataset dataset) {
        if (dataset.bundled()) {
            return dataset.insight();
        }
        return kept(dataset).orElseGet(() -> found(dataset));
    }

    /** What should be known of a data set before anything is trained on it. */
    public List<Warning> warnings(Dataset dataset) {
        return of(dataset).warnings();
    }

    private Optional<DatasetInsight> kept(Dataset dataset) {
        return database.sql(
                        "select insight from dataset_insights"
                                + " where name = ? and version = ? and form = ?")
                .params(dataset.name(), dataset.version(), FORM)
                .query(String.class)
                .optional()
                .map(json -> mapper.readValue(json, DatasetInsight.class));
    }

    private DatasetInsight found(Dataset dataset) {
        DatasetInsight insight = dataset.insight();
        try {
            keep(dataset.name(), dataset.version(), insight);
        } catch (DataIntegrityViolationException nameIsGone) {
            throw new NoSuchDataset(dataset.name(), List.of());
        }
        return insight;
    }

    /** Keeps it with a name that is taken. */
    public void keep(String name, String version, DatasetInsight insight) {
        String json = mapper.writeValueAsString(insight);
        int updated =
                database.sql(
                                "update dataset_insights set version = ?, form = ?, insight = ?"
                                        + " where name = ?")
                        .params(version, FORM, json, name)
                        .update();
        if (updated == 0) {
            database.sql(
                            "insert into dataset_insights (name, version, form, insight)"
                                    + " values (?, ?, ?, ?) on conflict do nothing")
                    .params(name, version, FORM, json)
                    .update();
        }
    }
}
