package dev.dropwise.spec;

import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.List;

/** Augmentations that cannot be done, or would do nothing, as pointers into their list. */
final class AugmentationFaults {

    private AugmentationFaults() {}

    /** Whatever the network. */
    static List<Fault> of(TrainingSpec training, DataSignature data) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < training.augmentation().size(); i++) {
            AugmentationSpec augmentation = training.augmentation().get(i);
            String pointer = "/" + i;
            if (augmentation.needsImages() && data.input().rank() != 3) {
                faults.add(
                        new Fault(
                                pointer,
                                "expected a data set of images [channels, height, width] for "
                                        + augmentation.typeName()
                                        + ", received one of "
                                        + data.input()));
            }
            if (augmentation.needsClasses() && !data.hasOneClassification()) {
                faults.add(
                        new Fault(
                                pointer,
                                "expected one target of classes for "
                                        + augmentation.typeName()
                                        + ", received a data set with "
                                        + data.inWords()));
            }
            if (augmentation.mixesExamples() && training.rowsPerStep() == 1) {
                faults.add(
                        new Fault(
                                pointer,
                                "expected a batchSize of 2 or more for "
                                        + augmentation.typeName()
                                        + ", received 1"));
            }
            augmentation.fault().ifPresent(detail -> faults.add(new Fault(pointer, detail)));
        }
        return faults;
    }

    /** What does not go with the network. */
    static List<Fault> of(TrainingSpec training, Architecture network) {
        List<Fault> faults = new ArrayList<>();
        if (network.readsTokens()) {
            for (int i = 0; i < training.augmentation().size(); i++) {
                AugmentationSpec augmentation = training.augmentation().get(i);
                if (augmentation.changesAmounts()) {
                    faults.add(
                            new Fault(
                                    "/" + i,
                                    "expected nothing that changes amounts before an embedding, whose"
                                            + " inputs are none, received "
                                            + augmentation.typeName()));
                }
            }
        }
        return faults;
    }
}
