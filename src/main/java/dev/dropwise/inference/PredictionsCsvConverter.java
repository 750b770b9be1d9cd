package dev.dropwise.inference;

import dev.dropwise.problem.Fault;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes predictions as comma-separated values, a row an instance. */
@Component
class PredictionsCsvConverter extends AbstractHttpMessageConverter<PredictionsView> {

    static final String CSV = "text/csv";

    private static final Pattern ROW = Pattern.compile("/instances/(\\d+).*");

    private final JsonMapper mapper;

    PredictionsCsvConverter(JsonMapper mapper) {
        super(StandardCharsets.UTF_8, MediaType.parseMediaType(CSV));
        this.mapper = mapper;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == PredictionsView.class;
    }

    @Override
    protected boolean canRead(@Nullable MediaType type) {
        return false;
    }

    @Override
    protected PredictionsView readInternal(
            Class<? extends PredictionsView> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("predictions are not read", message);
    }

    @Override
    protected void writeInternal(PredictionsView view, HttpOutputMessage message)
            throws IOException {
        Map<Integer, String> warnings =
                view.warnings().stream()
                        .filter(warning -> ROW.matcher(warning.pointer()).matches())
                        .collect(
                                Collectors.groupingBy(
                                        PredictionsCsvConverter::row,
                                        Collectors.mapping(
                                                PredictionsCsvConverter::words,
                                                Collectors.joining("; "))));
        List<ObjectNode> rows = new ArrayList<>();
        for (PredictionView prediction : view.predictions()) {
            ObjectNode row = PredictionFields.of(prediction, mapper);
            String warning = warnings.get(rows.size());
            if (warning != null) {
                row.put("warnings", warning);
            }
            rows.add(row);
        }
        Writer out = new OutputStreamWriter(message.getBody(), StandardCharsets.UTF_8);
        new CsvRows(out).write(rows);
        out.flush();
    }

    private static int row(Fault warning) {
        Matcher pointer = ROW.matcher(warning.pointer());
        return pointer.matches() ? Integer.parseInt(pointer.group(1)) : -1;
    }

    /** With the column, which is behind the row. */
    private static String words(Fault warning) {
        String column = warning.pointer().replaceFirst("/instances/\\d+/?", "");
        return column.isEmpty() ? warning.detail() : column + ": " + warning.detail();
    }
}
