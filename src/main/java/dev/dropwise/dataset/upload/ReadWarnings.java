package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.insight.Warning;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What readers have to say of files that they have read all the same. For one thread. */
public final class ReadWarnings {

    private final Set<Finding> findings = new LinkedHashSet<>();

    private record Finding(String rule, @Nullable String column, String message) {}

    /**
     * Notes one, unless it was noted before.
     *
     * @param rule a word that names what was found
     * @param column of which it is said; null where it is said of all
     * @param message what to do, and why
     */
    public void add(String rule, @Nullable String column, String message) {
        findings.add(new Finding(rule, column, message));
    }

    /** All of them, with pointers into what was made of the files. */
    public List<Warning> of(DatasetContent content) {
        return findings.stream()
                .map(
                        found ->
                                new Warning(
                                        found.rule,
                                        pointer(content, found.column),
                                        found.column,
                                        found.message))
                .toList();
    }

    private static String pointer(DatasetContent content, @Nullable String column) {
        List<String> features = content.features().stream().map(f -> f.name()).toList();
        List<String> targets = content.targets().stream().map(Column::name).toList();
        if (column == null) {
            return "";
        }
        if (features.contains(column)) {
            return "/features/" + features.indexOf(column);
        }
        if (!targets.contains(column)) {
            return "";
        }
        return targets.size() == 1 ? "/target" : "/targets/" + targets.indexOf(column);
    }
}
