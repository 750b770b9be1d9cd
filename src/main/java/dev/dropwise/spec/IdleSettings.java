package dev.dropwise.spec;

import dev.dropwise.layer.LateRate;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.LinearRate;
import dev.dropwise.layer.Rate;
import dev.dropwise.layer.RecurrentLayer;
import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a network that could never do anything: who asks for one believes that it does, so a
 * request with one is refused. What is stored already goes on being read.
 */
public final class IdleSettings {

    private IdleSettings() {}

    /** Those that are idle however the network is trained, as pointers into the model spec. */
    public static List<Fault> of(Architecture network) {
        List<Fault> faults = new ArrayList<>();
        for (LayerAt at : LayerAt.of(network)) {
            if (dropsBetweenNothing(at.layer().spec())) {
                faults.add(
                        new Fault(
                                at.pointer() + "/dropout",
                                "expected 0 where layers is 1: it drops between stacked layers,"
                                        + " recurrentDropout from the state; received a rate above 0"));
            }
            LayerRegularizationFaults.idle(at)
                    .forEach(fault -> faults.add(fault.under(at.pointer() + "/regularization")));
        }
        return faults;
    }

    private static boolean dropsBetweenNothing(LayerSpec layer) {
        return layer instanceof RecurrentLayer stack
                && stack.layers() == 1
                && stack.dropout().highest() > 0;
    }

    /** Rates that a training of so many epochs never comes to, as pointers into the model spec. */
    static List<Fault> within(Architecture network, int epochs) {
        List<Fault> faults = new ArrayList<>();
        for (LayerAt at : LayerAt.of(network)) {
            if (!at.isFrozen()) {
                at.layer()
                        .rates()
                        .forEach(
                                (component, rate) ->
                                        tooLate(rate, epochs)
                                                .map(fault -> fault.under("/" + component))
                                                .map(fault -> fault.under(at.pointer()))
                                                .ifPresent(faults::add));
            }
        }
        return faults;
    }

    private static Optional<Fault> tooLate(Rate rate, int epochs) {
        if (rate instanceof LinearRate linear && !linear.beginsWithin(epochs)) {
            return Optional.of(
                    new Fault(
                            "/from",
                            "expected an epoch before the last of %d, received %d"
                                    .formatted(epochs, linear.from())));
        }
        if (rate instanceof LateRate late && late.rate() > 0 && late.from() > epochs) {
            return Optional.of(
                    new Fault(
                            "/from",
                            "expected one of the %d epochs there are, received %d"
                                    .formatted(epochs, late.from())));
        }
        return rate.highest() > 0 && rate.highestIn(epochs) == 0
                ? Optional.of(
                        new Fault(
                                "",
                                "expected more epochs than one for a rate that grows from 0, received one"))
                : Optional.empty();
    }
}
