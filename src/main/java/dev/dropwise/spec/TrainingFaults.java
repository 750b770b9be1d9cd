package dev.dropwise.spec;

import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.List;

/** What contradicts itself or the data, or comes too late, as pointers into a training spec. */
final class TrainingFaults {

    private final TrainingSpec training;
    private final DataSignature data;
    private final List<Fault> faults = new ArrayList<>();

    private TrainingFaults(TrainingSpec training, DataSignature data) {
        this.training = training;
        this.data = data;
    }

    /** Whatever the network. */
    static List<Fault> of(TrainingSpec training, DataSignature data) {
        TrainingFaults found = new TrainingFaults(training, data);
        found.checkOptimizer();
        addUnder("/regularization", RegularizationFaults.of(training, data), found.faults);
        addUnder("/augmentation", AugmentationFaults.of(training, data), found.faults);
        found.checkEarlyStopping();
        return found.faults;
    }

    /** What does not go with the network. */
    static List<Fault> of(TrainingSpec training, Architecture network) {
        List<Fault> faults = new ArrayList<>();
        addUnder("/regularization", RegularizationFaults.of(training, network), faults);
        addUnder("/augmentation", AugmentationFaults.of(training, network), faults);
        return faults;
    }

    private void checkOptimizer() {
        training.optimizer().fault().ifPresent(fault -> faults.add(fault.under("/optimizer")));
        Double warmUp = training.optimizer().schedule().warmUp();
        if (warmUp != null && warmUp >= training.totalEpochs()) {
            add(
                    "/optimizer/schedule/warmUp",
                    "expected less than the %d epochs there are, received %s"
                            .formatted(training.totalEpochs(), warmUp));
        }
    }

    private void checkEarlyStopping() {
        EarlyStopping stopping = training.earlyStopping();
        if (stopping == null) {
            return;
        }
        checkMonitor(stopping.monitor());
        if (stopping.from() > training.totalEpochs()) {
            add(
                    "/earlyStopping/from",
                    "expected one of the %d epochs there are, received %d"
                            .formatted(training.totalEpochs(), stopping.from()));
        }
    }

    private void checkMonitor(Monitor monitor) {
        String pointer = "/earlyStopping/monitor";
        boolean validates = training.validation().fraction() > 0;
        if (monitor.needsValidation() && !validates) {
            add(
                    pointer,
                    "expected a train metric where nothing validates, received a validation one");
        }
        if (!monitor.fits(data)) {
            add(
                    pointer,
                    "expected one of %s for %s, received %s"
                            .formatted(
                                    String.join(", ", Monitor.names(data, validates)),
                                    data.inWords(),
                                    monitor.jsonName()));
        }
    }

    private static void addUnder(String pointer, List<Fault> found, List<Fault> faults) {
        found.forEach(fault -> faults.add(fault.under(pointer)));
    }

    private void add(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
    }
}
