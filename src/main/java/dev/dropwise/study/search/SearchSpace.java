package dev.dropwise.study.search;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The knobs of a search, in the order in which they stand in the job. A knob is a value of the form
 * {@code {"search": {"type": ..., "name": ...}}}: {@code "float"} or {@code "int"} with {@code
 * from}, {@code to} and perhaps {@code step} or {@code log}, {@code "choice"} with {@code values}.
 * Searches of one name are one knob; that named {@code "rates"} sets all dropout rates that the
 * model states.
 */
public record SearchSpace(List<Knob> knobs) {

    /** Points that a grid may have. */
    public static final int MOST_GRID_POINTS = 10_000;

    public SearchSpace {
        knobs = List.copyOf(knobs);
    }

    /**
     * Finds the knobs of a job.
     *
     * @throws Invalid with all faults, their pointers into the job
     */
    public static SearchSpace of(JsonNode job) {
        SearchReader reader = new SearchReader(job);
        List<Knob> knobs = reader.read();
        Invalid.throwIfAny(reader.faults());
        return new SearchSpace(knobs);
    }

    public List<String> names() {
        return knobs.stream().map(Knob::name).toList();
    }

    /** A copy of the job with a value at every place of every knob. */
    public JsonNode apply(JsonNode job, Map<String, JsonNode> values) {
        JsonNode applied = job.deepCopy();
        for (Knob knob : knobs) {
            JsonNode value = values.get(knob.name());
            if (value == null) {
                throw new IllegalArgumentException(
                        "expected a value of \"%s\", received none".formatted(knob.name()));
            }
            knob.places().forEach(place -> set(applied, place, value));
        }
        return applied;
    }

    private static void set(JsonNode job, String place, JsonNode value) {
        JsonNode parent = job.at(Pointers.parent(place));
        String last = Pointers.last(place);
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else {
            throw new IllegalArgumentException("expected a job with " + place + ", received none");
        }
    }

    /**
     * How many points a grid over all knobs has: every step and choice, and five points along a
     * range without steps or of integers by factors.
     */
    public BigInteger gridSize() {
        return knobs.stream()
                .map(knob -> BigInteger.valueOf(knob.domain().gridSize()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** What keeps a grid from being built, with pointers into the job. */
    public List<Fault> gridFaults() {
        BigInteger size = gridSize();
        if (size.compareTo(BigInteger.valueOf(MOST_GRID_POINTS)) <= 0) {
            return List.of();
        }
        long longest = knobs.stream().mapToLong(knob -> knob.domain().gridSize()).max().orElse(0);
        return knobs.stream()
                .filter(knob -> knob.domain().gridSize() == longest)
                .map(
                        knob ->
                                new Fault(
                                        knob.places().get(0) + "/search",
                                        "expected a grid of at most %d points, received %d of them, %d along this knob"
                                                .formatted(
                                                        MOST_GRID_POINTS,
                                                        size,
                                                        knob.domain().gridSize())))
                .toList();
    }

    /** The points of a setting, by knob; NaN where a value is missing or none of the domain's. */
    double[] coordinates(Map<String, JsonNode> values) {
        return knobs.stream()
                .mapToDouble(
                        knob -> {
                            JsonNode value = values.get(knob.name());
                            return value == null ? Double.NaN : knob.domain().coordinate(value);
                        })
                .toArray();
    }

    /** The setting at a point. */
    Map<String, JsonNode> values(double[] coordinates) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (int i = 0; i < coordinates.length; i++) {
            values.put(knobs.get(i).name(), knobs.get(i).domain().value(coordinates[i]));
        }
        return values;
    }
}
