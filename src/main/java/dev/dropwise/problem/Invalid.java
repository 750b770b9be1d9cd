package dev.dropwise.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that is well-formed but cannot be carried out as written; carries all its faults, not
 * the first, up to a number of them.
 */
public class Invalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Enough for people to work on. */
    public static final int MOST = 100;

    private final transient List<Fault> faults;
    private final int count;

    public Invalid(List<Fault> faults) {
        this(faults, faults.size());
    }

    /**
     * @param faults those that were kept
     * @param count how many there are
     */
    public Invalid(List<Fault> faults, int count) {
        super(
                bounded(faults, count).stream()
                        .map(Invalid::describe)
                        .collect(Collectors.joining("; ")));
        this.faults = bounded(faults, count);
        this.count = count;
    }

    /** The first of them, and how many more there are. */
    private static List<Fault> bounded(List<Fault> faults, int count) {
        if (count <= MOST) {
            return List.copyOf(faults);
        }
        List<Fault> first = new ArrayList<>(faults.subList(0, Math.min(MOST, faults.size())));
        first.add(new Fault("", "and " + (count - first.size()) + " more faults"));
        return List.copyOf(first);
    }

    public Invalid(String pointer, String detail) {
        this(List.of(new Fault(pointer, detail)));
    }

    /** How many faults there are, those that are not among {@link #faults} included. */
    public int count() {
        return count;
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
