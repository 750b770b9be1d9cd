package dev.dropwise.model;

import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.problem.Fault;
import dev.dropwise.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** What keeps networks from answering together: other columns, other classes, or another kind. */
final class EnsembleFaults {

    private EnsembleFaults() {}

    /**
     * Each difference to the first of them.
     *
     * @param pointers where in the request each is named
     */
    static List<Fault> of(List<Run> runs, IntFunction<String> pointers) {
        List<Fault> faults = new ArrayList<>();
        List<String> first = description(runs.get(0));
        for (int i = 1; i < runs.size(); i++) {
            List<String> other = description(runs.get(i));
            for (int part = 0; part < first.size(); part++) {
                if (!first.get(part).equals(other.get(part))) {
                    faults.add(
                            new Fault(
                                    pointers.apply(i),
                                    "expected %s, as the first has, received %s"
                                            .formatted(first.get(part), other.get(part))));
                }
            }
        }
        return faults;
    }

    /** What has to be the same, part by part. */
    private static List<String> description(Run run) {
        Preprocessing preprocessing = run.preprocessing();
        return List.of(
                inputs(preprocessing), outputs(preprocessing), run.plan().loss().spreadInWords());
    }

    private static String inputs(Preprocessing preprocessing) {
        if (preprocessing instanceof ImagePreprocessing image) {
            return "images of shape %s with pixels up to %d"
                    .formatted(image.shape(), image.pixelRange());
        }
        return "the columns "
                + ((TablePreprocessing) preprocessing)
                        .columns().stream().map(EnsembleFaults::column).toList();
    }

    private static String column(ColumnEncoding column) {
        String type = "text";
        if (column instanceof NumberEncoding) {
            type = "number";
        } else if (column instanceof CategoryEncoding) {
            type = "category";
        }
        return column.name() + " (" + type + ")";
    }

    private static String outputs(Preprocessing preprocessing) {
        if (preprocessing.target() instanceof SeveralTargets several) {
            return "the targets "
                    + several.targets().stream()
                            .map(target -> target.name() + classes(target.encoding().classes()))
                            .toList();
        }
        List<String> classes = preprocessing.classes();
        return classes.isEmpty() ? "a number" : "the classes" + classes(classes);
    }

    private static String classes(List<String> classes) {
        return classes.isEmpty() ? "" : " " + classes;
    }
}
