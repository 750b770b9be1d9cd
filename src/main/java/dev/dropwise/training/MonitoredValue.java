package dev.dropwise.training;

import org.jspecify.annotations.Nullable;

/**
 * What a monitored metric of validation rows comes to.
 *
 * @param value null where none is monitored, or it is not defined for these rows
 */
record MonitoredValue(@Nullable Double value) {

    static final MonitoredValue NOTHING = new MonitoredValue(null);

    static MonitoredValue of(double value) {
        return Double.isFinite(value) ? new MonitoredValue(value) : NOTHING;
    }
}
