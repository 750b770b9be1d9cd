package dev.dropwise.inference;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a data set has what a network takes. */
final class InputColumns {

    private static final String AT = "/dataset";

    private InputColumns() {}

    /**
     * @param ignoresUnknown whether the data set may have others, too
     */
    static List<Fault> faults(ServedCheckpoint served, Dataset dataset, boolean ignoresUnknown) {
        return served.preprocessing() instanceof ImagePreprocessing image
                ? faults(image, dataset.features().get(0))
                : faults((TablePreprocessing) served.preprocessing(), dataset, ignoresUnknown);
    }

    private static List<Fault> faults(ImagePreprocessing image, Feature feature) {
        return feature.shape().equals(image.shape())
                ? List.of()
                : List.of(
                        new Fault(
                                AT,
                                "expected images of the shape %s, received %s"
                                        .formatted(
                                                image.shape(),
                                                feature.shape().isEmpty()
                                                        ? "columns"
                                                        : feature.shape())));
    }

    private static List<Fault> faults(
            TablePreprocessing table, Dataset dataset, boolean ignoresUnknown) {
        Set<String> received =
                dataset.features().stream()
                        .map(Feature::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Fault> faults = new ArrayList<>();
        for (ColumnEncoding column : table.columns()) {
            if (!received.remove(column.name()) && !column.takesMissing()) {
                faults.add(
                        new Fault(
                                AT,
                                "expected a column %s, received none".formatted(column.name())));
            }
        }
        if (!ignoresUnknown && !received.isEmpty()) {
            faults.add(
                    new Fault(
                            AT,
                            "expected no other columns (or \"ignoreUnknown\": true), received "
                                    + String.join(", ", received)));
        }
        return faults;
    }
}
