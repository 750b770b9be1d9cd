package dev.dropwise.inference;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Predicts rows of data sets as if each was sent as an instance. */
@Component
public class DatasetPredictions {

    /** What a row has that could not be predicted. */
    public static final String ERROR = "error";

    private static final String INSTANCES = "/instances/";

    private final Predictions predictions;
    private final JsonMapper mapper;

    DatasetPredictions(Predictions predictions, JsonMapper mapper) {
        this.predictions = predictions;
        this.mapper = mapper;
    }

    /**
     * An object for each row: its number and what is predicted, or why nothing is.
     *
     * @param to after the last one
     * @param options of the predictions; its instances do not count
     * @throws Invalid when the options do not fit the model
     * @throws TooLarge when a single row takes more than a request may
     */
    public List<ObjectNode> predict(
            ServedCheckpoint served, Dataset dataset, int from, int to, PredictionRequest options) {
        List<ObjectNode> rows = new ArrayList<>();
        predict(new Rows(served, dataset, options), from, to, rows);
        return rows;
    }

    /**
     * Refuses what no row can be predicted with, by the first one.
     *
     * @throws Invalid when the data set has other columns or images, or the options do not fit the
     *     model
     */
    public void check(ServedCheckpoint served, Dataset dataset, PredictionRequest options) {
        boolean ignoresUnknown = Boolean.TRUE.equals(options.ignoreUnknown());
        Invalid.throwIfAny(InputColumns.faults(served, dataset, ignoresUnknown));
        predict(served, dataset, 0, 1, options);
    }

    private record Rows(ServedCheckpoint served, Dataset dataset, PredictionRequest options) {

        PredictionRequest request(int from, int to, JsonMapper mapper) {
            return options.with(
                    IntStream.range(from, to)
                            .mapToObj(dataset::instance)
                            .map(row -> Instance.of(mapper.valueToTree(row)))
                            .toList());
        }
    }

    /** What is too much at once, or has a fault somewhere, is predicted in halves. */
    private void predict(Rows asked, int from, int to, List<ObjectNode> rows) {
        try {
            Predictions.Answers answers =
                    predictions.answer(asked.served, asked.request(from, to, mapper));
            for (int row = from; row < to; row++) {
                rows.add(row(asked, answers, row, row - from));
            }
        } catch (Invalid | TooLarge e) {
            if (to - from > 1) {
                int middle = (from + to) / 2;
                predict(asked, from, middle, rows);
                predict(asked, middle, to, rows);
            } else {
                rows.add(faulty(from, e));
            }
        }
    }

    private ObjectNode row(Rows asked, Predictions.Answers answers, int row, int instance) {
        ObjectNode written = mapper.createObjectNode().put("row", row);
        written.setAll(
                PredictionFields.of(PredictionView.of(asked.served, answers, instance), mapper));
        List<Fault> warnings = answers.notes().warnings(instance);
        if (!warnings.isEmpty()) {
            written.put(
                    "warnings",
                    warnings.stream()
                            .map(DatasetPredictions::words)
                            .collect(Collectors.joining("; ")));
        }
        return written;
    }

    /** Where the row is at fault, not the options. */
    private ObjectNode faulty(int row, RuntimeException e) {
        if (e instanceof Invalid invalid
                && invalid.faults().stream()
                        .allMatch(fault -> fault.pointer().startsWith(INSTANCES))) {
            return mapper.createObjectNode()
                    .put("row", row)
                    .put(
                            ERROR,
                            invalid.faults().stream()
                                    .map(DatasetPredictions::words)
                                    .collect(Collectors.joining("; ")));
        }
        throw e;
    }

    private static String words(Fault fault) {
        String column = fault.pointer().replaceFirst("^(/instances/\\d+)?/?", "");
        return column.isEmpty() ? fault.detail() : column + ": " + fault.detail();
    }
}
