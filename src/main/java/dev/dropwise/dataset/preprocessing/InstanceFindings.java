package dev.dropwise.dataset.preprocessing;

import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.List;

/** What is found out about an instance while it is encoded, and is no fault. */
public final class InstanceFindings {

    private final boolean ignoresUnknown;
    private List<String> imputed = List.of();
    private List<Fault> warnings = List.of();

    /**
     * @param ignoresUnknown whether columns that training did not have are passed over, not faults
     */
    public InstanceFindings(boolean ignoresUnknown) {
        this.ignoresUnknown = ignoresUnknown;
    }

    boolean ignoresUnknown() {
        return ignoresUnknown;
    }

    void imputed(String column) {
        if (imputed.isEmpty()) {
            imputed = new ArrayList<>();
        }
        imputed.add(column);
    }

    void warn(String pointer, String detail) {
        if (warnings.isEmpty()) {
            warnings = new ArrayList<>();
        }
        warnings.add(new Fault(pointer, detail));
    }

    /** The columns whose values were missing, in their order. */
    public List<String> imputed() {
        return imputed;
    }

    /** Values far from all that training rows have, as pointers relative to the instance. */
    public List<Fault> warnings() {
        return warnings;
    }
}
