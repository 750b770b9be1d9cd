package dev.dropwise.engine;

import java.util.List;

/** Layers of one program do not fit in another; the message lists what does not. */
public class WeightTransferMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WeightTransferMismatch(List<String> mismatches) {
        super(String.join("; ", mismatches));
    }
}
