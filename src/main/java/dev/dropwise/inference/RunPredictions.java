package dev.dropwise.inference;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.problem.Conflict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run predicts for rows of its own data set, beside the truth, so that anyone can check its
 * figures.
 */
@Component
class RunPredictions {

    /** As many as are measured at once. */
    private static final int ROWS = 256;

    private final RowPredictions networks;
    private final Predictions predictions;
    private final JsonMapper mapper;

    RunPredictions(RowPredictions networks, Predictions predictions, JsonMapper mapper) {
        this.networks = networks;
        this.predictions = predictions;
        this.mapper = mapper;
    }

    /** Takes some rows at a time, in their order. */
    @FunctionalInterface
    interface Sink {

        void write(List<ObjectNode> rows) throws IOException;
    }

    /**
     * Rows that are ready to be predicted.
     *
     * @param rows their numbers in the data set
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares tables
    record Table(ServedCheckpoint served, Dataset dataset, int[] rows) {}

    /**
     * @throws dev.dropwise.run.NoSuchRun if there is no run of that id
     * @throws Conflict when it has no checkpoint yet, and when its data set is gone or another
     */
    Table table(UUID id, RunRows rows) {
        RowPredictions.RunData data = networks.withRows(id);
        return new Table(data.network().served(), data.dataset(), rows.of(data.split()));
    }

    /** Predicts all rows of a table, some at a time. */
    void write(Table table, Sink sink) throws IOException {
        for (int from = 0; from < table.rows.length; from += ROWS) {
            int[] some =
                    Arrays.copyOfRange(table.rows, from, Math.min(from + ROWS, table.rows.length));
            Predictions.Answers answers =
                    predictions.rows(
                            table.served,
                            table.dataset.examples(some, table.served.preprocessing()).features(),
                            some.length);
            List<ObjectNode> written = new ArrayList<>();
            for (int row : some) {
                PredictionView view = PredictionView.of(table.served, answers, written.size());
                written.add(row(table.dataset, row, view));
            }
            sink.write(written);
        }
    }

    private ObjectNode row(Dataset dataset, int row, PredictionView view) {
        boolean several = dataset.targets().size() > 1;
        ObjectNode written = mapper.createObjectNode().put("row", row);
        written.set(
                "truth",
                mapper.valueToTree(several ? dataset.targetsOf(row) : dataset.targetOf(row)));
        ObjectNode rest = PredictionFields.of(view, mapper);
        written.set("prediction", prediction(rest));
        return written.setAll(rest);
    }

    /** Takes the answer itself out of what is told with it. */
    private JsonNode prediction(ObjectNode view) {
        JsonNode labels = view.get("labels");
        if (labels != null) {
            ObjectNode each = mapper.createObjectNode();
            labels.forEachEntry(
                    (name, label) -> each.set(name, ((ObjectNode) label).remove("label")));
            return each;
        }
        for (String name : List.of("label", "value", "values")) {
            if (view.has(name)) {
                return view.remove(name);
            }
        }
        throw new IllegalStateException("expected a label or a value in " + view);
    }
}
