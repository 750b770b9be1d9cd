package dev.dropwise.evaluation;

import dev.dropwise.evaluation.RankedScores.Areas;

/**
 * How much every row of a class and of the others moves the areas under its curves.
 *
 * @param positive whether each row is of the class
 * @param roc of each row on the area under the ROC curve; zeros where it is not defined
 * @param precisionRecall of each row on average precision; likewise
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares influences
record AreaInfluences(
        Areas areas, int positives, boolean[] positive, double[] roc, double[] precisionRecall) {

    int negatives() {
        return positive.length - positives;
    }

    double rocVarianceOfPositives() {
        return squares(roc, true);
    }

    double rocVarianceOfNegatives() {
        return squares(roc, false);
    }

    double prVariance() {
        return squares(precisionRecall, true) + squares(precisionRecall, false);
    }

    private double squares(double[] influences, boolean kind) {
        double sum = 0;
        for (int row = 0; row < influences.length; row++) {
            sum += positive[row] == kind ? influences[row] * influences[row] : 0;
        }
        return sum;
    }
}
