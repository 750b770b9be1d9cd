package dev.dropwise.study.design;

import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Numbers that a study tries, each once. */
final class RepeatedNumbers {

    private RepeatedNumbers() {}

    /**
     * @param pointer to the list of them
     */
    static List<Fault> faults(String pointer, List<? extends Number> numbers) {
        List<Fault> faults = new ArrayList<>();
        Set<Number> seen = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (!seen.add(numbers.get(i))) {
                faults.add(
                        new Fault(
                                pointer + "/" + i,
                                "expected numbers that differ, received %s again"
                                        .formatted(numbers.get(i))));
            }
        }
        return faults;
    }
}
