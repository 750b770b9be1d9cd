package dev.dropwise.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Trials as CSV: a line of names, then a line a trial; an empty field where there is nothing.
 * Values and metrics have columns of their own, {@code values.fold}, {@code metrics.trainLoss}.
 */
final class TrialsTable {

    private static final String END = "\r\n";

    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> metrics = new LinkedHashSet<>();

    private TrialsTable(List<TrialView> trials) {
        trials.forEach(trial -> values.addAll(trial.values().keySet()));
        trials.forEach(trial -> metrics.addAll(trial.metrics().keySet()));
    }

    static String csv(List<TrialView> trials) {
        TrialsTable table = new TrialsTable(trials);
        StringBuilder text = new StringBuilder(table.header());
        trials.forEach(trial -> text.append(table.line(trial)));
        return text.toString();
    }

    private String header() {
        StringJoiner line = new StringJoiner(",", "", END);
        List.of("number", "state", "variant", "split", "seed").forEach(line::add);
        values.forEach(name -> line.add(field("values." + name)));
        List.of("epochs", "objective").forEach(line::add);
        metrics.forEach(name -> line.add("metrics." + name));
        return line.add("run").add("error").toString();
    }

    private String line(TrialView trial) {
        StringJoiner line = new StringJoiner(",", "", END);
        line.add(Integer.toString(trial.number()));
        line.add(trial.state().name().toLowerCase(Locale.ROOT));
        line.add(field(trial.variant()));
        line.add(Long.toString(trial.pair().split())).add(Long.toString(trial.pair().seed()));
        values.forEach(name -> line.add(field(trial.values().get(name))));
        line.add(field(trial.epochs())).add(field(trial.objective()));
        metrics.forEach(name -> line.add(field(trial.metrics().get(name))));
        return line.add(field(trial.run())).add(field(trial.error())).toString();
    }

    /** RFC 4180. */
    private static String field(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }
}
