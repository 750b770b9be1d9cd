package dev.dropwise.study.search;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Any JSON values, in no order. */
record ChoiceValues(List<JsonNode> values) implements KnobDomain {

    int count() {
        return values.size();
    }

    @Override
    public double coordinate(JsonNode value) {
        int index = values.indexOf(value);
        return index < 0 ? Double.NaN : index;
    }

    @Override
    public JsonNode value(double coordinate) {
        return values.get((int) coordinate);
    }

    @Override
    public double ofUnit(double share) {
        return Math.min((int) (share * count()), count() - 1);
    }

    @Override
    public long gridSize() {
        return count();
    }

    @Override
    public double gridCoordinate(long index) {
        return index;
    }
}
