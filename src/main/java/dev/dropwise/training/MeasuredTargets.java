package dev.dropwise.training;

import java.util.Map;

/**
 * How what is measured is told.
 *
 * @param classes whether targets are classes, not numbers
 * @param units of the targets by their names, in the order of the outputs: how much of a number's
 *     own unit one standardized unit is; 1 for classes
 */
record MeasuredTargets(boolean classes, Map<String, Double> units) {

    int count() {
        return units.size();
    }

    /** Of what is told of all targets together: several have units of their own. */
    double unit() {
        return units.size() > 1 ? 1 : units.values().iterator().next();
    }
}
