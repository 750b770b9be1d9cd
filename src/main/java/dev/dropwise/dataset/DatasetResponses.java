package dev.dropwise.dataset;

import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How a data set is answered with, whatever made it. */
@Component
public class DatasetResponses {

    public static final String PATH = "/api/v1/datasets";

    private final DatasetInsights insights;

    DatasetResponses(DatasetInsights insights) {
        this.insights = insights;
    }

    DatasetDetails details(Dataset dataset) {
        return DatasetDetails.of(dataset, insights.of(dataset));
    }

    /** 201, with where it is and what it looks like. */
    public ResponseEntity<DatasetDetails> created(Dataset dataset) {
        return ResponseEntity.created(URI.create(PATH + "/" + dataset.name()))
                .body(details(dataset));
    }
}
