package dev.dropwise.export.python;

import dev.dropwise.layer.MultiHeadAttention;
import dev.dropwise.layer.PositionalEncoding;
import dev.dropwise.layer.RecurrentLayer;
import dev.dropwise.layer.TransformerEncoder;

/** Layers that look at the steps of sequences together. */
final class SequenceLayers {

    private SequenceLayers() {}

    static LayerCode recurrent(RecurrentLayer recurrent, LayerCall place) {
        String module =
                "nn.%s(%d, %d, %d, bidirectional=%s, batch_first=True)"
                        .formatted(
                                recurrent.gates() == 4 ? "LSTM" : "GRU",
                                place.input().last(),
                                recurrent.units(),
                                recurrent.layers(),
                                LayerCode.of(recurrent.bidirectional()));
        String call =
                "recur(%s, x, %s, zoneout=%s, sequences=%s)"
                        .formatted(
                                place.self(),
                                place.mask(),
                                place.network().rate(recurrent.zoneout()),
                                LayerCode.of(recurrent.returnSequences()));
        return LayerCode.module(module, call, "recur");
    }

    static LayerCode attention(MultiHeadAttention attention, LayerCall place) {
        String module =
                "nn.MultiheadAttention(%d, %d, batch_first=True)"
                        .formatted(place.input().last(), attention.heads());
        return LayerCode.module(module, call("attend", attention.causal(), place), "attend");
    }

    static LayerCode encoder(TransformerEncoder encoder, LayerCall place) {
        String module =
                "nn.TransformerEncoder(nn.TransformerEncoderLayer(%d, %d, %s, batch_first=True), %d, enable_nested_tensor=False)"
                        .formatted(
                                place.input().last(),
                                encoder.heads(),
                                encoder.derived(place.input()).get("feedForward"),
                                encoder.layers());
        return LayerCode.module(
                module, call("encode", encoder.causal(), place), "attend", "encode");
    }

    private static String call(String helper, boolean causal, LayerCall place) {
        return "%s(%s, x, %s, causal=%s)"
                .formatted(helper, place.self(), place.mask(), LayerCode.of(causal));
    }

    static LayerCode positions(PositionalEncoding positions, LayerCall place) {
        if (!positions.learned()) {
            return LayerCode.call("x + waves(x)", "waves");
        }
        String module = "Positions(%d, %d)".formatted(place.input().size(0), place.input().last());
        return LayerCode.module(module, place.self() + "(x)", "positions");
    }
}
