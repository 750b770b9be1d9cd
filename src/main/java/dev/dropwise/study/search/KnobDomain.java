package dev.dropwise.study.search;

import tools.jackson.databind.JsonNode;

/** The values that a knob may have, as points on a line: numbers, or positions in a list. */
sealed interface KnobDomain permits SearchRange, ChoiceValues {

    /** The point of a value; NaN where it is none of the domain's. */
    double coordinate(JsonNode value);

    /** The value at a point. */
    JsonNode value(double coordinate);

    /** The point that so large a part of the domain lies before; every point is as likely. */
    double ofUnit(double share);

    /** How many points a grid has along this knob. */
    long gridSize();

    /** A point of the grid, counted from 0. */
    double gridCoordinate(long index);
}
