package dev.dropwise.report.card;

import dev.dropwise.evaluation.MetricEstimate;
import dev.dropwise.evaluation.Metrics;
import dev.dropwise.report.MetricNames;
import dev.dropwise.report.VersionMeasurement.Measured;
import dev.dropwise.report.card.ModelCard.CardCalls;
import dev.dropwise.report.card.ModelCard.CardData;
import dev.dropwise.report.card.ModelCard.CardInput;
import dev.dropwise.report.card.ModelCard.CardNetwork;
import dev.dropwise.report.card.ModelCard.CardTraining;
import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.MarkdownPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A model card in Markdown. */
final class CardPage {

    private static final int MOST_CATEGORIES = 20;

    private final MarkdownPage page = new MarkdownPage();

    private CardPage() {}

    static String title(ModelCard card) {
        return "%s, version %d".formatted(card.name(), card.version());
    }

    static String of(ModelCard card, JsonMapper mapper) {
        CardPage written = new CardPage();
        written.page.heading(1, title(card));
        if (card.description() != null) {
            written.page.paragraph(card.description());
        }
        List<String> facts = new ArrayList<>();
        card.tags().forEach((name, value) -> facts.add(name + ": " + value));
        facts.add(
                "made at %s of %s"
                        .formatted(
                                card.createdAt(),
                                card.runs().stream()
                                        .map(run -> "the run " + run)
                                        .collect(Collectors.joining(", "))));
        written.page.list(facts);
        written.data(card.data());
        written.inputs(card.inputs());
        written.network(card.network());
        written.training(card.training(), mapper);
        written.metrics(card.metrics());
        written.page.heading(2, "Limits");
        written.page.list(card.limits());
        written.calls(card.calls());
        return written.page.toString();
    }

    private void data(CardData data) {
        page.heading(2, "Data");
        List<String> facts = new ArrayList<>();
        facts.add("%s, SHA-256 %s".formatted(data.name(), data.hash()));
        if (data.rows() != null) {
            facts.add(data.rows() + " rows");
        }
        if (data.trainingRows() != null) {
            facts.add(
                    "%d training, %d validation and %d test rows"
                            .formatted(
                                    data.trainingRows(), data.validationRows(), data.testRows()));
        }
        data.targets()
                .forEach(
                        (name, classes) ->
                                facts.add(
                                        "predicted is %s%s"
                                                .formatted(
                                                        name,
                                                        classes.isEmpty()
                                                                ? ", a number"
                                                                : ": " + shortened(classes))));
        page.list(facts);
    }

    private void inputs(List<CardInput> inputs) {
        page.heading(2, "What training saw");
        page.row("column", List.of("type", "values", "may be missing"));
        page.rule(3);
        inputs.forEach(
                input ->
                        page.row(
                                input.name(),
                                List.of(
                                        input.type(),
                                        values(input),
                                        input.missing() ? "yes" : "no")));
        page.end();
    }

    private static String values(CardInput input) {
        List<Double> range = input.range();
        if (range != null) {
            return "%s to %s"
                    .formatted(
                            EstimateFormat.number(range.get(0)),
                            EstimateFormat.number(range.get(1)));
        }
        if (input.words() != null) {
            return input.words() + " words";
        }
        return input.categories().isEmpty() ? "–" : shortened(input.categories());
    }

    private static String shortened(List<String> values) {
        return values.size() <= MOST_CATEGORIES
                ? String.join(", ", values)
                : "%s and %d more"
                        .formatted(
                                String.join(", ", values.subList(0, MOST_CATEGORIES)),
                                values.size() - MOST_CATEGORIES);
    }

    private void network(CardNetwork network) {
        page.heading(2, "Network");
        page.paragraph(
                "%d parameters, input %s.".formatted(network.parameters(), network.inputShape()));
        page.row("layer", List.of("type", "output", "parameters"));
        page.rule(3);
        network.layers()
                .forEach(
                        layer ->
                                page.row(
                                        layer.name(),
                                        List.of(
                                                layer.type(),
                                                layer.outputShape().toString(),
                                                Long.toString(layer.parameters()))));
        page.end();
    }

    private void training(CardTraining training, JsonMapper mapper) {
        page.heading(2, "Training");
        page.paragraph(
                "Weights of epoch %d of %d. Dropwise %s, libtorch %s, %s."
                        .formatted(
                                training.epoch(),
                                training.epochs(),
                                training.provenance().dropwise(),
                                training.provenance().libtorch(),
                                training.provenance().device()));
        page.code(
                "json",
                mapper.writerWithDefaultPrettyPrinter().writeValueAsString(training.spec()));
    }

    private void metrics(Measured measured) {
        page.heading(2, "Metrics");
        Map<String, Map<String, MetricEstimate>> parts = new LinkedHashMap<>();
        put(parts, "training", measured.train());
        put(parts, "validation", measured.validation());
        put(parts, "test", measured.test());
        if (parts.isEmpty()) {
            page.paragraph("Not measured: %s.".formatted(measured.unmeasured()));
            return;
        }
        page.paragraph("Dropout off; in parentheses intervals at 95 %.");
        page.row("metric", List.copyOf(parts.keySet()));
        page.rule(parts.size());
        for (String name : parts.values().iterator().next().keySet()) {
            page.row(
                    name,
                    parts.values().stream()
                            .map(part -> Objects.requireNonNull(part.get(name)))
                            .map(EstimateFormat::of)
                            .toList());
        }
        page.end();
    }

    private static void put(
            Map<String, Map<String, MetricEstimate>> parts,
            String part,
            @Nullable Metrics metrics) {
        if (metrics != null) {
            parts.put(part, MetricNames.of(metrics));
        }
    }

    private void calls(CardCalls calls) {
        page.heading(2, "How to ask it");
        page.paragraph(
                "Where keys are needed, each request has a header Authorization: Bearer with one, too.");
        page.code("sh", calls.curl());
        page.code("java", calls.java());
        page.code("python", calls.python());
    }
}
