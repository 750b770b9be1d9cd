package dev.dropwise.report.study;

import dev.dropwise.study.result.CurvePoint;
import dev.dropwise.study.result.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Curves by what disturbs networks: those of one disturbance have an axis of their own. */
final class CurveGroups {

    /** Where nothing disturbs them. */
    static final String NONE = "";

    private CurveGroups() {}

    /** By disturbance, then by variant. */
    static Map<String, Map<String, List<CurvePoint>>> of(Map<String, List<CurvePoint>> curves) {
        Map<String, Map<String, List<CurvePoint>>> groups = new LinkedHashMap<>();
        curves.forEach(
                (variant, points) ->
                        points.forEach(
                                point ->
                                        groups.computeIfAbsent(
                                                        disturbance(point),
                                                        none -> new LinkedHashMap<>())
                                                .computeIfAbsent(variant, none -> new ArrayList<>())
                                                .add(point)));
        return groups;
    }

    /** Those of each depth by themselves, where it is varied, by names to show. */
    static Map<String, List<CurvePoint>> byDepth(Map<String, List<CurvePoint>> curves) {
        Map<String, List<CurvePoint>> apart = new LinkedHashMap<>();
        curves.forEach(
                (variant, points) ->
                        points.forEach(
                                point ->
                                        apart.computeIfAbsent(
                                                        name(variant, point.depth()),
                                                        none -> new ArrayList<>())
                                                .add(point)));
        return apart;
    }

    private static String name(String variant, @Nullable Integer depth) {
        return depth == null
                ? variant
                : variant + ", " + Figures.count(depth, "hidden layer", "hidden layers");
    }

    private static String disturbance(CurvePoint point) {
        return point.disturbance() == null ? NONE : point.disturbance();
    }
}
