package dev.dropwise.support;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Classes of one package that all depend on one another, directly or through others of the package:
 * none can be understood alone. A nested class counts as a part of its outermost one. What counts
 * as a dependency is what ArchUnit sees in bytecode: supertypes, signatures, fields, calls,
 * annotations; not which classes a sealed type permits.
 */
public final class ClassCircles {

    private final Map<String, Set<String>> known = new TreeMap<>();

    private ClassCircles() {}

    /** The largest circle of each package, by the package's name. */
    public static Map<String, Set<String>> largest(JavaClasses classes) {
        Map<String, ClassCircles> packages = new TreeMap<>();
        for (JavaClass type : classes) {
            packages.computeIfAbsent(type.getPackageName(), name -> new ClassCircles()).add(type);
        }
        Map<String, Set<String>> circles = new LinkedHashMap<>();
        packages.forEach((name, types) -> circles.put(name, types.largest()));
        return circles;
    }

    private void add(JavaClass type) {
        Set<String> others = known.computeIfAbsent(outermost(type), name -> new TreeSet<>());
        type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(other -> other.getPackageName().equals(type.getPackageName()))
                .map(ClassCircles::outermost)
                .forEach(others::add);
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return name.replaceFirst("\\$.*", "");
    }

    private Set<String> largest() {
        Map<String, Set<String>> reached =
                known.keySet().stream().collect(Collectors.toMap(name -> name, this::reachedFrom));
        return known.keySet().stream()
                .map(
                        name ->
                                reached.get(name).stream()
                                        .filter(other -> reached.get(other).contains(name))
                                        .collect(Collectors.toCollection(TreeSet::new)))
                .max(Comparator.comparing(Set::size))
                .orElseGet(TreeSet::new);
    }

    private Set<String> reachedFrom(String start) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(Set.of(start));
        while (!next.isEmpty()) {
            for (String other : known.getOrDefault(next.remove(), Set.of())) {
                if (reached.add(other)) {
                    next.add(other);
                }
            }
        }
        return reached;
    }
}
