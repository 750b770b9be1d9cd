package dev.dropwise.study.search;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Numbers from one to another, both included.
 *
 * @param to with a step, the last one that steps lead to
 * @param step between neighbours; 0 where there are no steps
 * @param isLog whether factors matter and not differences; then {@code from} is above 0
 */
record SearchRange(boolean isInteger, double from, double to, double step, boolean isLog)
        implements KnobDomain {

    /** Along ranges without steps, and of integers by factors. */
    static final int GRID_POINTS = 5;

    /** What a step may miss the end by, in steps. */
    private static final double ROUNDING = 1e-9;

    SearchRange {
        to = step == 0 ? to : stepped(from, step, Math.floor((to - from) / step + ROUNDING));
    }

    /** In decimal, so that 0.1 and two steps of 0.1 are 0.3. */
    private static double stepped(double from, double step, double steps) {
        return BigDecimal.valueOf(step)
                .multiply(BigDecimal.valueOf(steps))
                .add(BigDecimal.valueOf(from))
                .doubleValue();
    }

    boolean hasSteps() {
        return step > 0;
    }

    /** Where the range begins on its scale: half a step before its first number. */
    double low() {
        return scaled(from - step / 2);
    }

    /** Where the range ends on its scale: half a step after its last number. */
    double high() {
        return scaled(to + step / 2);
    }

    double scaled(double number) {
        return isLog ? StrictMath.log(number) : number;
    }

    /** The nearest number of the range. */
    double unscaled(double position) {
        double number = isLog ? StrictMath.exp(position) : position;
        double bounded = Math.min(Math.max(number, from), to);
        return hasSteps() ? stepped(from, step, Math.rint((bounded - from) / step)) : bounded;
    }

    @Override
    public double coordinate(JsonNode value) {
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        return number >= from && number <= to ? number : Double.NaN;
    }

    @Override
    public JsonNode value(double coordinate) {
        return isInteger
                ? JsonNodeFactory.instance.numberNode((long) coordinate)
                : JsonNodeFactory.instance.numberNode(coordinate);
    }

    @Override
    public double ofUnit(double share) {
        return unscaled(low() + share * (high() - low()));
    }

    @Override
    public long gridSize() {
        return hasSteps() && !isLog ? Math.round((to - from) / step) + 1 : points().length;
    }

    @Override
    public double gridCoordinate(long index) {
        return hasSteps() && !isLog ? stepped(from, step, (double) index) : points()[(int) index];
    }

    /** As far apart on the scale, without what rounding makes the same. */
    private double[] points() {
        double first = scaled(from);
        double distance = (scaled(to) - first) / (GRID_POINTS - 1);
        return IntStream.range(0, GRID_POINTS)
                .mapToDouble(i -> unscaled(first + i * distance))
                .distinct()
                .toArray();
    }
}
