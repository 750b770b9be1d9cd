package dev.dropwise.study.search;

import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Finds the searches in a job and makes knobs of them, with all that is wrong with them. */
final class SearchReader {

    /** What a search may vary at most. */
    static final int MOST_KNOBS = 100;

    /** The name of the knob that sets all dropout rates. */
    static final String RATES = "rates";

    private final JsonNode job;
    private final List<Fault> faults = new ArrayList<>();
    private final List<FoundSearch> found = new ArrayList<>();
    private int searches;

    SearchReader(JsonNode job) {
        this.job = job;
    }

    List<Fault> faults() {
        return faults;
    }

    List<Knob> read() {
        visit("", job);
        if (searches == 0) {
            faults.add(
                    new Fault(
                            "",
                            "expected at least one value of the form {\"search\": {...}}, received none"));
        }
        checkRates();
        Map<String, List<FoundSearch>> groups = named();
        if (groups.size() > MOST_KNOBS) {
            faults.add(
                    new Fault(
                            "",
                            "expected at most %d searches, received %d"
                                    .formatted(MOST_KNOBS, groups.size())));
        }
        List<Knob> knobs = new ArrayList<>();
        groups.forEach((name, group) -> knobs.add(knob(name, group)));
        return knobs;
    }

    private void visit(String pointer, JsonNode node) {
        JsonNode search = node.path("search");
        if (!search.isObject()) {
            Pointers.forEachChild(pointer, node, (name, place, child) -> visit(place, child));
            return;
        }
        searches++;
        if (node.size() > 1) {
            Set<String> others = new TreeSet<>(node.propertyNames());
            others.remove("search");
            faults.add(
                    new Fault(
                            pointer,
                            "expected search alone, received also " + String.join(", ", others)));
        }
        SearchDefinition definition = new SearchDefinition(pointer + "/search", search, faults);
        String name = definition.name();
        KnobDomain domain = definition.domain();
        if (domain != null) {
            found.add(new FoundSearch(pointer, name, domain));
        }
    }

    /** The knob of all rates is at rates only, and no other is there. */
    private void checkRates() {
        if (found.stream().noneMatch(one -> RATES.equals(one.name()))) {
            return;
        }
        Set<String> rates = Set.copyOf(DropoutRates.in(job));
        for (FoundSearch one : found) {
            boolean isOfAll = RATES.equals(one.name());
            if (isOfAll && !rates.contains(one.place())) {
                faults.add(
                        new Fault(
                                one.definition() + "/name",
                                "expected \"rates\" at a dropout rate only, which all it sets are, received it elsewhere"));
            } else if (!isOfAll && rates.contains(one.place())) {
                faults.add(
                        new Fault(
                                one.definition(),
                                "expected no other search at a dropout rate where \"rates\" sets all, received one"));
            }
        }
    }

    private Map<String, List<FoundSearch>> named() {
        Map<String, Long> tails =
                found.stream()
                        .map(one -> one.name() == null ? Pointers.last(one.place()) : one.name())
                        .collect(Collectors.groupingBy(tail -> tail, Collectors.counting()));
        Map<String, List<FoundSearch>> groups = new LinkedHashMap<>();
        for (FoundSearch one : found) {
            String name = one.name() == null ? nameOf(one.place(), tails) : one.name();
            groups.computeIfAbsent(name, ignored -> new ArrayList<>()).add(one);
        }
        return groups;
    }

    private static String nameOf(String place, Map<String, Long> tails) {
        String tail = Pointers.last(place);
        boolean isIndex = tail.chars().allMatch(Character::isDigit);
        return isIndex || tail.equals(RATES) || tails.getOrDefault(tail, 0L) > 1 ? place : tail;
    }

    private Knob knob(String name, List<FoundSearch> group) {
        FoundSearch first = group.get(0);
        for (FoundSearch other : group) {
            if (!other.domain().equals(first.domain())) {
                faults.add(
                        new Fault(
                                other.definition(),
                                "expected the same definition of \"%s\" as at %s, received another"
                                        .formatted(name, first.definition())));
            }
        }
        Set<String> places =
                group.stream()
                        .map(FoundSearch::place)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (name.equals(RATES)) {
            places.addAll(DropoutRates.in(job));
        }
        return new Knob(name, List.copyOf(places), first.domain());
    }
}
