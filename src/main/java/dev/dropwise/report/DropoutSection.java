package dev.dropwise.report;

import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.inference.RowPredictions.Network;
import dev.dropwise.report.dropout.DropoutEffects;
import dev.dropwise.store.BlobStore;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** What dropout did to a network, measured on rows that it does not know where there are any. */
@Component
class DropoutSection {

    private static final int MOST_ROWS = 1_000;

    private final TorchRuntime torch;
    private final BlobStore blobs;

    DropoutSection(TorchRuntime torch, BlobStore blobs) {
        this.torch = torch;
        this.blobs = blobs;
    }

    DropoutEffects of(MeasuredRun measured) {
        Network network = measured.data().network();
        int[] rows = measured.of(measured.heldOut()).rows();
        int[] some = Arrays.copyOf(rows, Math.min(rows.length, MOST_ROWS));
        return DropoutEffects.of(
                torch,
                blobs.verified(network.checkpoint().blob()),
                network.plan().architecture(),
                measured.data().dataset().examples(some, network.preprocessing()).features());
    }
}
