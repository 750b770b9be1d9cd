package dev.dropwise.training;

import dev.dropwise.category.CanonicalCategory;
import dev.dropwise.dataset.preprocessing.ClassTarget;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.SeveralTargets.Named;
import dev.dropwise.dataset.preprocessing.StandardizedTarget;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import dev.dropwise.spec.loss.GaussianNegativeLogLikelihood;
import dev.dropwise.spec.loss.LossSpec;
import java.util.Arrays;
import java.util.List;

/**
 * What the outputs of a network are made of those of a trained one: classes by their names, several
 * targets by theirs, values in their own units.
 */
final class OutputMatch {

    private final List<Named> ours;
    private final List<Named> theirs;
    private final LossSpec loss;
    private final AxisMatch.Builder match;

    private OutputMatch(List<Named> ours, List<Named> theirs, LossSpec loss) {
        this.ours = ours;
        this.theirs = theirs;
        this.loss = loss;
        int each = learnsNoise() ? 2 : values();
        match = new AxisMatch.Builder(each * theirs.size(), each * ours.size());
    }

    /**
     * @param outputs of the network
     * @param loss of the network
     */
    static AxisMatch of(TargetEncoding ours, TargetEncoding theirs, int outputs, LossSpec loss) {
        if (ours instanceof ClassTarget classes
                && theirs instanceof ClassTarget trained
                && outputs == classes.classes().size()) {
            return classes(classes.classes(), trained.classes());
        }
        // The name of a single target does not matter.
        return new OutputMatch(several(ours), several(theirs), loss).match();
    }

    /** Whether there is the logarithm of a variance for each value. */
    private boolean learnsNoise() {
        return loss instanceof GaussianNegativeLogLikelihood;
    }

    /** Of one target: its quantiles, or one. */
    private int values() {
        return Math.max(1, loss.predictedQuantiles().size());
    }

    private static List<Named> several(TargetEncoding target) {
        return target instanceof SeveralTargets several
                ? several.targets()
                : List.of(new Named("", target));
    }

    private static AxisMatch classes(List<String> ours, List<String> theirs) {
        int[] places = places(ours, theirs);
        if (places.length == 0) {
            return AxisMatch.different(otherClasses(ours, theirs));
        }
        AxisMatch.Builder match = new AxisMatch.Builder(theirs.size(), ours.size());
        for (int i = 0; i < places.length; i++) {
            match.add(i, places[i], 1);
        }
        return match.build();
    }

    /** Where the model has each class, however it is written; empty if its classes are others. */
    private static int[] places(List<String> ours, List<String> theirs) {
        int[] places =
                ours.stream().mapToInt(name -> CanonicalCategory.index(theirs, name)).toArray();
        boolean isEachThere =
                Arrays.stream(places).filter(place -> place >= 0).distinct().count()
                        == theirs.size();
        return isEachThere && ours.size() == theirs.size() ? places : new int[0];
    }

    private static String otherClasses(List<String> ours, List<String> theirs) {
        return "the classes are %s here and %s in the model".formatted(ours, theirs);
    }

    private AxisMatch match() {
        List<String> names = theirs.stream().map(Named::name).toList();
        for (int i = 0; i < ours.size(); i++) {
            int place = names.indexOf(ours.get(i).name());
            if (place < 0) {
                match.differ("the model has no target " + ours.get(i).name());
            } else {
                target(i, place);
            }
        }
        if (theirs.size() > ours.size()) {
            match.differ("the model has %d targets, not %d".formatted(theirs.size(), ours.size()));
        }
        return match.build();
    }

    private void target(int own, int place) {
        TargetEncoding mine = ours.get(own).encoding();
        TargetEncoding trained = theirs.get(place).encoding();
        if (mine instanceof StandardizedTarget value
                && trained instanceof StandardizedTarget other) {
            for (int i = 0; i < values(); i++) {
                int output = i * ours.size() + own;
                match.add(output, i * theirs.size() + place, other.std() / value.std());
                match.shift(output, (other.mean() - value.mean()) / value.std());
            }
            if (learnsNoise()) {
                match.add(ours.size() + own, theirs.size() + place, 1);
                match.shift(ours.size() + own, 2 * Math.log(other.std() / value.std()));
            }
        } else if (mine.classes().size() == 2 && trained.classes().size() == 2) {
            second(own, mine.classes(), place, trained.classes());
        } else {
            match.differ("one predicts classes, the other values");
        }
    }

    /** An output that scores the second of two classes scores the first one when it is negated. */
    private void second(int own, List<String> classes, int place, List<String> trained) {
        int[] places = places(classes, trained);
        if (places.length == 0) {
            match.differ(otherClasses(classes, trained));
        } else {
            match.add(own, place, places[0] == 0 ? 1 : -1);
        }
    }
}
