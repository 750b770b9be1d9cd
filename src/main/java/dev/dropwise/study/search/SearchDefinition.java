package dev.dropwise.study.search;

import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads what stands under {@code search}, with all that is wrong with it. */
final class SearchDefinition {

    private static final Set<String> NUMBER_MEMBERS =
            Set.of("type", "name", "from", "to", "step", "log");
    private static final Set<String> CHOICE_MEMBERS = Set.of("type", "name", "values");
    private static final int LONGEST_NAME = 100;

    /** Integers up to here are exact in floating point. */
    private static final double LARGEST_INTEGER = 0x1p53;

    /** Points are told apart by floating-point numbers up to here. */
    private static final double MOST_STEPS = 1e15;

    private final String pointer;
    private final JsonNode definition;
    private final List<Fault> faults;

    /**
     * @param pointer to the definition
     * @param faults receives what is wrong
     */
    SearchDefinition(String pointer, JsonNode definition, List<Fault> faults) {
        this.pointer = pointer;
        this.definition = definition;
        this.faults = faults;
    }

    @Nullable String name() {
        JsonNode name = definition.path("name");
        if (name.isMissingNode()) {
            return null;
        }
        boolean isName =
                name.isString()
                        && !name.asString().isBlank()
                        && name.asString().length() <= LONGEST_NAME;
        if (!isName) {
            fault("/name", "a name of 1 to %d letters".formatted(LONGEST_NAME), name);
        }
        return isName ? name.asString() : null;
    }

    /** Null where faults say why. */
    @Nullable KnobDomain domain() {
        JsonNode type = definition.path("type");
        return switch (type.asString("")) {
            case "float" -> range(false);
            case "int" -> range(true);
            case "choice" -> choice();
            default -> {
                fault("/type", "float, int or choice", type);
                yield null;
            }
        };
    }

    private @Nullable KnobDomain choice() {
        int before = faults.size();
        checkMembers(CHOICE_MEMBERS);
        JsonNode values = definition.path("values");
        List<JsonNode> different = new ArrayList<>();
        if (!values.isArray()) {
            fault("/values", "an array of at least 2 values", values);
        } else if (values.size() < 2) {
            fault("/values", "at least 2 values", values.size());
        }
        for (int i = 0; values.isArray() && i < values.size(); i++) {
            if (different.contains(values.get(i))) {
                fault("/values/" + i, "values that differ", values.get(i) + " again");
            }
            different.add(values.get(i));
        }
        return faults.size() == before ? new ChoiceValues(List.copyOf(different)) : null;
    }

    private @Nullable KnobDomain range(boolean isInteger) {
        int before = faults.size();
        checkMembers(NUMBER_MEMBERS);
        double from = number("from", isInteger);
        double to = number("to", isInteger);
        boolean hasStep = definition.has("step");
        double step = hasStep ? number("step", isInteger) : isInteger ? 1 : 0;
        boolean isLog = isLog();
        if (from >= to) {
            fault(
                    "",
                    "from < to",
                    "from %s and to %s".formatted(definition.path("from"), definition.path("to")));
        }
        if (isLog && from <= 0) {
            fault("/from", "from > 0 where log is true", definition.path("from"));
        }
        if (Double.isInfinite(to - from)) {
            fault("/to", "a range that is a finite number", definition.path("to"));
        }
        checkStep(hasStep, step, isLog, to - from);
        return faults.size() == before ? new SearchRange(isInteger, from, to, step, isLog) : null;
    }

    private void checkMembers(Set<String> members) {
        for (String name : definition.propertyNames()) {
            if (!members.contains(name)) {
                fault("", "no members but " + String.join(", ", new TreeSet<>(members)), name);
            }
        }
    }

    /** NaN, which no comparison holds for, where it is none. */
    private double number(String member, boolean isInteger) {
        JsonNode value = definition.path(member);
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        boolean isExpected =
                isInteger
                        ? number == Math.rint(number) && Math.abs(number) <= LARGEST_INTEGER
                        : Double.isFinite(number);
        if (!isExpected) {
            fault("/" + member, isInteger ? "an integer" : "a number", value);
        }
        return isExpected ? number : Double.NaN;
    }

    private boolean isLog() {
        JsonNode log = definition.path("log");
        if (!log.isMissingNode() && !log.isBoolean()) {
            fault("/log", "true or false", log);
        }
        return log.asBoolean(false);
    }

    private void checkStep(boolean hasStep, double step, boolean isLog, double range) {
        if (hasStep && step <= 0) {
            fault("/step", "step > 0", definition.path("step"));
        } else if (hasStep && range > 0 && step > range) {
            fault("/step", "a step of at most to - from = " + range, definition.path("step"));
        }
        if (hasStep && step > 0 && range / step > MOST_STEPS) {
            fault("/step", "at most 10^15 steps", definition.path("step"));
        }
        if (hasStep && isLog) {
            fault("/step", "either step or log", "both");
        }
    }

    private void fault(String where, String expected, Object received) {
        String what = received instanceof MissingNode ? "nothing" : received.toString();
        faults.add(
                new Fault(
                        pointer + where,
                        "expected %s, received %s".formatted(expected, shortened(what))));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }
}
