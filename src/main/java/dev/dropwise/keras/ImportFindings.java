package dev.dropwise.keras;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What there is to say of a Keras document: notes where it was bent, faults where it broke. */
final class ImportFindings {

    /** Enough for people to read. */
    private static final int MOST = 1000;

    private final List<Note> notes = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> faulty = new HashSet<>();

    void note(String pointer, String message) {
        if (notes.size() < MOST) {
            notes.add(new Note(pointer, message));
        }
    }

    /** The first fault of a place stands for all; further ones mostly follow from it. */
    void fault(String pointer, String detail) {
        if (faults.size() < MOST && faulty.add(pointer)) {
            faults.add(new Fault(pointer, detail));
        }
    }

    boolean hasFaultsWithin(String pointer) {
        return faulty.stream().anyMatch(at -> at.startsWith(pointer + "/"));
    }

    void throwIfAnyFaults() {
        Invalid.throwIfAny(faults);
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }
}
