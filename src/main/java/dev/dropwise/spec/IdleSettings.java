package dev.dropwise.spec;

import dev.dropwise.layer.rate.ComponentFault;
import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.List;

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
            at.layer()
                    .spec()
                    .idleSetting()
                    .map(fault -> new Fault(at.pointer() + fault.pointer(), fault.message()))
                    .ifPresent(faults::add);
            LayerRegularizationFaults.idle(at)
                    .forEach(fault -> faults.add(fault.under(at.pointer() + "/regularization")));
        }
        return faults;
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
                                        rate.idleWithin(epochs)
                                                .map(fault -> fault(at, component, fault))
                                                .ifPresent(faults::add));
            }
        }
        return faults;
    }

    private static Fault fault(LayerAt at, String component, ComponentFault fault) {
        return new Fault(at.pointer() + "/" + component + fault.pointer(), fault.message());
    }
}
