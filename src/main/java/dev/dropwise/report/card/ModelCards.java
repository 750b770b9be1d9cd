package dev.dropwise.report.card;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.DatasetInsights;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.insight.Warning;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.inference.RowPredictions;
import dev.dropwise.inference.RowPredictions.Network;
import dev.dropwise.model.EnsembleMember;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.problem.Conflict;
import dev.dropwise.report.VersionMeasurement;
import dev.dropwise.report.VersionMeasurement.Measured;
import dev.dropwise.report.card.ModelCard.CardCalls;
import dev.dropwise.report.card.ModelCard.CardData;
import dev.dropwise.report.card.ModelCard.CardInput;
import dev.dropwise.report.card.ModelCard.CardLayer;
import dev.dropwise.report.card.ModelCard.CardNetwork;
import dev.dropwise.report.card.ModelCard.CardTraining;
import dev.dropwise.run.Run;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.Division;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what is to be known of versions. */
@Service
class ModelCards {

    private final ModelRegistry registry;
    private final Runs runs;
    private final RowPredictions predictions;
    private final DatasetInsights insights;
    private final VersionMeasurement measurement;
    private final JsonMapper mapper;

    ModelCards(
            ModelRegistry registry,
            Runs runs,
            RowPredictions predictions,
            DatasetInsights insights,
            VersionMeasurement measurement,
            JsonMapper mapper) {
        this.registry = registry;
        this.runs = runs;
        this.predictions = predictions;
        this.insights = insights;
        this.measurement = measurement;
        this.mapper = mapper;
    }

    /**
     * The card of a version.
     *
     * @param address of this service, as in {@code http://localhost:8080}
     */
    ModelCard of(String model, int number, String address) {
        ModelVersion version = registry.version(model, number);
        Network network = predictions.ofModel(model, number);
        Run run = runs.get(version.run());
        Dataset dataset = dataset(run.plan());
        CardData data = data(run, dataset);
        Measured measured = measurement.of(version);
        List<CardInput> inputs = CardInputs.of(network.preprocessing());
        String url = "%s/api/v1/models/%s/versions/%d/predict".formatted(address, model, number);
        return new ModelCard(
                model,
                number,
                version.description(),
                version.tags(),
                version.createdAt(),
                runs(version),
                data,
                network(network.plan().architecture()),
                new CardTraining(
                        network.checkpoint().epoch(),
                        run.epochs(),
                        run.plan().training(),
                        run.provenance()),
                measured,
                CardLimits.of(runs(version).size(), data, measured, inputs),
                inputs,
                calls(url, network.preprocessing(), dataset));
    }

    private static List<UUID> runs(ModelVersion version) {
        return version.isEnsemble()
                ? version.members().stream().map(EnsembleMember::run).toList()
                : List.of(version.run());
    }

    /** Null where it is gone, or another by now. */
    private @Nullable Dataset dataset(Plan plan) {
        try {
            return predictions.trainedOn(plan);
        } catch (Conflict gone) {
            return null;
        }
    }

    private CardData data(Run run, @Nullable Dataset dataset) {
        Plan plan = run.plan();
        Division division = run.provenance().split();
        List<String> columns =
                dataset == null
                        ? CardInputs.of(run.preprocessing()).stream().map(CardInput::name).toList()
                        : dataset.features().stream().map(Feature::name).toList();
        String target = dataset == null ? "target" : dataset.target().name();
        return new CardData(
                plan.dataset(),
                plan.datasetHash(),
                dataset == null ? null : dataset.rows(),
                division == null ? null : division.training(),
                division == null ? null : division.validation(),
                division == null ? null : division.test(),
                columns,
                CardInputs.targets(run.preprocessing(), target),
                dataset == null
                        ? List.of()
                        : insights.warnings(dataset).stream().map(Warning::message).toList());
    }

    private static CardNetwork network(Architecture architecture) {
        return new CardNetwork(
                architecture.input(),
                architecture.layers().stream().map(ModelCards::layer).toList(),
                architecture.parameters());
    }

    private static CardLayer layer(ShapedLayer layer) {
        return new CardLayer(
                layer.name(), layer.spec().typeName(), layer.output(), layer.parameters());
    }

    private CardCalls calls(String url, Preprocessing preprocessing, @Nullable Dataset dataset) {
        if (preprocessing instanceof ImagePreprocessing image) {
            return CallExamples.ofZeros(
                    url, image.shape().stream().reduce(1, (some, more) -> some * more));
        }
        Object instance =
                dataset == null || dataset.rows() == 0
                        ? Map.of()
                        : dataset.instance(dataset.rows() - 1);
        return CallExamples.of(url, instance, mapper);
    }
}
