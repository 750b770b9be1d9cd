package dev.dropwise.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that is well-formed but cannot be carried out as written; carries all its faults, not
 * the first.
 */
public class Invalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public Invalid(List<Fault> faults) {
        super(faults.stream().map(Invalid::describe).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public Invalid(String pointer, String detail) {
        this(List.of(new Fault(pointer, detail)));
    }

    /** Throws when there are any faults. */
    public static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    public List<Fault> faults() {
        return faults;
    }

    private static String describe(Fault fault) {
        return fault.pointer().isEmpty() ? fault.detail() : fault.pointer() + ": " + fault.detail();
    }
}
