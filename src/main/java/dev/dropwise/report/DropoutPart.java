package dev.dropwise.report;

import dev.dropwise.report.dropout.DropoutEffects;
import dev.dropwise.report.dropout.LayerActivity;
import dev.dropwise.report.dropout.RealisedRate;
import dev.dropwise.report.dropout.ScalingAgreement;
import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.MarkdownPage;
import java.util.List;

/** What dropout did, and how the units of layers work together, in Markdown. */
final class DropoutPart {

    private final MarkdownPage page;

    DropoutPart(MarkdownPage page) {
        this.page = page;
    }

    void write(DropoutEffects effects) {
        rates(effects.rates());
        layers(effects.layers());
        agreement(effects.agreement());
    }

    private void rates(List<RealisedRate> rates) {
        if (rates.isEmpty()) {
            return;
        }
        page.heading(2, "Dropout");
        page.row("layer", List.of("rate", "dropped"));
        page.rule(2);
        for (RealisedRate rate : rates) {
            page.row(rate.layer(), numbers(rate.rate(), rate.realised()));
        }
        page.end();
    }

    private void layers(List<LayerActivity> layers) {
        if (layers.isEmpty()) {
            return;
        }
        page.heading(2, "Units of hidden layers");
        page.paragraph(
                "Sparsity is the share of activations that are 0; co-adaptation the mean absolute"
                        + " correlation of two units.");
        page.row("layer", List.of("units", "dead", "sparsity", "co-adaptation"));
        page.rule(4);
        for (LayerActivity layer : layers) {
            Double coAdaptation = layer.coAdaptation();
            page.row(
                    layer.layer(),
                    List.of(
                            Integer.toString(layer.units()),
                            Integer.toString(layer.deadUnits()),
                            EstimateFormat.number(layer.sparsity()),
                            coAdaptation == null ? "" : EstimateFormat.number(coAdaptation)));
        }
        page.end();
    }

    private void agreement(List<ScalingAgreement> agreement) {
        if (agreement.isEmpty()) {
            return;
        }
        page.heading(2, "One pass without dropout beside the mean of many with it");
        page.row("passes", List.of("mean difference", "same class"));
        page.rule(2);
        for (ScalingAgreement one : agreement) {
            page.row(Integer.toString(one.samples()), numbers(one.difference(), one.sameClass()));
        }
        page.end();
    }

    private static List<String> numbers(double first, double second) {
        return List.of(EstimateFormat.number(first), EstimateFormat.number(second));
    }
}
