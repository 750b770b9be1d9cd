package dev.dropwise.inference;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What several runs predict for rows that they validated on, as one table. */
@Component
public class ValidationPredictions {

    private final RunPredictions predictions;
    private final JsonMapper mapper;

    ValidationPredictions(RunPredictions predictions, JsonMapper mapper) {
        this.predictions = predictions;
        this.mapper = mapper;
    }

    /**
     * The rows of one run.
     *
     * @param labels columns that come before the others
     */
    public record Part(UUID run, Map<String, JsonNode> labels) {}

    /**
     * Writes comma-separated values: labels, then {@code row}, {@code truth}, {@code prediction}
     * and what else is told with a prediction.
     *
     * @throws dev.dropwise.problem.Conflict when the data set is gone or another
     */
    public void writeCsv(List<Part> parts, Writer out) throws IOException {
        CsvRows csv = new CsvRows(out);
        for (Part part : parts) {
            predictions.write(
                    predictions.table(part.run(), RunRows.VALIDATION),
                    rows -> csv.write(rows.stream().map(row -> labelled(part, row)).toList()));
        }
    }

    private ObjectNode labelled(Part part, ObjectNode row) {
        ObjectNode labelled = mapper.createObjectNode();
        part.labels().forEach(labelled::set);
        return labelled.setAll(row);
    }
}
