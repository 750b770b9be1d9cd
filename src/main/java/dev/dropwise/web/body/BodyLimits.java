package dev.dropwise.web.body;

import dev.dropwise.web.WebProperties;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How many bytes the JSON body of a request may have: rows of numbers are long, all else short. */
@Component
public final class BodyLimits {

    private static final Pattern ROWS = Pattern.compile(".*/(predict|evaluate|infer)");

    private final int most;
    private final int mostRows;

    public BodyLimits(WebProperties properties) {
        most = Math.toIntExact(properties.maxJsonSize().toBytes());
        mostRows = Math.max(most, Math.toIntExact(properties.maxPredictionSize().toBytes()));
    }

    /** For a request to this path. */
    public int most(String path) {
        return isOfRows(path) ? mostRows : most;
    }

    /** Whether requests to this path bring rows for a model. */
    static boolean isOfRows(String path) {
        return ROWS.matcher(path).matches();
    }
}
